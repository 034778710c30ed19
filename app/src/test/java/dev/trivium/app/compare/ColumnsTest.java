package dev.trivium.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.app.controls.Slots;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ErrorKind;
import dev.trivium.compare.Column;
import dev.trivium.compare.SampleSummary;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Columns with their own parameters, several samples, and what a person does with columns. */
class ColumnsTest {

    private final CompareFixture fixture =
            new CompareFixture().model("a/one", "One", false, script -> {}).model("b/two", "Two", false, script -> {});
    private final CompareViewModel screen = fixture.screen(new Slots());

    @BeforeEach
    void columns() {
        screen.addColumn(fixture.choice("a/one"));
        screen.addColumn(fixture.choice("b/two"));
        screen.prompt().userProperty().set("Say hello.");
    }

    @Test
    void aColumnIsAskedWithItsOwnParametersAndThePromptsForTheRest() {
        field(screen.parameters(), "compare-temperature", "0.2");
        field(screen.parameters(), "compare-seed", "7");
        field(pane(0).overrides(), "compare-temperature", "0.7");
        pane(0).overrides().stop().textProperty().set("END, ###");
        run();

        var own = fixture.model("a/one").requests().get(0).parameters();
        assertThat(own.temperature()).isEqualTo(0.7);
        assertThat(own.seed()).isEqualTo(7);
        assertThat(own.stop()).containsExactly("END", "###");
        var other = fixture.model("b/two").requests().get(0).parameters();
        assertThat(other.temperature()).isEqualTo(0.2);
        assertThat(other.stop()).isEmpty();
    }

    @Test
    void theChipSaysOnlyWhatDiffersFromThePrompt() {
        field(screen.parameters(), "compare-temperature", "0.2");
        field(pane(0).overrides(), "compare-temperature", "0.7");
        field(pane(0).overrides(), "compare-thinking", "Low");
        assertThat(pane(0).parameterChipProperty().get()).isEqualTo("0.7 · low");
        assertThat(pane(1).parameterChipProperty().get()).isEmpty();

        field(screen.parameters(), "compare-temperature", "0.7");
        assertThat(pane(0).parameterChipProperty().get()).isEqualTo("low");

        field(pane(0).overrides(), "compare-max-tokens", "64");
        field(pane(0).overrides(), "compare-seed", "3");
        assertThat(pane(0).parameterChipProperty().get()).isEqualTo("low · max 64 +1");
    }

    @Test
    void aWrongParameterOfAColumnStopsTheRunAndNamesTheColumn() {
        field(pane(1).overrides(), "compare-temperature", "hot");
        run();

        assertThat(screen.problemProperty().get()).startsWith("Two: Temp. takes");
        assertThat(fixture.model("a/one").requests()).isEmpty();
    }

    @Test
    void samplesAskEachColumnSeveralTimesAndTheEstimateSaysSo() {
        screen.samplesProperty().set(3);
        assertThat(screen.estimatedCostProperty().get()).isEqualTo("estimated $0.0264 for 2 columns × 3");
        run();

        assertThat(fixture.model("a/one").requests()).hasSize(3);
        assertThat(fixture.model("b/two").requests()).hasSize(3);
        assertThat(fixture.model("a/one").requests())
                .extracting(request -> request.metadata().get(Column.SAMPLE))
                .containsExactly("1", "2", "3");
    }

    @Test
    void theColumnShowsOneSampleAndTheOthersAreAStepAway() {
        screen.samplesProperty().set(3);
        run();
        say("a/one", 0, "Yes.");
        say("a/one", 1, "No, never.");
        fixture.pulse();

        assertThat(pane(0).answerText()).isEqualTo("Yes.");
        assertThat(pane(0).state()).isEqualTo(PaneState.DONE);
        assertThat(pane(0).running()).isTrue();
        assertThat(pane(0).canRetry()).isFalse();

        screen.stepSample(pane(0), 1);
        assertThat(pane(0).answerText()).isEqualTo("No, never.");
        assertThat(pane(0).figures().tokensProperty().get()).isEqualTo("3 → 5");

        screen.stepSample(pane(0), 1);
        assertThat(pane(0).state()).isEqualTo(PaneState.ASKED);
        say("a/one", 2, "Yes. ");
        fixture.pulse();
        assertThat(pane(0).answerText()).isEqualTo("Yes. ");
        assertThat(pane(0).running()).isFalse();

        screen.stepSample(pane(0), 1);
        assertThat(pane(0).samples().shownProperty().get()).isEqualTo(2);
    }

    @Test
    void theSamplesOfAColumnAreSummedUpAsTheyEnd() {
        screen.samplesProperty().set(3);
        run();
        say("a/one", 0, "Yes.");
        say("a/one", 2, "Yes.\n");
        fixture.model("a/one")
                .scripts()
                .get(1)
                .at(1)
                .fail(ChatError.of(ErrorKind.TRUNCATED, "It broke off.", "", ""), 1);
        fixture.pulse();

        SampleSummary summary = pane(0).samples().summaryProperty().get();
        assertThat(summary.asked()).isEqualTo(3);
        assertThat(summary.answered()).isEqualTo(2);
        assertThat(summary.agreement()).isEqualTo(1);
        assertThat(pane(1).samples().summaryProperty().get()).isNull();
    }

    @Test
    void stopEndsEverySampleAndRetryAsksThemAllAgain() {
        screen.samplesProperty().set(3);
        run();
        say("a/one", 0, "Yes.");
        fixture.pulse();
        screen.stop();
        fixture.pulse();
        assertThat(screen.runningProperty().get()).isFalse();
        assertThat(fixture.model("a/one").scripts()).allMatch(ScriptedModel.Script::ended);

        screen.retry(pane(0));
        fixture.pulse();
        assertThat(fixture.model("a/one").requests()).hasSize(6);
        assertThat(fixture.model("b/two").requests()).hasSize(3);
        assertThat(pane(0).samples().summaryProperty().get()).isNull();
    }

    @Test
    void aRemovedColumnComesBackToItsPlaceWithItsAnswer() {
        run();
        say("a/one", 0, "Kept.");
        fixture.pulse();
        PaneViewModel first = pane(0);
        screen.removeColumn(first);
        assertThat(screen.undo().canUndo()).isTrue();

        assertThat(screen.undoRemove()).isTrue();
        assertThat(screen.columns()).first().isSameAs(first);
        assertThat(pane(0).answerText()).isEqualTo("Kept.");
        assertThat(screen.undoRemove()).isFalse();
    }

    @Test
    void aDuplicateStandsBesideItsOriginalWithTheSameParameters() {
        field(pane(0).overrides(), "compare-temperature", "0.9");
        screen.duplicateColumn(pane(0));

        assertThat(screen.columns())
                .extracting(column -> column.model().name())
                .isEqualTo(List.of("One", "One", "Two"));
        assertThat(pane(1).parameterChipProperty().get()).isEqualTo("0.9");
        field(pane(1).overrides(), "compare-temperature", "1.1");
        assertThat(pane(0).overrides().parameters().temperature()).isEqualTo(0.9);
    }

    @Test
    void aColumnIsDroppedAtAnyPlace() {
        screen.addColumn(fixture.choice("a/one"));
        PaneViewModel first = pane(0);
        screen.moveColumnTo(first, 2);
        assertThat(screen.columns()).last().isSameAs(first);
        screen.moveColumnTo(first, -4);
        assertThat(screen.columns()).first().isSameAs(first);
    }

    private PaneViewModel pane(int index) {
        return screen.columns().get(index);
    }

    private void say(String model, int sample, String text) {
        fixture.model(model).scripts().get(sample).at(1).say(text).at(2).done(3, 5, 0, "0.01");
    }

    private static void field(ParametersViewModel parameters, String id, String text) {
        parameters.fields().stream()
                .filter(field -> field.id().equals(id))
                .forEach(field -> field.textProperty().set(text));
    }

    private void run() {
        screen.run();
        fixture.pulse();
    }
}
