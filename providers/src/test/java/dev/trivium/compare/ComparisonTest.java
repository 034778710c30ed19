package dev.trivium.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivium.chat.ChatCall;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatListener;
import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.Message;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import dev.trivium.history.CallRecord;
import dev.trivium.history.History;
import dev.trivium.history.RunRecord;
import dev.trivium.history.RunStart;
import dev.trivium.history.RunState;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ComparisonTest {

    private static final RunStart START = RunStart.of("test", "Hello");
    private static final ComparisonListener NOBODY = (column, event) -> {};

    @TempDir
    Path workspace;

    private History history;

    @BeforeEach
    void open() throws Exception {
        history = History.open(workspace);
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void allColumnsRunAtOnceAndResultsComeInTheirOrder() throws Exception {
        Scripted slow = Scripted.waits("a/slow", "slow text");
        ConcurrentLinkedQueue<String> order = new ConcurrentLinkedQueue<>();
        CountDownLatch quickEnds = new CountDownLatch(2);
        Comparison comparison = Comparison.start(
                START,
                List.of(
                        slow.column(),
                        Scripted.says("b/quick", "quick text").column(),
                        Scripted.failsFirst("c/broken", "never").column()),
                history,
                (column, event) -> {
                    if (event.terminal()) {
                        order.add("end " + column);
                        if (column != 0) {
                            quickEnds.countDown();
                        }
                    }
                });

        assertThat(quickEnds.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(comparison.done()).isNotDone();
        slow.letGo();
        List<Result> results = results(comparison);

        assertThat(order).hasSize(3).endsWith("end 0");
        assertThat(results)
                .extracting(result -> result.model().toString())
                .containsExactly("a/slow", "b/quick", "c/broken");
        assertThat(results).extracting(result -> result.answer().text()).containsExactly("slow text", "quick text", "");
        assertThat(results.get(2).error().kind()).isEqualTo(ErrorKind.OVERLOADED);
        assertThat(results.get(2).partial()).isFalse();
        RunRecord run = history.run(comparison.runId()).orElseThrow();
        assertThat(run.summary().state()).isEqualTo(RunState.FINISHED);
        assertThat(run.columns())
                .extracting(column -> column.last().text())
                .containsExactly("slow text", "quick text", "");
    }

    @Test
    void oneColumnIsRetriedInTheSameRun() throws Exception {
        Comparison comparison = Comparison.start(
                START,
                List.of(
                        Scripted.says("a/b", "fine").column(),
                        Scripted.failsFirst("a/c", "second try").column()),
                history,
                NOBODY);
        assertThat(results(comparison).get(1).error()).isNotNull();

        comparison.retry(1);
        List<Result> results = results(comparison);

        assertThat(results.get(1).error()).isNull();
        assertThat(results.get(1).answer().text()).isEqualTo("second try");
        assertThat(results.get(0).answer().text()).isEqualTo("fine");
        RunRecord run = history.run(comparison.runId()).orElseThrow();
        assertThat(run.columns().get(0).tries()).hasSize(1);
        assertThat(run.columns().get(1).tries()).hasSize(2);
    }

    @Test
    void anotherRoundIsAskedInTheSameRunAndColumn() throws Exception {
        Scripted model = Scripted.failsFirst("a/c", "second round");
        Comparison comparison = Comparison.start(START, List.of(model.column()), history, NOBODY);
        results(comparison);
        ChatRequest next = ChatRequest.of(Message.user("And then?"));

        comparison.ask(0, next);

        assertThat(results(comparison).get(0).answer().text()).isEqualTo("second round");
        RunRecord run = history.run(comparison.runId()).orElseThrow();
        assertThat(run.columns()).hasSize(1);
        assertThat(run.columns().get(0).tries()).hasSize(2);
        assertThat(run.columns().get(0).last().requestJson()).contains("And then?");
    }

    @Test
    void samplesOfOneColumnRunSideBySideAndAreAllKept() throws Exception {
        ChatRequest request = ChatRequest.of(Message.user("Hello"));
        List<Column> lanes = new java.util.ArrayList<>();
        lanes.addAll(Column.samples(Scripted.says("a/b", "yes").column().model(), request, 0, 3));
        lanes.addAll(Column.samples(Scripted.says("a/c", "no").column().model(), request, 1, 3));
        Comparison comparison = Comparison.start(START, lanes, history, NOBODY);

        List<Result> results = results(comparison);

        assertThat(results).hasSize(6);
        assertThat(SampleSummary.of(results.subList(0, 3)).agreement()).isEqualTo(1);
        RunRecord run = history.run(comparison.runId()).orElseThrow();
        assertThat(run.columns()).hasSize(2);
        assertThat(run.columns().get(1).tries()).hasSize(3);
        assertThat(run.columns().get(1).tries())
                .extracting(CallRecord::requestJson)
                .allMatch(json -> json.contains("\"" + Column.SAMPLE + "\""))
                .doesNotHaveDuplicates();
    }

    @Test
    void aRetryFromTheListenerIsWaitedFor() {
        CompletableFuture<Comparison> self = new CompletableFuture<>();
        self.complete(Comparison.start(
                START, List.of(Scripted.failsFirst("a/c", "second try").column()), history, (column, event) -> {
                    if (event instanceof ChatEvent.Failed) {
                        self.join().retry(column);
                    }
                }));

        assertThat(results(self.join()).get(0).answer().text()).isEqualTo("second try");
    }

    @Test
    void aColumnThatRunsIsNotStartedTwice() throws Exception {
        Scripted slow = Scripted.waits("a/slow", "text");
        Comparison comparison = Comparison.start(START, List.of(slow.column()), history, NOBODY);
        comparison.retry(0);
        slow.letGo();
        results(comparison);
        assertThat(history.run(comparison.runId())
                        .orElseThrow()
                        .columns()
                        .get(0)
                        .tries())
                .hasSize(1);
    }

    @Test
    void oneIsCancelledWithItsPartialTextAndTheOthersGoOn() {
        Scripted first = Scripted.waits("a/first", "12345678");
        Scripted second = Scripted.waits("a/second", "abcdefgh");
        CountDownLatch halves = new CountDownLatch(2);
        Comparison comparison =
                Comparison.start(START, List.of(first.column(), second.column()), history, (c, event) -> {
                    if (event instanceof ChatEvent.Text) {
                        halves.countDown();
                    }
                });
        await(halves);
        comparison.cancel(0);
        second.letGo();
        List<Result> results = results(comparison);

        assertThat(results.get(0).error().kind()).isEqualTo(ErrorKind.CANCELLED);
        assertThat(results.get(0).answer().text()).isEqualTo("1234");
        assertThat(results.get(0).partial()).isTrue();
        assertThat(results.get(1).answer().text()).isEqualTo("abcdefgh");
        comparison.cancel(0);
    }

    @Test
    void allAreCancelled() {
        Comparison comparison = Comparison.start(
                START,
                List.of(
                        Scripted.waits("a/x", "text").column(),
                        Scripted.waits("a/y", "text").column()),
                null,
                NOBODY);
        comparison.cancelAll();
        assertThat(results(comparison))
                .allSatisfy(result -> assertThat(result.error().kind()).isEqualTo(ErrorKind.CANCELLED));
    }

    @Test
    void aColumnCancelledWhileItStartsIsCancelledOnceItHasStarted() {
        CompletableFuture<Comparison> self = new CompletableFuture<>();
        ChatModel immediate = new OpensWithinStart();
        Comparison comparison =
                Comparison.start(START, List.of(new Column(immediate, Scripted.REQUEST)), null, (column, event) -> {
                    if (event instanceof ChatEvent.Opened && self.isDone()) {
                        self.join().cancel(0);
                    }
                });
        self.complete(comparison);
        comparison.cancel(0);
        assertThat(results(comparison).get(0).error().kind()).isEqualTo(ErrorKind.CANCELLED);

        comparison.retry(0);
        assertThat(results(comparison).get(0).error().kind()).isEqualTo(ErrorKind.CANCELLED);
    }

    @Test
    void aListenerThatThrowsBreaksNothing() {
        Comparison comparison = Comparison.start(
                START,
                List.of(
                        Scripted.says("a/x", "text").column(),
                        Scripted.says("a/y", "more").column()),
                null,
                (column, event) -> {
                    if (column == 0) {
                        throw new IllegalStateException("on purpose");
                    }
                });
        assertThat(results(comparison))
                .extracting(result -> result.answer().text())
                .containsExactly("text", "more");
    }

    @Test
    void aModelThatThrowsEndsAsFailedAndIsRecorded() throws Exception {
        ChatModel broken = new ChatModel() {
            @Override
            public ModelAddress address() {
                return ModelAddress.parse("a/broken");
            }

            @Override
            public boolean simulated() {
                return false;
            }

            @Override
            public ChatCall start(ChatRequest request, Origin origin, ChatListener listener) {
                throw new IllegalStateException("a defect");
            }
        };
        Comparison comparison = Comparison.start(
                START,
                List.of(
                        new Column(broken, Scripted.REQUEST),
                        Scripted.says("a/y", "text").column()),
                history,
                NOBODY);

        List<Result> results = results(comparison);

        assertThat(results.get(0).error().message()).contains("a/broken").contains("IllegalStateException");
        assertThat(results.get(1).answer().text()).isEqualTo("text");
        CallRecord call =
                history.run(comparison.runId()).orElseThrow().columns().get(0).last();
        assertThat(call.error()).isEqualTo(results.get(0).error());
    }

    @Test
    void aRouteTellsTheWayThatItTook() {
        ChatModel route = new RouteLike();
        Result result = results(Comparison.start(START, List.of(new Column(route, Scripted.REQUEST)), null, NOBODY))
                .get(0);

        assertThat(result.path()).containsExactly("by-length", "careful", "large");
        assertThat(results(Comparison.start(
                                START, List.of(Scripted.says("a/b", "x").column()), null, NOBODY))
                        .get(0)
                        .path())
                .isNull();
    }

    @Test
    void withoutAModelThereIsNothingToCompare() {
        assertThatThrownBy(() -> Comparison.start(START, List.of(), null, NOBODY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Result> results(Comparison comparison) {
        return comparison.done().orTimeout(30, TimeUnit.SECONDS).join();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Enters a fallback whose first step fails, as a route's engine does. */
    private static final class RouteLike implements ChatModel {
        @Override
        public ModelAddress address() {
            return ModelAddress.route("hybrid");
        }

        @Override
        public boolean simulated() {
            return false;
        }

        @Override
        public ChatCall start(ChatRequest request, Origin origin, ChatListener listener) {
            Origin choose = origin.inStep("by-length");
            Origin fallback = choose.inStep("careful");
            listener.on(new ChatEvent.Opened(origin, 1, address(), request, false));
            listener.on(new ChatEvent.StepEntered(choose, 2, "choose", null));
            listener.on(new ChatEvent.StepEntered(fallback, 3, "fallback", "long"));
            listener.on(new ChatEvent.StepEntered(fallback.inStep("small"), 4, "call", null));
            listener.on(new ChatEvent.StepLeft(
                    fallback.inStep("small"),
                    5,
                    dev.trivium.chat.ChatError.of(ErrorKind.OVERLOADED, "Too busy.", "", "")));
            listener.on(new ChatEvent.StepEntered(fallback.inStep("large"), 6, "call", "overloaded"));
            listener.on(new ChatEvent.StepLeft(fallback.inStep("large"), 7, null));
            listener.on(new ChatEvent.StepLeft(fallback, 8, null));
            listener.on(new ChatEvent.StepLeft(choose, 9, null));
            listener.on(new ChatEvent.Completed(
                    origin,
                    10,
                    new dev.trivium.chat.AnswerBuilder(1).text(6, "yes").build(10)));
            return () -> {};
        }
    }

    /** Is opened on the thread that starts it, and runs until it is cancelled. */
    private static final class OpensWithinStart implements ChatModel {
        @Override
        public ModelAddress address() {
            return ModelAddress.parse("a/immediate");
        }

        @Override
        public boolean simulated() {
            return false;
        }

        @Override
        public ChatCall start(ChatRequest request, Origin origin, ChatListener listener) {
            listener.on(new ChatEvent.Opened(origin, 1, address(), request, false));
            return () -> listener.on(new ChatEvent.Failed(
                    origin,
                    2,
                    dev.trivium.chat.ChatError.of(ErrorKind.CANCELLED, "Stopped.", "", ""),
                    new dev.trivium.chat.AnswerBuilder(1).build(2)));
        }
    }
}
