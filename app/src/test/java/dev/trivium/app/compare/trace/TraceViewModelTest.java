package dev.trivium.app.compare.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.AnswerBuilder;
import dev.trivium.chat.Basis;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Cost;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import dev.trivium.chat.StepOutcome;
import dev.trivium.chat.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Without a toolkit: what the lines say, at every moment of a run. */
class TraceViewModelTest {

    private static final long MS = 1_000_000;
    private static final ChatError DOWN = ChatError.of(ErrorKind.NETWORK, "It could not be reached.", "", "");

    private final TraceViewModel trace = new TraceViewModel();
    private final Origin root = Origin.root();
    private final Origin main = root.inStep("main");
    private final Origin small = main.inStep("small").withHeld(true);
    private final Origin call = small.child();

    @Test
    void aCandidateRunsIsHeldBackAndIsRejected() {
        begin();
        assertThat(states()).containsExactly("main running", "small candidate");
        trace.tick(400 * MS);
        assertThat(TraceFigures.duration(row(1), trace.elapsedProperty().get())).isEqualTo("0.3 s");

        answer();
        assertThat(states()).containsExactly("main running", "small held back");
        assertThat(row(1).duration()).isEqualTo(Duration.ofMillis(400));

        leave(small, 500, StepOutcome.REJECTED, "too short", null);
        assertThat(states()).containsExactly("main running", "small rejected");
        assertThat(row(1).text()).isEqualTo("hm");
        assertThat(row(1).model()).hasToString("m/small");
    }

    @Test
    void anErrorIsToldOnceWhereItCameUp() {
        begin();
        trace.on(new ChatEvent.Failed(call, 300 * MS, DOWN, new AnswerBuilder(0).build(300 * MS)));
        leave(small, 300, StepOutcome.FAILED, null, DOWN);
        leave(main, 301, StepOutcome.FAILED, null, DOWN);

        assertThat(states()).containsExactly("main failed", "small failed");
        assertThat(row(0).found()).isEmpty();
        assertThat(row(1).found()).isEqualTo("It could not be reached.");
        assertThat(row(1).cost()).isNull();
    }

    @Test
    void whatWasStoppedSaysSo() {
        ChatError stopped = ChatError.of(ErrorKind.CANCELLED, "The call was stopped.", "", "");
        begin();
        trace.on(new ChatEvent.Failed(call, 300 * MS, stopped, new AnswerBuilder(0).build(300 * MS)));
        leave(small, 300, StepOutcome.STOPPED, "another was first", stopped);
        leave(main, 301, StepOutcome.FAILED, null, stopped);
        assertThat(states()).containsExactly("main stopped", "small stopped");
    }

    @Test
    void theTextHasEveryLineWithItsFiguresAndTheAnswersOfCandidates() {
        begin();
        answer();
        leave(small, 500, StepOutcome.REJECTED, "too short", null);
        leave(main, 600, StepOutcome.ANSWERED, null, null);

        assertThat(trace.text()).isEqualTo("""
                main  fallback  answered  +0.00 s  0.60 s  12 → 3 tokens  ~$0.0100
                  small  call  m/small  rejected  +0.10 s  0.40 s  12 → 3 tokens  ~$0.0100
                    came here: the first
                    rejected: too short
                    answer: hm
                """);
    }

    @Test
    void aNewRunBeginsWithNothing() {
        begin();
        trace.clear();
        assertThat(trace.rowsProperty().get()).isEmpty();
        assertThat(trace.size()).isZero();
    }

    private void begin() {
        trace.on(new ChatEvent.Opened(root, 0, ModelAddress.route("r"), ChatRequest.of(), false));
        trace.on(new ChatEvent.StepEntered(main, 0, "fallback", null));
        trace.on(new ChatEvent.StepEntered(small, 100 * MS, "call", "the first"));
        trace.on(new ChatEvent.Opened(call, 100 * MS, ModelAddress.parse("m/small"), ChatRequest.of(), false));
    }

    private void answer() {
        trace.on(new ChatEvent.Text(call, 200 * MS, "hm"));
        trace.on(new ChatEvent.Completed(
                call, 500 * MS, new AnswerBuilder(0).text(200 * MS, "hm").build(500 * MS)));
    }

    private void leave(Origin step, long ms, StepOutcome outcome, String finding, ChatError error) {
        Usage usage = error == null ? Usage.of(12, 3, Basis.MEASURED) : null;
        Cost cost = error == null ? Cost.of(new BigDecimal("0.01"), Basis.ESTIMATED) : null;
        trace.on(new ChatEvent.StepLeft(step, ms * MS, error, outcome, finding, usage, cost));
    }

    private TraceRow row(int index) {
        return trace.rowsProperty().get().get(index);
    }

    private List<String> states() {
        return trace.rowsProperty().get().stream()
                .map(row -> row.name() + " " + row.state().word())
                .toList();
    }
}
