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
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Store.class)
@Timeout(60)
class TransferTest {

    @Parameter
    Store store;

    @TempDir
    Path folder;

    @Test
    void whatIsExportedComesBackWithoutLoss() throws Exception {
        String lines;
        RunRecord plain;
        RunRecord route;
        Dashboard figures;
        try (History history = store.open(folder.resolve("one"))) {
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

        try (History history = store.open(folder.resolve("two"))) {
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
        try (History history = store.open(folder)) {
            assertBad(history, run + call + "{not json}\n", "line 3");
            assertBad(history, call, "line 1: a call comes after the run");
            assertBad(history, run + "\n" + call.replace("a/b", "nonsense"), "line 3: A model address is");
            assertBad(history, run + call.replace("\"duration_ms\":12.5", "\"text\":\"x\""), "line 2: \"duration_ms\"");
            assertBad(history, run.replace("2026-05-04T12:00:00Z", "yesterday"), "line 1: \"started_at\"");
            assertBad(history, run + call.replace("duration_ms", "duration"), "line 2: there is no field \"duration\"");
            assertBad(history, run + call.replace("12.5", "\"fast\""), "line 2: \"duration_ms\" is no number");
            assertBad(history, run + call.replace("12.5", "-1"), "line 2: \"duration_ms\" is no number");
            assertBad(
                    history, run + call.replace("12.5", "1,\"cost_usd\":\"0.5\""), "line 2: \"cost_usd\" is no amount");
            assertBad(history, run + call.replace("12.5", "1,\"usage\":{\"tokens\":5}"), "no field \"tokens\"");
            assertBad(history, run + call + call, "line 3: the run has a call with this \"id\"");
            assertBad(history, run.replace("r1", "r".repeat(37)), "line 1: \"id\" has at most 36");
            assertBad(history, run.replace("}", ",\"source\":\"" + "s".repeat(33) + "\"}"), "line 1: A run's source");
            assertBad(history, run.replace("}", ",\"tags\":[\"\"]}"), "line 1: A tag has");
            assertThat(history.recentRuns(5)).isEmpty();

            Path good = Files.writeString(folder.resolve("good.jsonl"), run + call);
            assertThat(history.transfer().load(good)).isEqualTo(new ImportResult(1, 1, 0));
            assertThat(history.run("r1").orElseThrow().summary().source()).isEqualTo("import");
        }
    }

    @Test
    void aHistoryThatCannotBeWrittenSaysWhatWasImported() throws Exception {
        String run = "{\"type\":\"run\",\"id\":\"r1\",\"started_at\":\"2026-05-04T12:00:00Z\"}\n";
        String call = "{\"type\":\"call\",\"id\":\"c1\",\"model\":\"a/b\",\"started_at\":\"2026-05-04T12:00:00Z\","
                + "\"duration_ms\":12.5}\n";
        Path file = Files.writeString(folder.resolve("twice.jsonl"), run + call + run.replace("r1", "r2") + call);
        try (History history = store.open(folder)) {
            assertThatThrownBy(() -> history.transfer().load(file))
                    .isInstanceOf(HistoryException.class)
                    .hasMessageContaining("1 run was imported before that");
            assertThat(history.recentRuns(5)).extracting(RunSummary::id).containsExactly("r1");
            assertThat(history.dashboard()
                            .dashboard(new DashboardQuery(
                                    LocalDate.of(2026, 5, 1),
                                    LocalDate.of(2026, 6, 1),
                                    FigureFilter.REAL,
                                    Population.LEAVES,
                                    Grain.DAY))
                            .total()
                            .calls())
                    .isEqualTo(1);
        }
    }

    @Test
    void anExportWithoutTextsHoldsNoneAndCanBeImported() throws Exception {
        try (History history = store.open(folder.resolve("one"))) {
            RunRecorder first = history.begin(new RunStart("test", "greet", "secret prompt", Map.of("who", "secret")));
            Calls.answer(first, 0, "a/b", "secret answer", "0.5");
            RunRecorder second = history.begin(RunStart.of("test", "secret"));
            recordRoute(second);
            for (ExportFormat format : ExportFormat.values()) {
                StringWriter out = new StringWriter();
                history.transfer().export(format, ExportScope.ALL.withTexts(false), out, UnaryOperator.identity());
                assertThat(out.toString())
                        .contains("0.5")
                        .doesNotContain("secret", "sky", "slow down", "Let me think", "partly");
                if (format == ExportFormat.JSONL) {
                    Files.writeString(folder.resolve("bare.jsonl"), out.toString());
                }
            }
        }
        try (History history = store.open(folder.resolve("two"))) {
            assertThat(history.transfer().load(folder.resolve("bare.jsonl"))).isEqualTo(new ImportResult(2, 4, 0));
            assertThat(figures(history).total().usd()).isEqualByComparingTo("1");
        }
    }

    @Test
    void anExportIsCutByTimeAndGoesOverManyPages() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 130; i++) {
            String at = Instant.parse("2026-05-04T12:00:00Z").plusSeconds(i / 2).toString();
            lines.append("{\"type\":\"run\",\"id\":\"r%03d\",\"started_at\":\"%s\"}\n".formatted(i, at));
        }
        Path file = Files.writeString(folder.resolve("many.jsonl"), lines);
        try (History history = store.open(folder)) {
            history.transfer().load(file);
            assertThat(export(history).lines()).hasSize(130).isSorted();
            StringWriter out = new StringWriter();
            ExportScope scope =
                    new ExportScope(Instant.parse("2026-05-04T12:00:10Z"), Instant.parse("2026-05-04T12:00:20Z"), true);
            history.transfer().export(ExportFormat.JSONL, scope, out, UnaryOperator.identity());
            assertThat(out.toString().lines()).hasSize(20).first().asString().contains("r020");
        }
    }

    @Test
    void csvHasARowForEachCall() throws Exception {
        try (History history = store.open(folder)) {
            RunRecorder first = history.begin(new RunStart("test", "greet", "=1+1", Map.of()));
            Calls.answer(first, 0, "a/b", "one, \"two\"\nthree", "0.25");
            history.tag(first.runId(), Set.of("b", "a"));
            recordRoute(history.begin(RunStart.of("test", "Hello")));
            StringWriter out = new StringWriter();
            history.transfer().export(ExportFormat.CSV, ExportScope.ALL, out, UnaryOperator.identity());
            String[] rows = out.toString().split("\r\n");
            assertThat(rows).hasSize(5);
            assertThat(rows[0]).isEqualTo(String.join(",", CallCsv.NAMES));
            assertThat(rows[1])
                    .startsWith(first.runId() + ",")
                    .contains(",test,greet,a b,a/b,model-2026-01-01,,false,false,ok,,stop,2,req-1,0.008,0.002,")
                    .contains(",12,0,0,34,0,measured,0.25,measured,'=1+1,\"one, \"\"two\"\"\nthree\"");
            assertThat(rows[2]).contains(",route/hybrid,");
            assertThat(rows[3]).contains(",a/small,", ",small,true,false,rate_limit,");
            assertThat(rows[4]).contains(",b/large,");
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
