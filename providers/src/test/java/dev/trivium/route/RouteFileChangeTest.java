package dev.trivium.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Parameters;
import dev.trivium.yaml.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Several changes to a route's file at once. */
class RouteFileChangeTest {

    private static final String TEXT = """
            # Where it begins
            entry: first
            steps:
              # decides
              first:
                choose:
                  - when: has_code   # code
                    then: quick
                  # long ones
                  - when: input.tokens > 400
                    then: careful
                otherwise: quick
              quick: {call: m/a}
              careful:
                fallback: [quick, {call: m/b}]   # in order
                timeout: 5s
            # the end
            """;

    @Test
    void aConditionChangesOnItsOwnLine() throws Exception {
        Step.Choose first = (Step.Choose) file().route().steps().get("first");
        List<Step.When> whens = List.of(
                new Step.When(Condition.Flag.HAS_IMAGE, "quick"), first.whens().get(1));
        assertThat(with("first", new Step.Choose(whens, "careful")).text())
                .isEqualTo(TEXT.replace("has_code ", "has_image ").replace("otherwise: quick", "otherwise: careful"));
    }

    @Test
    void waysOutComeAndGoAsLines() throws Exception {
        Step.Choose first = (Step.Choose) file().route().steps().get("first");
        Step.When more = new Step.When(Condition.Flag.ASKS_FOR_JSON, "quick");
        RouteFile added = with(
                "first",
                new Step.Choose(
                        List.of(first.whens().get(0), more, first.whens().get(1)), "quick"));
        assertThat(added.text())
                .contains(
                        "# code\n        then: quick\n      - when: asks_for_json\n        then: quick\n      # long ones");
        RouteFile fewer = with("first", new Step.Choose(first.whens().subList(0, 1), "quick"));
        assertThat(fewer.text())
                .isEqualTo(TEXT.replace("      - when: input.tokens > 400\n        then: careful\n", ""));
    }

    @Test
    void theLastStepCanGoWhileAnotherComes() throws Exception {
        Map<String, Step> steps = new LinkedHashMap<>(file().route().steps());
        steps.remove("careful");
        steps.remove("careful.2");
        steps.put("sure", new Step.Call(ModelAddress.parse("m/c"), Parameters.NONE));
        Step.Choose first = (Step.Choose) file().route().steps().get("first");
        steps.put("first", new Step.Choose(first.whens().subList(0, 1), "sure"));
        RouteFile changed = file().with("first", steps);
        assertThat(changed.text())
                .contains("# decides", "# code", "\n  sure:\n    call: m/c\n", "# the end")
                .doesNotContain("careful");
        assertThat(changed.route().steps().keySet()).containsExactly("first", "quick", "sure");
    }

    @Test
    void stepsThatAreNoRouteAreRefused() {
        assertThatThrownBy(() -> with("first", new Step.Use("first"))).isInstanceOf(ProblemException.class);
    }

    @Property(tries = 400)
    void anyRouteBecomesAnyOther(@ForAll long from, @ForAll long to) throws Exception {
        Route target = RandomRoutes.of(to);
        RouteFile file = RouteFile.parse("r", "r", RouteFile.write(RandomRoutes.of(from)));
        RouteFile changed = file.with(target.entry(), target.steps());
        assertThat(changed.route().entry()).isEqualTo(target.entry());
        assertThat(changed.route().steps()).isEqualTo(target.steps());
    }

    private static RouteFile with(String name, Step step) throws ProblemException {
        Map<String, Step> steps = new LinkedHashMap<>(file().route().steps());
        steps.put(name, step);
        return file().with(file().route().entry(), steps);
    }

    private static RouteFile file() throws ProblemException {
        return RouteFile.parse("r.route.yaml", "r", TEXT);
    }
}
