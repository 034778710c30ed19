package dev.trivium.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.history.DashboardQuery;
import dev.trivium.history.FigureFilter;
import dev.trivium.history.Grain;
import dev.trivium.history.History;
import dev.trivium.history.Population;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HistoryCommandTest {

    private static final String[] SPAN = {"--since", "2026-05-01", "--until", "2026-05-31"};

    @TempDir
    Path home;

    private CliHarness cli;
    private Path workspace;
    private Path file;

    @BeforeEach
    void imported() throws Exception {
        cli = new CliHarness(home);
        workspace = cli.workspace("connections:\n  - {id: work, dialect: gemini, key: env:NONE}\n");
        file = Files.writeString(home.resolve("calls.jsonl"), String.join("\n", lines()) + "\n");
        CliHarness.Outcome outcome = cli.run("history", "import", file, "--workspace", workspace);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).isEqualToIgnoringNewLines("Imported 3 runs with 5 calls.");
    }

    private static String[] lines() {
        return new String[] {
            run("r1", "2026-05-04T12:00:00Z", ",\"prompt_name\":\"greet\",\"tags\":[\"a\",\"b\"]"),
            call(
                    "c1",
                    "work/small",
                    "2026-05-04T12:00:00Z",
                    100,
                    ",\"cost_usd\":0.25,\"usage\":{\"input_tokens\":10,\"output_tokens\":5}"),
            run("r2", "2026-05-05T12:00:00Z", ""),
            call("c2", "route/hybrid", "2026-05-05T12:00:00Z", 400, ",\"cost_usd\":1.5"),
            call(
                    "c3",
                    "work/small",
                    "2026-05-05T12:00:00Z",
                    150,
                    ",\"parent_id\":\"c2\",\"error\":{\"kind\":\"rate_limit\"}"),
            call("c4", "work/large", "2026-05-05T12:00:01Z", 200, ",\"parent_id\":\"c2\",\"cost_usd\":1.5"),
            run("r3", "2026-05-06T12:00:00Z", ""),
            call("c5", "demo/fast", "2026-05-06T12:00:00Z", 100, ",\"simulated\":true")
        };
    }

    private static String run(String id, String at, String more) {
        return "{\"type\":\"run\",\"id\":\"" + id + "\",\"started_at\":\"" + at + "\"" + more + "}";
    }

    private static String call(String id, String model, String at, int millis, String more) {
        return "{\"type\":\"call\",\"id\":\"" + id + "\",\"model\":\"" + model + "\",\"started_at\":\"" + at
                + "\",\"duration_ms\":" + millis + more + "}";
    }

    @Test
    void givesTheFiguresOfTheDashboard() throws Exception {
        JsonNode json = json("--json");
        try (History history = History.open(workspace)) {
            var dashboard = history.dashboard()
                    .dashboard(new DashboardQuery(
                            LocalDate.of(2026, 5, 1),
                            LocalDate.of(2026, 6, 1),
                            FigureFilter.REAL,
                            Population.ROOTS,
                            Grain.DAY));
            assertThat(json.path("total").path("calls").asLong())
                    .isEqualTo(dashboard.total().calls())
                    .isEqualTo(2);
            assertThat(json.path("total").path("cost_usd").decimalValue())
                    .isEqualByComparingTo(dashboard.total().usd())
                    .isEqualByComparingTo("1.75");
            assertThat(json.path("total").path("duration_ms").path("p95").asDouble())
                    .isEqualTo(dashboard.total().durationMs().p95());
            assertThat(json.path("days")).hasSize(31);
            assertThat(json.path("by_model").path("work/small").path("calls").asLong())
                    .isEqualTo(2);
            assertThat(json.path("by_route").path("hybrid").path("cost_usd").decimalValue())
                    .isEqualByComparingTo("1.5");
        }
    }

    @Test
    void groupsByWhatIsAskedFor() {
        JsonNode byModelAndDay = json("--group-by", "model,day", "--json").path("groups");
        assertThat(byModelAndDay).hasSize(3);
        assertThat(byModelAndDay.get(0).path("model").stringValue()).isEqualTo("work/large");
        assertThat(byModelAndDay.get(1).path("day").stringValue()).isEqualTo("2026-05-04");
        JsonNode byTag = json("--group-by", "tag", "--json").path("groups");
        assertThat(byTag).hasSize(3);
        assertThat(byTag.get(1).path("tag").stringValue()).isEqualTo("a");
        assertThat(byTag.get(2).path("calls").asLong()).isEqualTo(1);
        JsonNode byStatus =
                json("--group-by", "status", "--count", "leaves", "--json").path("groups");
        assertThat(byStatus.get(1).path("status").stringValue()).isEqualTo("rate_limit");
        JsonNode byProvider = json("--group-by", "provider", "--json").path("groups");
        assertThat(byProvider).hasSize(1);
        assertThat(byProvider.get(0).path("provider").stringValue()).isEqualTo("work");
    }

    @Test
    void filtersAndKeepsSimulatedCallsApart() {
        assertThat(json("--prompt", "greet", "--json")
                        .path("total")
                        .path("calls")
                        .asLong())
                .isEqualTo(1);
        JsonNode simulated = json("--simulated", "--json");
        assertThat(simulated.path("simulated").asBoolean()).isTrue();
        assertThat(simulated.path("by_model").propertyNames()).containsExactly("demo/fast");
    }

    @Test
    void printsATable() {
        String text = history().out();
        assertThat(text).contains("2026-05-01 to 2026-05-31, real calls, counting roots");
        assertThat(text).containsPattern("this span +2 +0.0 % +≥?\\$1.7500|this span +2 +0.0 % +[~≥]*\\$1.7500");
        assertThat(text).containsPattern("work/small +2 +50.0 %");
        assertThat(history("--group-by", "route").out()).contains("hybrid");
        assertThat(history("--tag", "none", "--group-by", "day").out()).contains("No calls.");
    }

    @Test
    void badArgumentsAreToldWithWhatIsRight() {
        assertUsage("--since cannot be \"soon\"", "--since", "soon");
        assertUsage("after", "--since", "2026-05-02", "--until", "2026-05-01");
        assertUsage("--group-by cannot be \"colour\"", "--group-by", "colour");
        assertUsage("--count is roots or leaves", "--count", "all");
        assertUsage("A model address", "--model", "nonsense");
    }

    private void assertUsage(String message, Object... more) {
        CliHarness.Outcome outcome = cli.run(arguments(more));
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains(message);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void aHistoryInUseIsToldWithExitCodeOne() throws Exception {
        try (History held = History.open(workspace)) {
            assertThat(held.recentRuns(1)).isNotEmpty();
            CliHarness.Outcome outcome = history();
            assertThat(outcome.code()).isEqualTo(1);
            assertThat(outcome.err()).contains("in use by another Trivium window");
        }
    }

    @Test
    void exportsWhatImportReads() throws Exception {
        Path out = home.resolve("out.jsonl");
        assertThat(cli.run("history", "export", "--workspace", workspace, "-o", out)
                        .code())
                .isZero();
        Path other = Files.createDirectories(home.resolve("other"));
        Files.writeString(other.resolve("trivium.yaml"), "connections: []\n");
        assertThat(cli.run("history", "import", out, "--workspace", other, "--json")
                        .out()
                        .strip())
                .isEqualTo("{\"runs\":3,\"calls\":5,\"skipped_runs\":0}");
        assertThat(cli.run("history", "import", out, "--workspace", other).out())
                .contains("Imported 0 runs with 0 calls; 3 runs were there already.");
        assertThat(cli.run("history", "export", "--workspace", other).out()).isEqualTo(Files.readString(out));
        assertThat(Files.list(home).map(path -> path.getFileName().toString())).doesNotContain("out.jsonl.part");
    }

    @Test
    void exportsCsvAndSpans() {
        String csv = cli.run("history", "export", "--workspace", workspace, "--format", "csv", "--since", "2026-05-05")
                .out();
        assertThat(csv.split("\r\n")).hasSize(5);
        String spans = cli.run("history", "export", "--workspace", workspace, "--format", "otlp")
                .out();
        JsonNode request = JsonMapper.builder().build().readTree(spans);
        assertThat(request.at("/resourceSpans/0/scopeSpans/0/spans")).hasSize(8);
        assertThat(spans).contains("gcp.gemini");
        assertThat(cli.run("history", "export", "--workspace", workspace, "--format", "xml")
                        .err())
                .contains("--format is jsonl, csv or otlp");
    }

    @Test
    void aBadLineIsNamed() throws Exception {
        Path bad = Files.writeString(home.resolve("bad.jsonl"), run("r9", "2026-05-04T12:00:00Z", "") + "\n{\n");
        CliHarness.Outcome outcome = cli.run("history", "import", bad, "--workspace", workspace);
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("bad.jsonl, line 2").contains("Nothing was imported");
        Files.write(bad, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(cli.run("history", "import", bad, "--workspace", workspace).err())
                .contains("not UTF-8");
        assertThat(cli.run("history", "import", home.resolve("none"), "--workspace", workspace)
                        .code())
                .isEqualTo(2);
    }

    private JsonNode json(Object... more) {
        CliHarness.Outcome outcome = cli.run(arguments(more));
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return JsonMapper.builder().build().readTree(outcome.out());
    }

    private CliHarness.Outcome history(Object... more) {
        return cli.run(arguments(more));
    }

    private Object[] arguments(Object... more) {
        boolean spanned = java.util.Arrays.asList(more).contains("--since");
        java.util.List<Object> all = new java.util.ArrayList<>(java.util.List.of("history", "--workspace", workspace));
        if (!spanned) {
            all.addAll(java.util.List.of((Object[]) SPAN));
        }
        all.addAll(java.util.List.of(more));
        return all.toArray();
    }
}
