package dev.trivium.route.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.route.Parallel;
import dev.trivium.route.RandomRoutes;
import dev.trivium.route.Route;
import dev.trivium.route.RouteFile;
import dev.trivium.route.Step;
import dev.trivium.yaml.YamlNode;
import dev.trivium.yaml.YamlReader;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RoutePartsTest {

    /** Keys that only say where a step leads. */
    private static final Set<String> TARGETS = Set.of("then", "otherwise", "step");

    @Property(tries = 300)
    void everyKeyOfTheFileIsAPart(@ForAll long seed) throws Exception {
        Route route = RandomRoutes.of(seed);
        List<Part> parts = RouteParts.of(route);
        Set<String> paths = parts.stream().map(Part::path).collect(Collectors.toSet());
        assertThat(paths).hasSize(parts.size());
        assertThat(paths).containsAll(route.steps().keySet());

        // A fresh reading of the written text, which knows nothing of how parts are found.
        Route alone = flat(route);
        YamlNode.Mapping root = (YamlNode.Mapping) YamlReader.read("r", RouteFile.write(alone));
        YamlNode.Mapping steps = (YamlNode.Mapping) root.entries().get("steps").value();
        Set<String> keys = new HashSet<>();
        steps.entries().forEach((name, entry) -> {
            YamlNode.Mapping step = (YamlNode.Mapping) entry.value();
            step.entries().forEach((key, value) -> collect(name, key, key, value.value(), alone, keys));
        });
        Set<String> own = RouteParts.of(alone).stream()
                .filter(part -> !part.place().contains("#"))
                .map(Part::path)
                .collect(Collectors.toSet());
        assertThat(own).isEqualTo(keys);
    }

    private static void collect(String name, String place, String key, YamlNode value, Route route, Set<String> keys) {
        boolean kind = route.steps().get(name).kind().equals(place);
        if (kind) {
            keys.add(name);
        } else if (!TARGETS.contains(key) && !(key.equals("by") && route.steps().get(name) instanceof Parallel)) {
            keys.add(name + "." + place);
        }
        if (value instanceof YamlNode.Sequence items && kind) {
            for (int i = 0; i < items.items().size(); i++) {
                if (items.items().get(i) instanceof YamlNode.Mapping item) {
                    String at = place + "[" + i + "].";
                    item.entries()
                            .forEach((inner, entry) -> collect(
                                    name, at + inner, inner, new YamlNode.Scalar(0, "", "", true), route, keys));
                }
            }
        }
        if (value instanceof YamlNode.Mapping items && place.equals("check")) {
            items.entries().forEach((inner, entry) -> keys.add(name + ".check." + inner));
        }
    }

    /** Steps written in place get names of their own, so that the file shows each by itself. */
    private static Route flat(Route route) {
        Map<String, Step> steps = new LinkedHashMap<>();
        route.steps()
                .forEach((name, step) -> steps.put(
                        name.replace('.', '_'),
                        step.match(new Retargeting(target -> target, target -> target.replace('.', '_')))));
        return new Route(route.name(), route.description(), route.entry().replace('.', '_'), steps);
    }

    @Test
    void comparisonsOfACompoundConditionAreParts() throws Exception {
        Route route = Route.parse("r", "r", """
                entry: a
                steps:
                  a:
                    choose: [{when: input.tokens > 4 and not has_image, then: b}]
                    otherwise: b
                  b: {call: m/x, temperature: 0.5}
                """);
        assertThat(RouteParts.of(route))
                .extracting(Part::path)
                .containsExactly(
                        "a", "a.choose[0].when", "a.choose[0].when#1", "a.choose[0].when#2", "b", "b.temperature");
    }

    @Test
    void routesThatAreUsedAreLaidIn() throws Exception {
        Route used = Route.parse("u", "used", "entry: x\nsteps: {x: {use: y}, y: {call: m/2}}");
        Route route = Route.parse("r", "r", "entry: a\nsteps: {a: {use: route/used}, b: {use: route/gone}}");
        Route whole = Inlining.of(route, new SameEverywhere(used));
        assertThat(whole.steps().keySet()).containsExactly("a", "b", "route/used:x", "route/used:y", "route/gone");
        assertThat(whole.steps().get("a").targets()).containsExactly("route/used:x");
        assertThat(whole.steps().get("route/used:x").targets()).containsExactly("route/used:y");
    }
}
