package dev.trivium.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.app.controls.Slots;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.Message;
import dev.trivium.chat.ModelAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompareViewModelTest {

    private static final ChatError BROKEN =
            ChatError.of(ErrorKind.TRUNCATED, "The answer broke off.", "The stream ended early.", "Try again.");

    private final CompareFixture fixture = new CompareFixture()
            .model("a/one", "One", false, script -> {})
            .model("b/two", "Two", false, script -> {})
            .model("demo/fast", "Demo Fast", true, script -> {})
            .model("route/mixed", "mixed", false, script -> {});
    private final CompareViewModel screen = fixture.screen(new Slots());

    @BeforeEach
    void columns() {
        screen.addColumn(fixture.choice("a/one"));
        screen.addColumn(fixture.choice("b/two"));
        screen.prompt().userProperty().set("Say hello.");
    }

    @Test
    void everyColumnGetsThePromptWithItsVariablesAndParameters() {
        screen.prompt().systemProperty().set("You are {{who}}.");
        screen.prompt().userProperty().set("Greet {{name}}.");
        screen.prompt().setValue("who", "kind");
        screen.prompt().setValue("name", "Ada");
        screen.parameters().fields().get(0).textProperty().set("0.2");

        run();

        ChatRequest asked = fixture.model("b/two").requests().get(0);
        assertThat(asked.messages()).containsExactly(Message.system("You are kind."), Message.user("Greet Ada."));
        assertThat(asked.parameters().temperature()).isEqualTo(0.2);
        assertThat(fixture.model("a/one").requests()).hasSize(1);
    }

    @Test
    void variablesOfBothTextsAreListedOnceInOrderOfFirstUse() {
        screen.prompt().systemProperty().set("{{a}} and {{b}}");
        screen.prompt().userProperty().set("{{b}} and {{c}}");
        screen.prompt().setValue("b", "x");

        assertThat(screen.prompt().variables()).extracting(Variable::name).containsExactly("a", "b", "c");
        assertThat(screen.prompt().variableSummaryProperty().get()).isEqualTo("1 of 3 set");
    }

    @Test
    void aVariableFindsItsValueAgainAfterItWasTypedAnew() {
        screen.prompt().userProperty().set("{{city}}");
        screen.prompt().variables().get(0).valueProperty().set("Bern");
        screen.prompt().userProperty().set("{{cit}}");
        screen.prompt().userProperty().set("{{city}}");

        assertThat(screen.prompt().variables().get(0).valueProperty().get()).isEqualTo("Bern");
    }

    @Test
    void nothingIsSentWhileAVariableHasNoValue() {
        screen.prompt().userProperty().set("Greet {{name}}.");
        run();

        assertThat(screen.problemProperty().get()).contains("name");
        assertThat(fixture.model("a/one").requests()).isEmpty();
    }

    @Test
    void nothingIsSentWithAWrongParameterAndTheFieldSaysWhatItTakes() {
        screen.parameters().fields().get(1).textProperty().set("many");
        run();

        assertThat(screen.problemProperty().get()).startsWith("Max tok. takes a whole number");
        assertThat(fixture.model("a/one").requests()).isEmpty();
    }

    @Test
    void aTemplateWithAMistakeIsAnsweredWithTheLine() {
        screen.prompt().userProperty().set("Hello\n{{#if x}} no end");
        screen.prompt().setValue("x", "1");
        run();

        assertThat(screen.problemProperty().get()).startsWith("The user prompt cannot be filled in. Line ");
        assertThat(screen.runningProperty().get()).isFalse();
    }

    @Test
    void anAnswerStreamsAndEndsWithExactFigures() {
        run();
        PaneViewModel pane = screen.columns().get(0);
        fixture.model("a/one")
                .script()
                .at(0.5)
                .think("Hm.")
                .at(1.0)
                .say("Hello ")
                .at(1.5)
                .say("there");
        fixture.pulse();
        fixture.clock(2.0);
        screen.tick();

        assertThat(pane.answerText()).isEqualTo("Hello there");
        assertThat(pane.state()).isEqualTo(PaneState.STREAMING);
        assertThat(pane.thinkingProperty().get()).isEqualTo("Thought for 0.5 s");
        assertThat(pane.figures().totalProperty().get()).isEqualTo("2.0 s …");
        assertThat(pane.figures().speedProperty().get()).startsWith("~");

        fixture.model("a/one").script().at(3).done(10, 42, 2, "0.0123");
        fixture.pulse();

        assertThat(pane.state()).isEqualTo(PaneState.DONE);
        assertThat(pane.figures().firstTokenProperty().get()).isEqualTo("1.00 s");
        assertThat(pane.figures().totalProperty().get()).isEqualTo("3.00 s");
        assertThat(pane.figures().speedProperty().get()).isEqualTo("20 tok/s");
        assertThat(pane.figures().tokensProperty().get()).isEqualTo("10 → 42");
        assertThat(pane.figures().costProperty().get()).isEqualTo("$0.0123");
        assertThat(screen.summaryProperty().get()).isEqualTo("finished 1 · waiting 1");
        assertThat(screen.callsProperty().get()).isEqualTo("1 call running · 1 done");
    }

    @Test
    void oneFailureKeepsItsTextAndLeavesTheOthersAlone() {
        run();
        fixture.model("a/one").script().at(1).say("Half an ans").at(2).fail(BROKEN, 1);
        fixture.model("b/two").script().at(1).say("Whole.").at(2).done(1, 1, 0, "0.1");
        fixture.pulse();

        PaneViewModel failed = screen.columns().get(0);
        assertThat(failed.state()).isEqualTo(PaneState.FAILED);
        assertThat(failed.answerText()).isEqualTo("Half an ans");
        assertThat(failed.errorProperty().get()).isEqualTo(BROKEN);
        assertThat(screen.columns().get(1).state()).isEqualTo(PaneState.DONE);
        assertThat(screen.summaryProperty().get()).isEqualTo("finished 1 · failed 1");
    }

    @Test
    void aFailedColumnIsRetriedAloneAndStartsAfresh() {
        run();
        fixture.model("a/one").script().at(1).say("Half").at(2).fail(BROKEN, 1);
        fixture.model("b/two").script().at(1).say("Whole.").at(2).done(1, 1, 0, "0.1");
        fixture.pulse();

        screen.retry(screen.columns().get(0));
        fixture.model("a/one").script().at(1).say("All of it").at(2).done(1, 3, 0, "0.1");
        fixture.pulse();

        assertThat(screen.columns().get(0).answerText()).isEqualTo("All of it");
        assertThat(screen.columns().get(0).state()).isEqualTo(PaneState.DONE);
        assertThat(fixture.model("b/two").requests()).hasSize(1);
    }

    @Test
    void stopEndsEveryRunningColumnAndKeepsItsText() {
        run();
        fixture.model("a/one").script().at(1).say("Some");
        fixture.pulse();
        screen.stop();
        fixture.pulse();

        assertThat(screen.columns()).extracting(PaneViewModel::state).containsOnly(PaneState.STOPPED);
        assertThat(screen.columns().get(0).answerText()).isEqualTo("Some");
        assertThat(screen.runningProperty().get()).isFalse();
    }

    @Test
    void waitingForAnotherTryCountsDown() {
        run();
        ChatError limited =
                ChatError.of(ErrorKind.RATE_LIMIT, "The provider is limiting calls.", "60 a minute are allowed.", "");
        fixture.model("a/one").script().at(1).waiting(Duration.ofSeconds(12), 2, 4, limited);
        fixture.pulse();

        PaneViewModel pane = screen.columns().get(0);
        assertThat(pane.state()).isEqualTo(PaneState.RETRYING);
        assertThat(pane.waitingProperty().get()).isEqualTo("Retrying in 12 s, try 2 of 4.");
        fixture.clock(9.5);
        screen.tick();
        assertThat(pane.waitingProperty().get()).isEqualTo("Retrying in 4 s, try 2 of 4.");
    }

    @Test
    void aColumnThatWasChangedHearsNothingMoreOfItsOldModel() {
        run();
        ScriptedModel.Script old = fixture.model("a/one").script();
        screen.changeModel(screen.columns().get(0), fixture.choice("demo/fast"));
        old.at(1).say("late");
        fixture.pulse();

        PaneViewModel pane = screen.columns().get(0);
        assertThat(old.ended()).isTrue();
        assertThat(pane.answerText()).isEmpty();
        assertThat(pane.state()).isEqualTo(PaneState.IDLE);
        assertThat(pane.model().name()).isEqualTo("Demo Fast");
    }

    @Test
    void aRemovedColumnIsStoppedAndTheOthersKeepTheirAnswers() {
        run();
        screen.removeColumn(screen.columns().get(0));
        fixture.model("b/two").script().at(1).say("Still here");
        fixture.pulse();

        assertThat(fixture.model("a/one").script().ended()).isTrue();
        assertThat(screen.columns()).hasSize(1);
        assertThat(screen.columns().get(0).answerText()).isEqualTo("Still here");
    }

    @Test
    void columnsMoveWithTheirAnswersAndStopAtTheEdge() {
        PaneViewModel first = screen.columns().get(0);
        screen.moveColumn(first, 1);
        screen.moveColumn(first, 1);

        assertThat(screen.columns()).last().isSameAs(first);
    }

    @Test
    void aRouteShowsTheWayItTookAndWhy() {
        screen.addColumn(fixture.choice("route/mixed"));
        run();
        fixture.model("route/mixed")
                .script()
                .at(0.1)
                .step("busy", "call", null, ModelAddress.parse("a/one"), true)
                .at(0.2)
                .step("fast", "call", "busy was limited", ModelAddress.parse("b/two"), false)
                .at(1)
                .say("Hi")
                .done(1, 1, 0, "0.1");
        fixture.pulse();

        RouteTrace route = screen.columns().get(2).route();
        assertThat(route.stops()).extracting(RouteTrace.Stop::step).containsExactly("busy", "fast");
        assertThat(route.stops()).extracting(RouteTrace.Stop::failed).containsExactly(true, false);
        assertThat(route.stops()).extracting(RouteTrace.Stop::escalation).containsExactly(false, true);
        assertThat(route.reasonProperty().get()).isEqualTo("Busy was limited.");
    }

    @Test
    void aDemoColumnSaysSimulatedAndIsNotInTheEstimate() {
        screen.addColumn(fixture.choice("demo/fast"));
        assertThat(screen.estimatedCostProperty().get()).isEqualTo("estimated $0.0088 for 2 columns");
        run();
        fixture.model("demo/fast").script().at(1).say("Hi").at(2).done(3, 4, 0, "0");
        fixture.pulse();

        assertThat(screen.columns().get(2).figures().costProperty().get()).isEqualTo("simulated");
    }

    @Test
    void metersShareTheScaleOfTheSlowestAndTheDearestColumn() {
        run();
        fixture.model("a/one").script().at(2).say("a").done(1, 1, 0, "0.01");
        fixture.model("b/two").script().at(8).say("b").done(1, 1, 0, "0.04");
        fixture.pulse();

        assertThat(screen.longestSecondsProperty().get()).isEqualTo(8.0);
        assertThat(screen.highestUsdProperty().get()).isEqualTo(0.04);
    }

    @Test
    void whoeverDrawsLateGetsWhatHasComeSoFar() {
        run();
        fixture.model("a/one").script().at(1).say("First, ");
        fixture.pulse();
        RecordingSink sink = new RecordingSink();
        screen.columns().get(0).drawAnswerOn(sink);
        fixture.model("a/one").script().at(2).say("second").done(1, 1, 0, "0.1");
        fixture.pulse();

        assertThat(sink.calls()).isEqualTo(List.of("reset", "First, ", "second", "finish"));
    }

    private void run() {
        screen.run();
        fixture.pulse();
    }
}
