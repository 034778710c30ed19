package dev.trivium.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatListener;
import dev.trivium.chat.Origin;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TransferTest {

    @TempDir
    Path folder;

    @Test
    void whatIsExportedComesBackWithoutLoss() throws Exception {
        String lines;
        RunRecord plain;
        RunRecord route;
        Dashboard figures;
        try (History history = History.open(folder.resolve("one"))) {
            RunRecorder first = history.begin(new RunStart("test", "greet", "Grüße {{who}}", Map.of("who", "du")));
            Calls.answer(first, 0, "a/b", "An answer\nin two lines", "0.10000000000000000007");
            history.tag(first.runId(), Set.of("nightly"));
            RunRecorder second = history.begin(RunStart.of("test", "Hello"));
            recordRoute(second);
            plain = history.run(first.runId()).orElseThrow();
            route = history.run(second.runId()).orElseThrow();
            figures = figures(history);
            lines = export(history);
        }
        Path file = Files.writeString(folder.resolve("history.jsonl"), lines);

        try (History history = History.open(folder.resolve("two"))) {
            assertThat(history.transfer().load(file)).isEqualTo(new ImportResult(2, 4, 0));
            assertThat(history.run(plain.summary().id())).contains(plain);
            assertThat(history.run(route.summary().id())).contains(route);
            assertThat(figures(history)).isEqualTo(figures);
            assertThat(export(history)).isEqualTo(lines);
            assertThat(history.transfer().load(file)).isEqualTo(new ImportResult(0, 0, 2));
        }
    }

    @Test
    void aBadLineIsNamedAndNothingIsImported() throws Exception {
        String run = "{\"type\":\"run\",\"id\":\"r1\",\"started_at\":\"2026-05-04T12:00:00Z\"}\n";
        String call = "{\"type\":\"call\",\"id\":\"c1\",\"model\":\"a/b\",\"started_at\":\"2026-05-04T12:00:00Z\","
                + "\"duration_ms\":12.5}\n";
        try (History history = History.open(folder)) {
            assertBad(history, run + call + "{not json}\n", "line 3");
            assertBad(history, call, "line 1: a call comes after the run");
            assertBad(history, run + "\n" + call.replace("a/b", "nonsense"), "line 3: A model address is");
            assertBad(history, run + call.replace("\"duration_ms\":12.5", "\"x\":1"), "line 2: \"duration_ms\"");
            assertBad(history, run.replace("2026-05-04T12:00:00Z", "yesterday"), "line 1: \"started_at\"");
            assertThat(history.recentRuns(5)).isEmpty();

            Path good = Files.writeString(folder.resolve("good.jsonl"), run + call);
            assertThat(history.transfer().load(good)).isEqualTo(new ImportResult(1, 1, 0));
            assertThat(history.run("r1").orElseThrow().summary().source()).isEqualTo("import");
        }
    }

    private void assertBad(History history, String lines, String message) throws Exception {
        Path file = Files.writeString(folder.resolve("bad.jsonl"), lines);
        assertThatThrownBy(() -> history.transfer().load(file))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(message)
                .hasMessageContaining("Nothing was imported");
    }

    private static String export(History history) throws Exception {
        StringWriter out = new StringWriter();
        history.transfer().export(out);
        return out.toString();
    }

    private static Dashboard figures(History history) throws HistoryException {
        LocalDate today = LocalDate.ofInstant(Instant.now(), history.dashboard().zone());
        return history.dashboard()
                .dashboard(new DashboardQuery(
                        today.minusDays(2), today.plusDays(2), FigureFilter.REAL, Population.LEAVES, Grain.DAY));
    }

    private static void recordRoute(RunRecorder recorder) {
        Calls.Ended ended = new Calls.Ended();
        ChatListener listener = recorder.column(3, ended);
        Origin root = Origin.root();
        Origin small = root.inStep("small").child().withHeld(true);
        Origin large = root.inStep("large").child();
        listener.on(Calls.opened(root, "route/hybrid", false));
        listener.on(new ChatEvent.StepEntered(root.inStep("small"), 1_500, "call", "the first"));
        listener.on(Calls.opened(small, "a/small", false));
        ChatEvent.Failed failed = Calls.failed(small, "partly");
        listener.on(failed);
        listener.on(new ChatEvent.StepLeft(root.inStep("small"), 1_700, failed.error()));
        listener.on(Calls.opened(large, "b/large", false));
        listener.on(new ChatEvent.Text(large, 3_000, "x"));
        listener.on(Calls.completed(large, "x", "0.5"));
        listener.on(Calls.completed(root, "x", "0.5"));
        ended.await();
    }
}
