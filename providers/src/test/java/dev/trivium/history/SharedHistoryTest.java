package dev.trivium.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivium.chat.ChatListener;
import dev.trivium.chat.Origin;
import dev.trivium.provider.http.KeySource;
import dev.trivium.provider.http.KeyUnavailableException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several windows on one database. */
@Timeout(120)
class SharedHistoryTest {

    @TempDir
    Path folder;

    @BeforeEach
    void needsAServer() {
        Store.server();
    }

    @Test
    void windowsThatCountAtTheSameTimeLoseNothing() throws Exception {
        int windows = 3;
        int calls = 60;
        List<History> open = new ArrayList<>();
        for (int i = 0; i < windows; i++) {
            open.add(open());
        }
        List<Thread> threads = new ArrayList<>();
        for (History history : open) {
            for (int worker = 0; worker < 2; worker++) {
                int column = worker;
                Thread thread = new Thread(() -> {
                    RunRecorder run = history.begin(new RunStart("test", "greet", "The same", Map.of()));
                    for (int i = 0; i < calls; i++) {
                        Calls.answer(run, column, "a/b" + i % 5, "The same answer", "0.01");
                    }
                });
                threads.add(thread);
                thread.start();
            }
        }
        for (Thread thread : threads) {
            thread.join();
        }
        for (History history : open) {
            Dashboard figures = figures(history);
            assertThat(figures.total().calls()).isEqualTo(windows * 2 * calls);
            assertThat(figures.total().usd()).isEqualByComparingTo("3.6");
            assertThat(figures.byModel()).hasSize(5);
            assertThat(history.recentRuns(20)).hasSize(windows * 2);
        }
        try (History recounted = open()) {
            Dashboard before = figures(recounted);
            recounted.recount(recounted.dashboard().zone());
            assertThat(figures(recounted)).isEqualTo(before);
        }
        open.forEach(History::close);
    }

    @Test
    void whatOneWindowDoesTheOthersSee() throws Exception {
        try (History one = open();
                History two = open()) {
            RunRecorder run = one.begin(RunStart.of("test", "Hello"));
            Calls.answer(run, 0, "a/b", "x", "1");
            assertThat(figures(two).total().calls()).isEqualTo(1);
            assertThat(two.run(run.runId())).isPresent();
            two.tag(run.runId(), Set.of("nightly"));
            Calls.answer(run, 1, "a/b", "y", "1");
            assertThat(calls(one, "nightly")).isEqualTo(2);
            assertThat(calls(two, "nightly")).isEqualTo(2);
            one.recount(ZoneId.of("Asia/Tokyo"));
            assertThat(figures(two).total().calls()).isEqualTo(2);
            assertThat(two.dashboard().zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
            two.delete(run.runId());
            assertThat(figures(one).total().calls()).isZero();
            Calls.answer(one.begin(RunStart.of("test", "Hello")), 0, "a/b", "x", "1");
            assertThat(two.recentRuns(1).get(0).promptText()).isEqualTo("Hello");
        }
    }

    @Test
    void whatAnotherWindowHasRunningStaysSoUntilThatWindowIsGone() throws Exception {
        History one = open();
        RunRecorder run = one.begin(RunStart.of("test", "Hello"));
        ChatListener listener = run.column(0, event -> {});
        listener.on(Calls.opened(Origin.root(), "a/b", false));
        one.tag(run.runId(), Set.of());
        try (History two = open()) {
            assertThat(two.recentRuns(1).get(0).state()).isEqualTo(RunState.RUNNING);
        }
        one.close();
        try (History three = open()) {
            assertThat(three.recentRuns(1).get(0).state()).isEqualTo(RunState.INTERRUPTED);
        }
    }

    @Test
    void aPasswordIsInNoMessage() {
        String wrong = "wrong-3f81";
        SharedHistory shared = Store.server().database(name(), wrong);
        assertThatThrownBy(() -> open(shared))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("Check user and password")
                .hasMessageContaining(PostgresServer.USER)
                .satisfies(failure -> {
                    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                        assertThat(cause.toString()).doesNotContain(wrong);
                    }
                });
        assertThatThrownBy(() -> new SharedHistory("jdbc:postgresql://h/d?user=a&password=" + wrong, null, null))
                .hasMessageNotContaining(wrong);
        assertThatThrownBy(() -> new SharedHistory("jdbc:postgresql://a:" + wrong + "@h/d", null, null))
                .hasMessageNotContaining(wrong);
    }

    @Test
    void aServerThatIsNotThereIsNamed() {
        SharedHistory shared = new SharedHistory("jdbc:postgresql://127.0.0.1:1/team?ssl=false", "a", null);
        assertThatThrownBy(() -> open(shared))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("postgresql://127.0.0.1:1/team cannot be opened")
                .hasMessageContaining("Check that the server runs");
    }

    @Test
    void aMissingPasswordSaysWhatToDo() {
        SharedHistory there = Store.server().database(name());
        SharedHistory shared = new SharedHistory(there.url(), there.user(), new KeySource() {
            @Override
            public String name() {
                return "env:NONE";
            }

            @Override
            public String key() throws KeyUnavailableException {
                throw new KeyUnavailableException("The environment variable NONE is not set.", "Set it.");
            }
        });
        assertThatThrownBy(() -> open(shared)).hasMessageContaining("NONE is not set. Set it.");
    }

    private static long calls(History history, String tag) throws HistoryException {
        LocalDate today = LocalDate.now(history.dashboard().zone());
        FigureFilter filter = FigureFilter.REAL.withTags(Set.of(tag));
        return history.dashboard()
                .dashboard(
                        new DashboardQuery(today.minusDays(2), today.plusDays(2), filter, Population.ROOTS, Grain.DAY))
                .total()
                .calls();
    }

    private static Dashboard figures(History history) throws HistoryException {
        LocalDate today = LocalDate.now(ZoneId.of("UTC"));
        return history.dashboard()
                .dashboard(new DashboardQuery(
                        today.minusDays(2), today.plusDays(3), FigureFilter.REAL, Population.ROOTS, Grain.DAY));
    }

    private String name() {
        return "shared" + Integer.toHexString(folder.toString().hashCode());
    }

    private History open() throws HistoryException {
        return open(Store.server().database(name()));
    }

    private static History open(SharedHistory shared) throws HistoryException {
        return History.open(shared, java.time.Clock.systemDefaultZone(), true, failure -> {
            throw new IllegalStateException(failure);
        });
    }
}
