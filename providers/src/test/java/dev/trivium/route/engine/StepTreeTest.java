package dev.trivium.route.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatListener;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.Origin;
import dev.trivium.compare.CallNode;
import dev.trivium.compare.Result;
import dev.trivium.compare.ResultJson;
import dev.trivium.compare.StepNode;
import dev.trivium.compare.StepTree;
import dev.trivium.history.CallRecord;
import dev.trivium.history.History;
import dev.trivium.history.ReplayModel;
import dev.trivium.history.ReplayTimer;
import dev.trivium.history.RunRecorder;
import dev.trivium.history.RunStart;
import dev.trivium.route.Route;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The tree of what a route did: live, out of the history, out of a file, and played again. */
@Timeout(60)
class StepTreeTest {

    private static final String CASCADE = "s: {fallback: [small, large], check: {contains: [\"good\"]}}\n"
            + "small: {call: m/small}\nlarge: {call: m/large}\n";

    @TempDir
    Path folder;

    private final Bench bench = new Bench();

    @Test
    void aCascadeShowsWhatWasRejectedAndWhatEachStepTookAndCost() throws Exception {
        bench.model("m/small").says("bad");
        bench.model("m/large").says("very ", "good");
        bench.run(CASCADE);

        assertThat(lines(StepTree.of(bench.events)))
                .containsExactly(
                        "s fallback answered +0 230ms 20+3 $0.03",
                        "  small call rejected held +0 110ms 10+1 $0.01 (it does not contain \"good\")",
                        "    > m/small +0 110ms \"bad\"",
                        "  large call answered +110 120ms 10+2 $0.02",
                        "    > m/large +110 120ms \"very good\"");
    }

    @Test
    void whileItRunsTheTreeSaysWhatIsOpen() throws Exception {
        bench.model("m/small").says("bad");
        bench.model("m/large").hangs();
        var call = bench.begin(CASCADE, Bench.request());
        bench.time.pass(Duration.ofMillis(150));

        StepTree tree = StepTree.of(bench.events);
        StepNode entry = tree.steps().get(0);
        assertThat(entry.duration()).isNull();
        assertThat(entry.steps().get(0).duration()).isEqualTo(Duration.ofMillis(110));
        assertThat(entry.steps().get(1).duration()).isNull();
        assertThat(entry.steps().get(1).calls().get(0).answer()).isNull();
        assertThat(tree.size()).isEqualTo(3);

        call.cancel();
        StepNode ended = StepTree.of(bench.events).steps().get(0);
        assertThat(ended.steps().get(1).error().kind()).isEqualTo(ErrorKind.CANCELLED);
        assertThat(ended.duration()).isNotNull();
    }

    @Test
    void theSameStepTwiceAtOnceHasItsOwnCallEachTime() throws Exception {
        bench.model("m/small").says("good");
        bench.run("s: {parallel: [one, one], aggregate: concatenate}\none: {call: m/small}\n");

        StepNode entry = StepTree.of(bench.events).steps().get(0);
        assertThat(entry.steps()).hasSize(2).allSatisfy(step -> {
            assertThat(step.calls()).hasSize(1);
            assertThat(step.duration()).isEqualTo(Duration.ofMillis(110));
        });
    }

    @Test
    void aRouteInsideTheRouteStandsBelowItsCall() throws Exception {
        bench.model("m/small").says("good");
        Route inner = Route.parse("i.route.yaml", "inner", "entry: s\nsteps:\n  s: {call: m/small}\n");
        bench.models.put(inner.address(), bench.engine.model(inner));
        bench.run("s: {use: route/inner}\n");

        CallNode route = StepTree.of(bench.events).steps().get(0).calls().get(0);
        assertThat(route.model().isRoute()).isTrue();
        assertThat(route.steps()).hasSize(1);
        assertThat(route.steps().get(0).calls().get(0).model()).hasToString("m/small");
    }

    @Test
    void theHistoryHoldsTheTreeAndAReplayShowsIt() throws Exception {
        bench.model("m/small").says("bad");
        bench.model("m/large").says("very ", "good");
        bench.run(CASCADE);
        List<String> live = lines(StepTree.of(bench.events));

        StringWriter lines = new StringWriter();
        try (History history = History.open(folder.resolve("one"))) {
            CallRecord recorded = record(history);
            assertThat(lines(StepTree.of(ReplayModel.events(recorded)))).isEqualTo(live);
            assertThat(lines(StepTree.of(played(recorded)))).isEqualTo(live);
            history.transfer().export(lines);
        }
        Path file = Files.writeString(folder.resolve("history.jsonl"), lines.toString());
        assertThat(lines.toString()).contains("\"outcome\":\"rejected\"", "\"cost_basis\":\"measured\"");
        try (History history = History.open(folder.resolve("two"))) {
            history.transfer().load(file);
            CallRecord loaded = first(history);
            assertThat(lines(StepTree.of(ReplayModel.events(loaded)))).isEqualTo(live);
        }
    }

    @Test
    void theDocumentOfTheCommandLineHoldsTheTree() throws Exception {
        bench.model("m/small").says("bad");
        bench.model("m/large").says("very ", "good");
        bench.run(CASCADE);
        Result result = new Result(
                bench.route(CASCADE).address(),
                bench.answer(),
                null,
                false,
                List.of("s", "large"),
                StepTree.of(bench.events).steps());

        var json = ResultJson.document("r1", List.of(result)).path("results").path(0);
        var small = json.path("steps").path(0).path("steps").path(0);
        assertThat(small.path("step").asString()).isEqualTo("small");
        assertThat(small.path("outcome").asString()).isEqualTo("rejected");
        assertThat(small.path("duration_ms").decimalValue()).isEqualByComparingTo("110");
        assertThat(small.path("cost_usd").decimalValue()).isEqualByComparingTo("0.01");
        assertThat(small.path("calls").path(0).path("text").asString()).isEqualTo("bad");
    }

    private CallRecord record(History history) throws Exception {
        RunRecorder recorder = history.begin(RunStart.of("test", "hello"));
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        ChatListener listener = recorder.column(0, event -> {
            if (event.terminal() && event.origin().parentId() == null) {
                ended.complete(true);
            }
        });
        bench.events.forEach(listener::on);
        ended.get(20, TimeUnit.SECONDS);
        return first(history);
    }

    private static List<ChatEvent> played(CallRecord recorded) throws Exception {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
        try {
            List<ChatEvent> played = new ArrayList<>();
            CompletableFuture<Boolean> ended = new CompletableFuture<>();
            new ReplayModel(recorded, 0, ReplayTimer.on(thread)).start(Bench.request(), Origin.root(), event -> {
                played.add(event);
                if (event.terminal() && event.origin().parentId() == null) {
                    ended.complete(true);
                }
            });
            ended.get(20, TimeUnit.SECONDS);
            return played;
        } finally {
            thread.shutdownNow();
        }
    }

    private static CallRecord first(History history) throws Exception {
        String id = history.recentRuns(1).get(0).id();
        return history.run(id).orElseThrow().columns().get(0).last();
    }

    private static List<String> lines(StepTree tree) {
        List<String> lines = new ArrayList<>();
        tree.steps().forEach(step -> add(lines, "", step));
        return lines;
    }

    private static void add(List<String> lines, String indent, StepNode step) {
        lines.add(
                indent + step.name() + " " + step.kind() + " " + step.outcome().id() + (step.held() ? " held" : "")
                        + " +" + step.start().toMillis() + " " + step.duration().toMillis() + "ms "
                        + step.usage().inputTokens() + "+" + step.usage().outputTokens() + " $"
                        + step.cost().usd().toPlainString()
                        + (step.finding() == null ? "" : " (" + step.finding() + ")"));
        for (CallNode call : step.calls()) {
            lines.add(indent + "  > " + call.model() + " +" + call.start().toMillis() + " "
                    + call.duration().toMillis() + "ms \"" + call.answer().text() + "\"");
        }
        step.steps().forEach(below -> add(lines, indent + "  ", below));
    }
}
