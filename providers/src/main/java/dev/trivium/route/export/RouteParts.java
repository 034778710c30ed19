package dev.trivium.route.export;

import dev.trivium.route.Condition;
import dev.trivium.route.Parallel;
import dev.trivium.route.Route;
import dev.trivium.route.RouteFile;
import dev.trivium.route.Step;
import dev.trivium.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything in a route that an export must account for: each step and wrapper, each condition and its comparisons, each
 * check and its parts, and each option that the file sets.
 *
 * <p>They are read off what {@link RouteFile} would write, so that a new option of a step is a new part by itself.
 */
public final class RouteParts {

    private static final Set<String> WRAPPERS = Set.of("prepare", "cache", "retry", "limit", "breaker");
    private static final int LONGEST = 100;

    private final List<Part> parts = new ArrayList<>();

    private RouteParts() {}

    /** In the order of the file; each path once. */
    public static List<Part> of(Route route) {
        RouteParts walk = new RouteParts();
        route.steps().forEach(walk::step);
        return walk.parts;
    }

    /** The comparisons, flags and searches of a condition, from left to right; the condition itself if it is one. */
    public static List<Condition> leaves(Condition condition) {
        List<Condition> leaves = new ArrayList<>();
        collect(condition, leaves);
        return leaves;
    }

    /** The names of the steps that requests can reach from a target on, the target's own first. */
    static Set<String> reachable(Route route, String target) {
        Set<String> reached = new LinkedHashSet<>();
        reach(route, target, reached);
        return reached;
    }

    static String whenPlace(int index) {
        return "choose[" + index + "].when";
    }

    /** @param leaf from 0 */
    static String leafPlace(int index, int leaf) {
        return whenPlace(index) + "#" + (leaf + 1);
    }

    private static void reach(Route route, String target, Set<String> reached) {
        Step step = route.steps().get(target);
        if (step != null && reached.add(target)) {
            step.targets().forEach(next -> reach(route, next, reached));
        }
    }

    private void step(String name, Step step) {
        Map<String, Object> plain = RouteFile.plain(step);
        String kind = step.kind();
        Object subject = plain.get(kind);
        boolean wrapper = WRAPPERS.contains(kind);
        String text = step instanceof Step.Choose choose ? words(choose) : kind + ": " + inline(subject);
        parts.add(new Part(name, "", wrapper ? Part.Kind.WRAPPER : Part.Kind.STEP, cut(text)));
        if (step instanceof Step.Choose choose) {
            conditions(name, choose);
        } else if (subject instanceof List<?> items) {
            items(name, kind, items);
        }
        plain.forEach((key, value) -> {
            // Where a step leads is told by the line of the step itself.
            boolean leads = key.equals("otherwise") || (key.equals("by") && step instanceof Parallel);
            if (!key.equals(kind) && !leads) {
                option(name, key, value);
            }
        });
    }

    private void conditions(String name, Step.Choose choose) {
        for (int i = 0; i < choose.whens().size(); i++) {
            Condition condition = choose.whens().get(i).condition();
            parts.add(new Part(name, whenPlace(i), Part.Kind.CONDITION, cut(condition.text())));
            List<Condition> leaves = leaves(condition);
            for (int leaf = 0; leaf < leaves.size() && leaves.get(0) != condition; leaf++) {
                parts.add(new Part(
                        name,
                        leafPlace(i, leaf),
                        Part.Kind.CONDITION,
                        cut(leaves.get(leaf).text())));
            }
        }
    }

    /** Options of the single items, such as the weight of a share. */
    private void items(String name, String kind, List<?> items) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Map<?, ?> item) {
                String place = kind + "[" + i + "].";
                item.forEach((key, value) -> {
                    if (!key.equals("step")) {
                        parts.add(new Part(name, place + key, Part.Kind.OPTION, cut(key + ": " + inline(value))));
                    }
                });
            }
        }
    }

    private void option(String name, String key, Object value) {
        boolean check = key.equals("check");
        parts.add(new Part(name, key, check ? Part.Kind.CHECK : Part.Kind.OPTION, cut(key + ": " + inline(value))));
        if (check && value instanceof Map<?, ?> items) {
            items.forEach((item, inner) ->
                    parts.add(new Part(name, key + "." + item, Part.Kind.CHECK, cut(item + ": " + inline(inner)))));
        }
    }

    private static void collect(Condition condition, List<Condition> leaves) {
        if (condition instanceof Condition.All all) {
            all.items().forEach(item -> collect(item, leaves));
        } else if (condition instanceof Condition.Any any) {
            any.items().forEach(item -> collect(item, leaves));
        } else if (condition instanceof Condition.Not not) {
            collect(not.item(), leaves);
        } else {
            leaves.add(condition);
        }
    }

    private static String words(Step.Choose choose) {
        int count = choose.whens().size();
        return "choose: " + count + (count == 1 ? " condition" : " conditions") + ", otherwise " + choose.otherwise();
    }

    private static String inline(@Nullable Object value) {
        return value instanceof String text ? text.strip().replaceAll("\\s+", " ") : YamlWriter.inline(value);
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)).stripTrailing() + "…";
    }
}
