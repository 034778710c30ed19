package dev.trivium.app.routes.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.route.Route;
import dev.trivium.yaml.ProblemException;
import org.junit.jupiter.api.Test;

/** What a route looks like, without a window. */
class DrawingTest {

    static final String HYBRID = """
            entry: preprocess
            steps:
              preprocess: {prepare: has_image, redact: [email]}
              has_image:
                choose: [{when: has_image, then: vision}]
                otherwise: long_or_code
              long_or_code:
                choose: [{when: input.tokens > 4000 or asks_for_code, then: reasoning_safe}]
                otherwise: cascade
              vision: {call: m/vision}
              cascade:
                fallback: [fast, reasoning_safe]
                check: {score: {judge: judge, at_least: 0.70}}
              fast: {call: m/fast}
              reasoning_safe: {fallback: [reasoning, backup], timeout: 20s}
              reasoning: {retry: {call: m/reasoning}, attempts: 2}
              backup: {call: m/backup}
              judge: {call: m/fast, temperature: 0}
            """;

    @Test
    void theHybridPolicyIsDrawnAsInThePicture() throws Exception {
        Drawing drawing = Drawing.of(route(HYBRID));

        assertThat(drawing.nodes())
                .extracting(DrawnNode::title)
                .containsExactlyInAnyOrder(
                        "Input",
                        "Preprocess",
                        "Has image?",
                        "Vision",
                        "Long or code?",
                        "Fast",
                        "reasoning.1",
                        "Backup",
                        "Judge",
                        "Output");
        assertThat(lines(drawing))
                .contains(
                        "input: > preprocess FLOW ",
                        "preprocess > has_image FLOW ",
                        "has_image > vision FLOW yes",
                        "has_image > long_or_code FLOW no",
                        "long_or_code > reasoning.1 FLOW yes",
                        "long_or_code > fast FLOW no",
                        "fast > reasoning.1 NEXT self-check < 0.70",
                        "reasoning.1 > backup NEXT on error, timeout 20s",
                        "backup > output: FLOW ",
                        "fast > output: FLOW ",
                        "vision > output: FLOW ",
                        "fast > judge JUDGE judged by");
        assertThat(lines(drawing)).noneMatch(line -> line.startsWith("judge > output"));
        assertThat(drawing.node("reasoning.1").orElseThrow().badges())
                .containsExactly(new DrawnNode.Badge("reasoning", "retry", "retry × 2"));
        assertThat(drawing.heads()).containsEntry("cascade", "fast").containsEntry("reasoning_safe", "reasoning.1");
    }

    @Test
    void theHybridPolicyStandsAsInThePicture() throws Exception {
        Layout layout = Layout.of(Drawing.of(route(HYBRID)), new TextWidths());

        assertThat(x(layout, "input:")).isLessThan(x(layout, "preprocess"));
        assertThat(x(layout, "preprocess")).isLessThan(x(layout, "has_image"));
        assertThat(x(layout, "has_image")).isLessThan(x(layout, "long_or_code"));
        assertThat(x(layout, "long_or_code")).isLessThan(x(layout, "fast"));
        assertThat(x(layout, "vision")).isEqualTo(x(layout, "backup"));
        assertThat(y(layout, "vision")).isLessThan(y(layout, "reasoning.1"));
        assertThat(y(layout, "reasoning.1")).isLessThan(y(layout, "backup"));
        assertThat(layout.boxes().get("output:").right() + Layout.MARGIN).isEqualTo(layout.width());
    }

    @Test
    void aSequenceIsALineOfItsSteps() throws Exception {
        Drawing drawing = Drawing.of(
                route(
                        "entry: s\nsteps:\n  s: {sequence: [a, b, c]}\n  a: {call: m/a}\n  b: {call: m/b}\n  c: {call: m/c}\n"));
        assertThat(lines(drawing))
                .containsExactlyInAnyOrder("input: > a FLOW ", "a > b FLOW ", "b > c FLOW ", "c > output: FLOW ");
    }

    @Test
    void answersOfAParallelStepMeetBeforeTheJudge() throws Exception {
        Drawing drawing = Drawing.of(route(
                "entry: p\nsteps:\n  p: {parallel: [a, b], aggregate: judge, by: j}\n  a: {call: m/a}\n  b: {call: m/b}\n"
                        + "  j: {call: m/c}\n"));
        assertThat(lines(drawing))
                .containsExactlyInAnyOrder(
                        "input: > p FLOW ",
                        "p > a FLOW ",
                        "p > b FLOW ",
                        "a > join:p FLOW ",
                        "b > join:p FLOW ",
                        "join:p > j FLOW by",
                        "j > output: FLOW ");
    }

    @Test
    void aFallbackWhoseFirstStepIsUsedElsewhereHasABoxSoThatNothingIsAmbiguous() throws Exception {
        Drawing drawing = Drawing.of(route(
                "entry: c\nsteps:\n  c: {choose: [{when: has_code, then: a}], otherwise: f}\n  f: {fallback: [a, b]}\n"
                        + "  a: {call: m/a}\n  b: {call: m/b}\n"));
        assertThat(lines(drawing))
                .contains("c > a FLOW yes", "c > f FLOW no", "f > a FLOW first", "f > b NEXT on error")
                .doesNotContain("a > b NEXT on error");
    }

    @Test
    void aStepThatNothingLeadsToIsDrawnAndSaysSo() throws Exception {
        Drawing drawing =
                Drawing.of(route("entry: a\nsteps:\n  a: {call: m/a}\n  lost: {retry: kept}\n  kept: {call: m/b}\n"));
        assertThat(drawing.node("kept").orElseThrow().reached()).isFalse();
        assertThat(drawing.node("a").orElseThrow().reached()).isTrue();
    }

    static Route route(String yaml) throws ProblemException {
        return Route.parse("r.route.yaml", "r", yaml);
    }

    private static java.util.List<String> lines(Drawing drawing) {
        return drawing.edges().stream()
                .map(edge -> edge.from() + " > " + edge.to() + " " + edge.kind() + " " + edge.label())
                .toList();
    }

    private static double x(Layout layout, String node) {
        return layout.box(node).orElseThrow().x();
    }

    private static double y(Layout layout, String node) {
        return layout.box(node).orElseThrow().y();
    }
}
