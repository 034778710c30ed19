package dev.trivium.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.ChatListener;
import dev.trivium.chat.Origin;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever goes wrong, a call comes to its end and somebody hears of it. */
@ParameterizedClass
@EnumSource(Store.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HistoryFailureTest {

    @Parameter
    Store store;

    @TempDir
    Path workspace;

    private final LinkedBlockingQueue<HistoryException> failures = new LinkedBlockingQueue<>();
    private History history;

    @BeforeEach
    void open() throws HistoryException {
        history = store.open(workspace, Clock.systemUTC(), true, failures::add);
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void aWriteThatFailsIsReportedAndTheCallStillEnds() throws Exception {
        RunRecorder recorder = history.begin(RunStart.of("test", "Hello"));
        sql("ALTER TABLE call DROP COLUMN held");

        Calls.answer(recorder, 0, "a/b", "x", "1");

        assertThat(failures.poll(10, TimeUnit.SECONDS))
                .hasMessageContaining("could not be written")
                .hasMessageContaining(store == Store.H2 ? workspace.toString() : "postgresql://127.0.0.1");
    }

    @Test
    void afterADatabaseThatBrokeTheNextCallIsRecordedAgain() throws Exception {
        RunRecorder recorder = history.begin(RunStart.of("test", "Hello"));
        Calls.answer(recorder, 0, "a/b", "before", "1");
        sql(
                store == Store.H2
                        ? "SHUTDOWN IMMEDIATELY"
                        : "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'Trivium'"
                                + " AND datname = current_database()");

        Calls.answer(recorder, 1, "a/b", "after", "1");

        assertThat(history.run(recorder.runId()).orElseThrow().columns())
                .extracting(column -> column.last().text())
                .containsExactly("before", "after");
        assertThat(failures).isEmpty();
    }

    @Test
    void aClosedHistoryIsReportedAndTheCallStillEnds() {
        RunRecorder recorder = history.begin(RunStart.of("test", "Hello"));
        Calls.Ended ended = new Calls.Ended();
        ChatListener listener = recorder.column(0, ended);
        Origin origin = Origin.root();
        listener.on(Calls.opened(origin, "a/b", false));
        history.close();
        listener.on(Calls.completed(origin, "x", "1"));

        ended.await();
        assertThat(failures.poll()).hasMessageContaining("closed");
    }

    @Test
    void aListenerThatThrowsLosesNothing() throws Exception {
        RunRecorder recorder = history.begin(RunStart.of("test", "Hello"));
        ChatListener listener = recorder.column(0, event -> {
            throw new IllegalStateException("on purpose");
        });
        Origin origin = Origin.root();
        listener.on(Calls.opened(origin, "a/b", false));
        listener.on(Calls.completed(origin, "x", "1"));
        Calls.answer(recorder, 1, "a/b", "y", "1");

        assertThat(history.run(recorder.runId())
                        .orElseThrow()
                        .columns()
                        .get(0)
                        .last()
                        .text())
                .isEqualTo("x");
    }

    @Test
    void aListenerThatBlocksDoesNotStopTheWriting() throws Exception {
        RunRecorder recorder = history.begin(RunStart.of("test", "Hello"));
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch blocked = new CountDownLatch(1);
        ChatListener listener = recorder.column(0, event -> {
            if (event.terminal()) {
                blocked.countDown();
                awaitQuietly(release);
            }
        });
        Origin origin = Origin.root();
        listener.on(Calls.opened(origin, "a/b", false));
        listener.on(Calls.completed(origin, "x", "1"));
        assertThat(blocked.await(10, TimeUnit.SECONDS)).isTrue();

        // More than the queue holds, so that a writer that stands still would block this thread.
        for (int i = 0; i < 5_000; i++) {
            ChatListener other = recorder.column(1, event -> {});
            Origin call = Origin.root();
            other.on(Calls.opened(call, "a/b", false));
            other.on(Calls.completed(call, "y", "1"));
        }
        release.countDown();
        history.close();

        assertThat(failures).isEmpty();
        try (History again = store.open(workspace)) {
            assertThat(again.totals(Instant.EPOCH, Instant.now().plusSeconds(60))
                            .roots())
                    .isEqualTo(5_001);
        }
    }

    @Test
    void manyThreadsLoseNothing() throws Exception {
        RunRecorder recorder = history.begin(RunStart.of("test", "Hello"));
        List<Thread> threads = new ArrayList<>();
        for (int worker = 0; worker < 8; worker++) {
            int column = worker;
            Thread thread = new Thread(() -> {
                for (int i = 0; i < 50; i++) {
                    Calls.answer(recorder, column, "a/b", "answer " + column, "0.001");
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        RunRecord run = history.run(recorder.runId()).orElseThrow();
        assertThat(run.columns())
                .hasSize(8)
                .allSatisfy(column ->
                        assertThat(column.tries()).hasSize(50).allMatch(call -> call.state() == RunState.FINISHED));
        assertThat(run.summary().state()).isEqualTo(RunState.FINISHED);
        assertThat(run.summary().cost().usd()).isEqualByComparingTo("0.4");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sql(String statement) throws SQLException {
        store.execute(workspace, statement);
    }
}
