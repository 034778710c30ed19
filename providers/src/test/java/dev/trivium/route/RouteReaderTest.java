package dev.trivium.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Parameters;
import dev.trivium.yaml.Problem;
import dev.trivium.yaml.ProblemException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteReaderTest {

    private static final String GOOD = """
            description: Short prompts to the fast model.
            entry: by_length
            steps:
              by_length:
                choose:
                  - when: input.tokens > 400 or metadata.tier = "gold"
                    then: careful
                  - when: input.turns >= 3
                    then: { use: route/long-talks }
                otherwise: quick
              quick:
                call: demo-openai/fast
                temperature: 0
                max_tokens: 200
                stop: [END]
              careful:
                fallback: [ { call: demo-anthropic/thorough }, quick ]
                on: [rate_limit, overloaded]
            """;

    @Test
    void readsEveryKindOfStepInTheOrderOfTheFile() throws Exception {
        Route route = Route.parse("r.route.yaml", "r", GOOD);
        assertThat(route.address()).isEqualTo(ModelAddress.parse("route/r"));
        assertThat(route.description()).isEqualTo("Short prompts to the fast model.");
        assertThat(route.steps().keySet()).containsExactly("by_length", "by_length.2", "quick", "careful", "careful.1");
        assertThat(route.step("by_length"))
                .isEqualTo(new Step.Choose(
                        List.of(
                                new Step.When(
                                        Condition.parse("input.tokens > 400 or metadata.tier = \"gold\""), "careful"),
                                new Step.When(Condition.parse("input.turns >= 3"), "by_length.2")),
                        "quick"));
        assertThat(route.step("by_length.2")).isEqualTo(new Step.Use("route/long-talks"));
        assertThat(route.step("quick"))
                .isEqualTo(new Step.Call(
                        ModelAddress.parse("demo-openai/fast"),
                        Parameters.NONE.withTemperature(0.0).withMaxTokens(200).withStop(List.of("END"))));
        assertThat(((Step.Fallback) route.steps().get("careful")).on())
                .containsExactly(ErrorKind.RATE_LIMIT, ErrorKind.OVERLOADED);
        assertThat(route.routes()).containsExactly(ModelAddress.route("long-talks"));
        assertThat(route.models()).hasSize(2);
    }

    @Test
    void aFallbackWithoutOnTakesTheUsualFailures() throws Exception {
        Route route = Route.parse("f", "r", "entry: a\nsteps:\n  a: {fallback: [{call: m/a}, {call: m/b}]}\n");
        assertThat(((Step.Fallback) route.steps().get("a")).on())
                .isEqualTo(Step.Fallback.USUAL)
                .doesNotContain(ErrorKind.CANCELLED, ErrorKind.AUTHENTICATION, ErrorKind.INVALID_REQUEST);
    }

    @Test
    void theSampleRouteIsRight() throws Exception {
        try (InputStream in = Route.class.getResourceAsStream("/dev/trivium/sample/routes/demo-hybrid.route.yaml")) {
            String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Route route = Route.parse("demo-hybrid.route.yaml", "demo-hybrid", yaml);
            assertThat(route.models()).allMatch(model -> model.connection().startsWith("demo-"));
        }
    }

    @Test
    void unknownKeysAreNamedWithTheKnownOnes() {
        Problem problem = only(GOOD.replace("temperature: 0", "temprature: 0"));
        assertThat(problem.line()).isEqualTo(13);
        assertThat(problem.path()).isEqualTo("steps.quick.temprature");
        assertThat(problem.remedy()).contains("temperature");
    }

    @Test
    void aStepWithoutAKindOrWithTwoIsRefused() {
        Problem none = only(GOOD.replace("call: demo-openai/fast", "cal: demo-openai/fast"));
        assertThat(none.path()).isEqualTo("steps.quick");
        assertThat(none.what()).contains("does not say what kind");
        assertThat(none.remedy()).contains("call, choose, fallback, use");
        assertThat(only(GOOD.replace("    temperature: 0", "    use: careful")).what())
                .contains("more than one kind: call, use");
    }

    @Test
    void unknownStepsAreNamedWithTheirLineAndTheKnownOnes() {
        Problem problem = only(GOOD.replace("otherwise: quick", "otherwise: quik"));
        assertThat(problem.line()).isEqualTo(10);
        assertThat(problem.path()).isEqualTo("steps.by_length.otherwise");
        assertThat(problem.remedy()).contains("by_length, quick, careful").doesNotContain("careful.1");
        assertThat(only(GOOD.replace("entry: by_length", "entry: start")).line())
                .isEqualTo(2);
        assertThat(only(GOOD.replace("otherwise: quick", "otherwise: route/")).line())
                .isEqualTo(10);
    }

    @Test
    void unknownKindsOfFailureAreNamedWithTheKnownOnes() {
        Problem problem = only(GOOD.replace("overloaded]", "ratelimit]"));
        assertThat(problem.line()).isEqualTo(18);
        assertThat(problem.remedy()).contains("rate_limit").doesNotContain("cancelled");
        assertThat(only(GOOD.replace("overloaded]", "cancelled]")).path()).isEqualTo("steps.careful.on");
    }

    @Test
    void aMissingEntryAndMissingStepsAreNamed() {
        assertThat(only(GOOD.replace("entry: by_length\n", "")).path()).isEqualTo("entry");
        List<Problem> problems = problems("description: x\n");
        assertThat(problems).extracting(Problem::path).containsExactlyInAnyOrder("entry", "steps");
    }

    @Test
    void aConditionIsReadWithItsLine() {
        Problem problem = only(GOOD.replace("input.turns >= 3", "input.turn >= 3"));
        assertThat(problem.line()).isEqualTo(8);
        assertThat(problem.what()).contains("input.turn");
        assertThat(problem.remedy()).contains("input.turns");
    }

    @Test
    void modelsAndRoutesAreNotMistakenForEachOther() {
        assertThat(only(GOOD.replace("call: demo-openai/fast", "call: fast")).remedy())
                .contains("connection/model");
        assertThat(only(GOOD.replace("call: demo-openai/fast", "call: route/x")).remedy())
                .contains("use: route/x");
    }

    @Test
    void parametersOutOfRangeAreNamed() {
        assertThat(only(GOOD.replace("max_tokens: 200", "max_tokens: 0")).line())
                .isEqualTo(14);
        assertThat(only(GOOD.replace("temperature: 0", "temperature: -1")).what())
                .contains("0 or more");
        assertThat(only(GOOD.replace("temperature: 0", "top_p: 2")).what()).contains("at most 1");
        assertThat(only(GOOD.replace("temperature: 0", "temperature: NaN")).what())
                .contains("0 or more");
    }

    @Test
    void stepsThatLeadBackToThemselvesAreRefused() {
        Problem problem = only(GOOD.replace("quick ]", "by_length ]"));
        assertThat(problem.line()).isPositive();
        assertThat(problem.what()).contains("by_length → careful → by_length");
        assertThat(only("entry: a\nsteps:\n  a: {use: a}\n").what()).contains("a → a");
    }

    @Test
    void routesThatLeadBackToEachOtherAreFound() throws Exception {
        Route a = Route.parse("a", "a", "entry: s\nsteps:\n  s: {use: route/b}\n");
        Route b = Route.parse("b", "b", "entry: s\nsteps:\n  s: {fallback: [{call: m/x}, route/a]}\n");
        Route c = Route.parse("c", "c", "entry: s\nsteps:\n  s: {use: route/b}\n");
        assertThat(Cycles.among(List.of(c, a, b))).containsExactly("route/b", "route/a", "route/b");
        assertThat(Cycles.among(List.of(c, a))).isEmpty();
    }

    @Test
    void everyMistakeOfAFileIsListedInItsOrder() {
        List<Problem> problems = problems(GOOD.replace("otherwise: quick", "otherwise: nowhere")
                .replace("entry: by_length", "entry: gone")
                .replace("max_tokens: 200", "max_token: 200"));
        assertThat(problems).extracting(Problem::line).containsExactly(2, 10, 14);
    }

    @Test
    void namesAndEmptyStepsAreChecked() {
        assertThat(only("entry: a\nsteps:\n  a: {call: m/a}\n  b.c: {call: m/a}\n")
                        .remedy())
                .contains("letters");
        assertThat(only("entry: a\nsteps:\n  a: {call: m/a}\n  b:\n").line()).isEqualTo(4);
        assertThat(only("entry: a\nsteps:\n  a: m/a\n").what()).contains("must say what it does");
        assertThat(only("entry: a\nsteps:\n  a: {fallback: [{call: m/a}]}\n").what())
                .contains("at least two");
        assertThat(only("entry: a\nsteps:\n  a: {choose: [], otherwise: {call: m/a}}\n")
                        .what())
                .contains("nothing to choose");
    }

    private static Problem only(String yaml) {
        List<Problem> problems = problems(yaml);
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).file()).isEqualTo("r.route.yaml");
        return problems.get(0);
    }

    private static List<Problem> problems(String yaml) {
        ProblemException e = catchThrowableOfType(ProblemException.class, () -> Route.parse("r.route.yaml", "r", yaml));
        assertThat(e).isNotNull();
        return e.problems();
    }
}
