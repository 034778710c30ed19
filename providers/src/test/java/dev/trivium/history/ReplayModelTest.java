package dev.trivium.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivium.chat.AnswerBuilder;
import dev.trivium.chat.Basis;
import dev.trivium.chat.ChatCall;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatListener;
import dev.trivium.chat.Cost;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.FinishReason;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import dev.trivium.chat.Part;
import dev.trivium.chat.Usage;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Store.class)
@Timeout(60)
class ReplayModelTest {

    @Parameter
    Store store;

    private static final long MS = 1_000_000;

    @TempDir
    Path workspace;

    private History history;
    private final HandTimer timer = new HandTimer();
    private final List<ChatEvent> heard = new ArrayList<>();
    private final Origin origin = Origin.root();

    @BeforeEach
    void open() throws HistoryException {
        history = store.open(workspace);
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void anAnswerComesAgainPieceByPieceAtItsOwnPace() throws HistoryException {
        CallRecord recorded = recordPlainCall();
        new ReplayModel(recorded, 1, timer).start(Calls.REQUEST, origin, heard::add);

        timer.runUntil(0);
        assertThat(heard).singleElement().isInstanceOf(ChatEvent.Opened.class);
        timer.runUntil(99 * MS);
        assertThat(heard).hasSize(1);
        timer.runUntil(100 * MS);
        assertThat(heard).hasSize(2);
        timer.runUntil(10_000 * MS);

        assertThat(heard)
                .extracting(ReplayModelTest::said)
                .containsExactly(
                        "opened replay/a/b", "reasoning hm", "text Hello ", "text world", "tool look", "completed");
        assertThat(heard)
                .extracting(event -> (event.nanos() - heard.get(0).nanos()) / MS)
                .containsExactly(0L, 100L, 250L, 400L, 450L, 500L);
    }

    @Test
    void theEndHasTheOriginalFigures() throws HistoryException {
        CallRecord recorded = recordPlainCall();
        new ReplayModel(recorded, 0, timer).start(Calls.REQUEST, origin, heard::add);
        timer.runUntil(0);

        ChatEvent.Completed end = (ChatEvent.Completed) heard.get(heard.size() - 1);
        assertThat(end.origin()).isEqualTo(origin);
        assertThat(end.answer().text()).isEqualTo("Hello world");
        assertThat(end.answer().reasoning()).isEqualTo("hm");
        assertThat(end.answer().toolCalls()).extracting(Part.ToolCall::name).containsExactly("look");
        assertThat(end.answer().usage()).isEqualTo(recorded.usage());
        assertThat(end.answer().cost()).isEqualTo(Cost.of(new BigDecimal("0.25"), Basis.MEASURED));
        assertThat(end.answer().timing().timeToFirstToken()).isEqualTo(Duration.ofMillis(250));
        assertThat(end.answer().timing().total()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void twiceAsFastTakesHalfTheTime() throws HistoryException {
        new ReplayModel(recordPlainCall(), 2, timer).start(Calls.REQUEST, origin, heard::add);
        timer.runUntil(249 * MS);
        assertThat(heard).hasSize(5);
        timer.runUntil(250 * MS);
        assertThat(heard).hasSize(6);
    }

    @Test
    void atOnceWaitsForNothing() throws HistoryException {
        new ReplayModel(recordPlainCall(), 0, timer).start(Calls.REQUEST, origin, heard::add);
        timer.runUntil(0);
        assertThat(heard).hasSize(6);
    }

    @Test
    void aStoppedReplayKeepsWhatHadCome() throws HistoryException {
        ChatCall call = new ReplayModel(recordPlainCall(), 1, timer).start(Calls.REQUEST, origin, heard::add);
        timer.runUntil(300 * MS);
        call.cancel();
        call.cancel();
        timer.runUntil(10_000 * MS);

        assertThat(heard).hasSize(4);
        ChatEvent.Failed end = (ChatEvent.Failed) heard.get(3);
        assertThat(end.error().kind()).isEqualTo(ErrorKind.CANCELLED);
        assertThat(end.partial().text()).isEqualTo("Hello ");
        assertThat(end.partial().cost().known()).isFalse();
    }

    @Test
    void aRouteIsPlayedWithItsStepsAndTheCallsBelowIt() throws HistoryException {
        new ReplayModel(recordRoute(), 1, timer).start(Calls.REQUEST, origin, heard::add);
        timer.runUntil(10_000 * MS);

        assertThat(heard)
                .extracting(event ->
                        said(event) + " " + String.join("/", event.origin().path()))
                .containsExactly(
                        "opened replay/route/r ",
                        "entered fallback null main",
                        "entered call first main/small",
                        "opened replay/a/small main/small",
                        "failed rate_limit main/small",
                        "left rate_limit main/small",
                        "entered call after rate_limit main/large",
                        "opened replay/b/large main/large",
                        "text The answer main/large",
                        "completed main/large",
                        "left null main/large",
                        "left null main",
                        "completed ");
        assertThat(heard.get(3).origin().parentId()).isEqualTo(origin.callId());
        assertThat(((ChatEvent.Completed) heard.get(12)).answer().text()).isEqualTo("The answer");
    }

    @Test
    void stoppingARouteEndsEveryCallThatIsOpenFromTheInsideOut() throws HistoryException {
        ChatCall call = new ReplayModel(recordRoute(), 1, timer).start(Calls.REQUEST, origin, heard::add);
        timer.runUntil(400 * MS);
        call.cancel();
        timer.runUntil(10_000 * MS);

        List<ChatEvent> ends = heard.subList(heard.size() - 2, heard.size());
        assertThat(ends).allMatch(event -> said(event).equals("failed cancelled"));
        assertThat(ends.get(0).origin().parentId()).isEqualTo(origin.callId());
        assertThat(ends.get(1).origin()).isEqualTo(origin);
        assertThat(((ChatEvent.Failed) ends.get(1)).partial().text()).isEqualTo("The answer");
    }

    @Test
    void aReplayIsNeitherRecordedNorCounted() throws HistoryException {
        CallRecord recorded = recordPlainCall();
        Totals before =
                history.totals(java.time.Instant.EPOCH, java.time.Instant.now().plusSeconds(60));
        RunRecorder recorder = history.begin(RunStart.of("test", "Again"));
        Calls.Ended ended = new Calls.Ended();
        new ReplayModel(recorded, 0, timer).start(Calls.REQUEST, origin, recorder.column(0, ended));
        timer.runUntil(0);
        ended.await();

        assertThat(history.totals(
                        java.time.Instant.EPOCH, java.time.Instant.now().plusSeconds(60)))
                .isEqualTo(before);
        RunRecord run = history.run(recorder.runId()).orElseThrow();
        assertThat(run.columns()).isEmpty();
        assertThat(run.summary().state()).isEqualTo(RunState.FINISHED);
    }

    @Test
    void aCallThatNeverEndedIsPlayedAsOneThatBrokeOff() throws HistoryException {
        RunRecorder recorder = history.begin(RunStart.of("test", "Hello"));
        ChatListener listener = recorder.column(0, event -> {});
        listener.on(new ChatEvent.Opened(Origin.root(), 0, ModelAddress.parse("a/b"), Calls.REQUEST, false));
        history.close();
        history = store.open(workspace);

        CallRecord recorded =
                history.run(recorder.runId()).orElseThrow().columns().get(0).last();
        new ReplayModel(recorded, 1, timer).start(Calls.REQUEST, origin, heard::add);
        timer.runUntil(0);
        assertThat(heard).extracting(ReplayModelTest::said).containsExactly("opened replay/a/b", "failed truncated");
    }

    @Test
    void aSpeedBelowZeroIsRefused() throws HistoryException {
        CallRecord recorded = recordPlainCall();
        assertThatThrownBy(() -> new ReplayModel(recorded, -1, timer)).hasMessageContaining("0 or more");
        assertThatThrownBy(() -> new ReplayModel(recorded, Double.NaN, timer)).hasMessageContaining("0 or more");
    }

    private CallRecord recordPlainCall() throws HistoryException {
        long t = 5_000 * MS;
        Origin call = Origin.root();
        Part.ToolCall tool = new Part.ToolCall("t1", "look", "{}", null);
        AnswerBuilder answer = new AnswerBuilder(t)
                .reasoning(t + 100 * MS, "hm")
                .text(t + 250 * MS, "Hello ")
                .text(t + 400 * MS, "world")
                .toolCall(t + 450 * MS, tool)
                .finish(FinishReason.STOP, "stop")
                .usage(Usage.of(12, 34, Basis.MEASURED))
                .cost(Cost.of(new BigDecimal("0.25"), Basis.MEASURED))
                .attempts(1);
        return record(List.of(
                new ChatEvent.Opened(call, t, ModelAddress.parse("a/b"), Calls.REQUEST, false),
                new ChatEvent.Reasoning(call, t + 100 * MS, "hm"),
                new ChatEvent.Text(call, t + 250 * MS, "Hello "),
                new ChatEvent.Text(call, t + 400 * MS, "world"),
                new ChatEvent.ToolCalled(call, t + 450 * MS, tool),
                new ChatEvent.Completed(call, t + 500 * MS, answer.build(t + 500 * MS))));
    }

    private CallRecord recordRoute() throws HistoryException {
        long t = 7_000 * MS;
        Origin root = Origin.root();
        Origin main = root.inStep("main");
        Origin small = main.inStep("small").child();
        Origin large = main.inStep("large").child();
        ChatEvent.Failed failed = Calls.failed(small, "");
        AnswerBuilder answer = new AnswerBuilder(t + 200 * MS).text(t + 300 * MS, "The answer");
        return record(List.of(
                new ChatEvent.Opened(root, t, ModelAddress.route("r"), Calls.REQUEST, false),
                new ChatEvent.StepEntered(main, t, "fallback", null),
                new ChatEvent.StepEntered(main.inStep("small"), t, "call", "first"),
                new ChatEvent.Opened(small, t, ModelAddress.parse("a/small"), Calls.REQUEST, false),
                new ChatEvent.Failed(small, t + 150 * MS, failed.error(), failed.partial()),
                new ChatEvent.StepLeft(main.inStep("small"), t + 150 * MS, failed.error()),
                new ChatEvent.StepEntered(main.inStep("large"), t + 200 * MS, "call", "after rate_limit"),
                new ChatEvent.Opened(large, t + 200 * MS, ModelAddress.parse("b/large"), Calls.REQUEST, false),
                new ChatEvent.Text(large, t + 300 * MS, "The answer"),
                new ChatEvent.Completed(large, t + 500 * MS, answer.build(t + 500 * MS)),
                new ChatEvent.StepLeft(main.inStep("large"), t + 500 * MS, null),
                new ChatEvent.StepLeft(main, t + 500 * MS, null),
                new ChatEvent.Completed(root, t + 500 * MS, answer.build(t + 500 * MS))));
    }

    private CallRecord record(List<ChatEvent> events) throws HistoryException {
        RunRecorder recorder = history.begin(RunStart.of("test", "Hello"));
        Calls.Ended ended = new Calls.Ended();
        ChatListener listener = recorder.column(0, ended);
        events.forEach(listener::on);
        ended.await();
        return history.run(recorder.runId()).orElseThrow().columns().get(0).last();
    }

    private static String said(ChatEvent event) {
        if (event instanceof ChatEvent.Opened opened) {
            return "opened " + opened.model();
        } else if (event instanceof ChatEvent.Text text) {
            return "text " + text.text();
        } else if (event instanceof ChatEvent.Reasoning reasoning) {
            return "reasoning " + reasoning.text();
        } else if (event instanceof ChatEvent.ToolCalled tool) {
            return "tool " + tool.call().name();
        } else if (event instanceof ChatEvent.StepEntered step) {
            return "entered " + step.kind() + " " + step.reason();
        } else if (event instanceof ChatEvent.StepLeft step) {
            return "left " + (step.error() == null ? null : step.error().kind().id());
        } else if (event instanceof ChatEvent.Failed failed) {
            return "failed " + failed.error().kind().id();
        }
        return "completed";
    }

    /** A clock that stands until it is moved. */
    private static final class HandTimer implements ReplayTimer {

        private record Task(long at, long number, Runnable action) {}

        private final PriorityQueue<Task> tasks =
                new PriorityQueue<>(java.util.Comparator.comparingLong(Task::at).thenComparingLong(Task::number));
        private long now = 77_000 * MS;
        private long number;
        private final long start = now;

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public void after(Duration delay, Runnable task) {
            tasks.add(new Task(now + delay.toNanos(), number++, task));
        }

        void runUntil(long sinceStart) {
            while (!tasks.isEmpty() && tasks.peek().at() <= start + sinceStart) {
                Task task = tasks.poll();
                now = Math.max(now, task.at());
                task.action().run();
            }
            now = start + sinceStart;
        }
    }
}
