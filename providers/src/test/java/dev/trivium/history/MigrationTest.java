package dev.trivium.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.Basis;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatListener;
import dev.trivium.chat.Cost;
import dev.trivium.chat.Origin;
import dev.trivium.chat.StepOutcome;
import dev.trivium.chat.Usage;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Opens a history of every earlier schema with data in it. */
@ParameterizedClass
@EnumSource(Store.class)
class MigrationTest {

    @Parameter
    Store store;

    private static final LocalDate DAY = LocalDate.of(2026, 5, 4);

    @TempDir
    Path workspace;

    @Test
    void aHistoryOfVersion1KeepsItsRunsAndGetsItsFigures() throws Exception {
        makeVersion1();
        try (History history = store.open(workspace)) {
            assertMigrated(history);
        }
        try (History history = store.open(workspace)) {
            assertMigrated(history);
            Calls.answer(history.begin(RunStart.of("test", "Hello")), 0, "a/b", "new", "1");
            assertThat(history.recentRuns(5)).hasSize(2);
        }
    }

    @Test
    void aHistoryOfVersion2KeepsItsStepsAndTakesNewOnesWithTheirFigures() throws Exception {
        makeVersion1();
        sql(script("V2__figures.sql"), "INSERT INTO schema_version VALUES (2, 'V2__figures.sql', CURRENT_TIMESTAMP)");
        try (History history = store.open(workspace)) {
            assertMigrated(history);
            RunRecorder recorder = history.begin(RunStart.of("test", "Hello"));
            Calls.Ended ended = new Calls.Ended();
            ChatListener listener = recorder.column(0, ended);
            Origin root = Origin.root();
            Usage usage = Usage.of(12, 34, Basis.ESTIMATED);
            Cost cost = Cost.of(new BigDecimal("0.25"), Basis.ESTIMATED);
            listener.on(Calls.opened(root, "route/r", false));
            listener.on(new ChatEvent.StepLeft(
                    root.inStep("s"), 2_000, null, StepOutcome.REJECTED, "too short", usage, cost));
            listener.on(Calls.completed(root, "new", "0.25"));
            ended.await();
            StepRecord step = history.run(recorder.runId())
                    .orElseThrow()
                    .columns()
                    .get(0)
                    .last()
                    .steps()
                    .get(0);
            assertThat(step.outcome()).isEqualTo(StepOutcome.REJECTED);
            assertThat(step.reason()).isEqualTo("too short");
            assertThat(step.usage()).isEqualTo(usage);
            assertThat(step.cost()).isEqualTo(cost);
        }
    }

    @Test
    void aMigrationThatWasCutIsDoneAgain() throws Exception {
        makeVersion1();
        store.open(workspace).close();
        sql("DELETE FROM schema_version WHERE version >= 2", "DELETE FROM setting WHERE name = 'figures'");
        try (History history = store.open(workspace)) {
            assertMigrated(history);
        }
    }

    private void assertMigrated(History history) throws HistoryException {
        RunRecord run = history.run("run-1").orElseThrow();
        assertThat(run.summary().promptText()).isEqualTo("Why?");
        assertThat(run.variables()).containsEntry("who", "you");
        CallRecord plain = run.columns().get(0).last();
        assertThat(plain.text()).isEqualTo("Because.");
        assertThat(plain.timeline()).isNull();
        assertThat(StoredRequest.read(plain.requestJson()).request()).isEqualTo(Calls.REQUEST);
        CallRecord route = run.columns().get(1).last();
        assertThat(route.children()).hasSize(1);
        assertThat(route.steps())
                .extracting(step -> step.entered() + " " + step.path() + " " + step.reason() + " " + step.outcome())
                .containsExactly("true [s] the first null", "false [s] null null");
        assertThat(route.steps().get(1).usage()).isNull();
        assertThat(route.steps().get(1).cost()).isNull();
        assertThat(ReplayModel.events(route))
                .filteredOn(ChatEvent.StepLeft.class::isInstance)
                .singleElement()
                .extracting(event -> ((ChatEvent.StepLeft) event).outcome())
                .isEqualTo(StepOutcome.ANSWERED);

        Dashboard figures = history.dashboard()
                .dashboard(new DashboardQuery(
                        DAY.minusDays(1), DAY.plusDays(2), FigureFilter.REAL, Population.ROOTS, Grain.DAY));
        assertThat(figures.total().calls()).isEqualTo(3);
        assertThat(figures.total().failed()).isEqualTo(1);
        assertThat(figures.total().usd()).isEqualByComparingTo("0.75");
        assertThat(figures.byRoute().get("r").usd()).isEqualByComparingTo("0.5");
        assertThat(figures.byPrompt().get("greet").calls()).isEqualTo(3);
    }

    private void makeVersion1() throws Exception {
        Files.createDirectories(workspace.resolve(".trivium"));
        String call = "INSERT INTO call (id, run_id, parent_id, column_index, step_path, held, operation_name,"
                + " connection, request_model, simulated, started_at, request_sha256, state, partial, attempts,"
                + " duration_ns, cost_usd, cost_basis, error_type, error_what, error_why, error_remedy,"
                + " error_retryable, text_sha256) VALUES ";
        String at = "TIMESTAMP WITH TIME ZONE '2026-05-04 12:00:00+00:00', 'q', 'finished', FALSE, 1, 5000000, ";
        sql(
                script("V1__runs_and_calls.sql"),
                "CREATE TABLE schema_version (version INTEGER PRIMARY KEY, script VARCHAR NOT NULL,"
                        + " applied_at TIMESTAMP(6) WITH TIME ZONE NOT NULL)",
                "INSERT INTO schema_version VALUES (1, 'V1__runs_and_calls.sql', CURRENT_TIMESTAMP)",
                "INSERT INTO content VALUES ('p', 'Why?'), ('v', '{\"who\":\"you\"}'), ('t', 'Because.')," + " ('q', '"
                        + RequestJson.write(Calls.REQUEST) + "')",
                "INSERT INTO run VALUES ('run-1', TIMESTAMP WITH TIME ZONE '2026-05-04 12:00:00+00:00', 'compare',"
                        + " 'greet', 'p', 'v', 'finished')",
                call + "('c1', 'run-1', NULL, 0, '[]', FALSE, 'chat', 'a', 'b', FALSE, " + at
                        + "0.25, 'measured', NULL, NULL, NULL, NULL, NULL, 't')",
                call + "('c2', 'run-1', NULL, 1, '[]', FALSE, 'route', 'route', 'r', FALSE, " + at
                        + "0.5, 'measured', NULL, NULL, NULL, NULL, NULL, 't')",
                call + "('c3', 'run-1', 'c2', 1, '[\"s\"]', FALSE, 'chat', 'a', 'c', FALSE, " + at
                        + "0.5, 'measured', NULL, NULL, NULL, NULL, NULL, 't')",
                call + "('c4', 'run-1', NULL, 2, '[]', FALSE, 'chat', 'a', 'b', FALSE, " + at
                        + "NULL, 'estimated', 'server', 'It broke.', '', '', TRUE, NULL)",
                call + "('c5', 'run-1', NULL, 3, '[]', FALSE, 'chat', 'demo', 'b', TRUE, " + at
                        + "NULL, 'simulated', NULL, NULL, NULL, NULL, NULL, 't')",
                "INSERT INTO step_event VALUES ('c2', 0, '[\"s\"]', FALSE, 1000, TRUE, 'call', 'the first', NULL, NULL),"
                        + " ('c2', 1, '[\"s\"]', FALSE, 2000, FALSE, NULL, NULL, NULL, NULL)");
    }

    private static String script(String name) throws Exception {
        try (InputStream in = Schema.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void sql(String... statements) throws Exception {
        store.execute(workspace, statements);
    }
}
