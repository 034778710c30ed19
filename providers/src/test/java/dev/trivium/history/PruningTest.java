package dev.trivium.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.ChatListener;
import dev.trivium.chat.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is deleted is gone, from every file. */
@ParameterizedClass
@EnumSource(Store.class)
@Timeout(60)
class PruningTest {

    @Parameter
    Store store;

    private static final String PLANTED = "xyzzy-planted-words";

    @TempDir
    Path workspace;

    private Instant now = Instant.parse("2026-05-04T12:00:00Z");
    private History history;

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    @BeforeEach
    void open() throws HistoryException {
        open(true);
    }

    private void open(boolean keepTexts) throws HistoryException {
        history = store.open(workspace, clock, keepTexts, failure -> {
            throw new IllegalStateException(failure);
        });
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void aDeletedRunIsInNoFileAfterCompaction() throws Exception {
        RunRecorder doomed = plant();
        RunRecorder kept = history.begin(RunStart.of("test", "Hello"));
        Calls.answer(kept, 0, "a/b", "an answer that stays", "1");
        assertThat(filesWith(PLANTED)).isNotEmpty();

        history.delete(doomed.runId());
        history.compact();

        assertThat(filesWith(PLANTED)).isEmpty();
        assertThat(history.run(doomed.runId())).isEmpty();
        assertThat(history.run(kept.runId())).isPresent();
        assertThat(figures().calls()).isEqualTo(1);
        Calls.answer(kept, 1, "a/b", "after the compaction", "1");
        assertThat(history.run(kept.runId()).orElseThrow().columns()).hasSize(2);
        history.close();
        assertThat(filesWith(PLANTED)).isEmpty();
    }

    @Test
    void tendingDeletesWhatIsOldOnceADayAndTakesItOutOfTheFile() throws Exception {
        RunRecorder old = plant();
        Retention month = new Retention(null, Duration.ofDays(30), null);
        assertThat(history.tend(month)).isTrue();
        assertThat(filesWith(PLANTED)).isNotEmpty();

        now = now.plus(Duration.ofDays(40));
        assertThat(history.tend(month)).isTrue();
        assertThat(history.run(old.runId())).isEmpty();
        assertThat(filesWith(PLANTED)).isEmpty();
        assertThat(figures().calls()).isEqualTo(2);

        RunRecorder next = plant();
        now = now.plus(Duration.ofHours(23));
        assertThat(history.tend(new Retention(Duration.ZERO, null, null))).isFalse();
        history.close();
        open();
        assertThat(history.tend(new Retention(Duration.ZERO, null, null))).isFalse();
        assertThat(history.run(next.runId())).isPresent();
    }

    @Test
    void nothingIsTendedWhileARunIsGoingOn() throws Exception {
        plant();
        now = now.plus(Duration.ofDays(40));
        Retention month = new Retention(null, Duration.ofDays(30), null);
        RunRecorder running = history.begin(RunStart.of("test", "Hello"));
        Calls.Ended ended = new Calls.Ended();
        ChatListener listener = running.column(0, ended);
        Origin origin = Origin.root();
        listener.on(Calls.opened(origin, "a/b", false));

        assertThat(history.isRecording()).isTrue();
        assertThat(history.tend(month)).isFalse();
        assertThat(filesWith(PLANTED)).isNotEmpty();

        listener.on(Calls.completed(origin, "done", "1"));
        ended.await();
        assertThat(history.isRecording()).isFalse();
        assertThat(history.tend(month)).isTrue();
        assertThat(filesWith(PLANTED)).isEmpty();
    }

    @Test
    void textsCanBeLeftOutFromNowOn() throws Exception {
        history.keepTexts(false);
        RunRecorder run = plant();
        assertThat(filesWith(PLANTED)).isEmpty();
        assertThat(history.run(run.runId())
                        .orElseThrow()
                        .columns()
                        .get(0)
                        .last()
                        .text())
                .isEmpty();
        history.keepTexts(true);
        plant();
        assertThat(filesWith(PLANTED)).isNotEmpty();
    }

    @Test
    void textsGoByAgeAndTheRestStays() throws Exception {
        RunRecorder old = plant();
        now = now.plus(Duration.ofDays(40));
        RunRecorder fresh = history.begin(RunStart.of("test", "Hello"));
        Calls.answer(fresh, 0, "a/b", "a fresh answer", "1");

        history.prune(new Retention(Duration.ofDays(30), null, null));
        history.compact();

        assertThat(filesWith(PLANTED)).isEmpty();
        CallRecord call =
                history.run(old.runId()).orElseThrow().columns().get(0).last();
        assertThat(call.text()).isEmpty();
        assertThat(call.cost().usd()).isEqualByComparingTo("1");
        assertThat(StoredRequest.read(call.requestJson()).leftOut()).hasSize(1);
        assertThat(history.run(fresh.runId())
                        .orElseThrow()
                        .columns()
                        .get(0)
                        .last()
                        .text())
                .isEqualTo("a fresh answer");
        assertThat(figures().calls()).isEqualTo(3);
    }

    @Test
    void callsGoByAgeAndTheirFiguresStay() throws Exception {
        RunRecorder old = plant();
        now = now.plus(Duration.ofDays(40));
        Calls.answer(history.begin(RunStart.of("test", "Hello")), 0, "a/b", "fresh", "1");
        Figures before = figures();

        history.prune(new Retention(null, Duration.ofDays(30), null));
        assertThat(history.run(old.runId())).isEmpty();
        assertThat(figures()).isEqualTo(before);
        history.recount(ZoneOffset.UTC);
        assertThat(figures()).isEqualTo(before);
        history.compact();
        assertThat(filesWith(PLANTED)).isEmpty();
    }

    @Test
    void theOldestTextsGoWhenThereAreTooManyBytes() throws Exception {
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            now = now.plusSeconds(60);
            byte[] noise = new byte[600];
            random.nextBytes(noise);
            String text = java.util.Base64.getEncoder().encodeToString(noise);
            Calls.answer(history.begin(RunStart.of("test", "Hello " + i)), 0, "a/b", text, "1");
        }
        history.prune(new Retention(null, null, 150_000L));

        List<RunSummary> runs = history.recentRuns(300);
        assertThat(runs).hasSize(300);
        assertThat(runs.get(0).promptText()).isEqualTo("Hello 299");
        assertThat(runs.get(299).promptText()).isEmpty();
    }

    @Test
    void aHistoryOfFiguresOnlyHasNoText() throws Exception {
        history.close();
        open(false);
        RunRecorder run = plant();
        history.close();

        assertThat(filesWith(PLANTED)).isEmpty();
        open(false);
        RunRecord record = history.run(run.runId()).orElseThrow();
        assertThat(record.summary().promptText()).isEmpty();
        assertThat(record.columns().get(0).last().text()).isEmpty();
        assertThat(figures().calls()).isEqualTo(2);
        assertThat(figures().usd()).isEqualByComparingTo("1");
    }

    @Test
    void longTextsArePackedAndComeBack() throws Exception {
        String text = "Grüße, 𝄞: the same words again. ".repeat(3_000);
        RunRecorder run = history.begin(RunStart.of("test", "Hello"));
        Calls.answer(run, 0, "a/b", text, "1");
        assertThat(history.run(run.runId())
                        .orElseThrow()
                        .columns()
                        .get(0)
                        .last()
                        .text())
                .isEqualTo(text);
        history.compact();
        history.close();
        if (store == Store.H2) {
            assertThat(Files.size(workspace.resolve(".trivium/history.mv.db"))).isLessThan(text.length());
        }
    }

    private RunRecorder plant() {
        RunRecorder run = history.begin(
                new RunStart("test", null, "Prompt of " + PLANTED, Map.of("who", PLANTED + "-in-a-variable")));
        Calls.answer(run, 0, "a/b", "Answer of " + PLANTED, "1");
        Calls.Ended ended = new Calls.Ended();
        var listener = run.column(1, ended);
        var origin = dev.trivium.chat.Origin.root();
        listener.on(Calls.opened(origin, "a/b", false));
        listener.on(Calls.failed(origin, "partly " + PLANTED));
        ended.await();
        return run;
    }

    private Figures figures() throws HistoryException {
        LocalDate day = LocalDate.of(2026, 5, 1);
        return history.dashboard()
                .dashboard(new DashboardQuery(day, day.plusDays(90), FigureFilter.REAL, Population.ROOTS, Grain.MONTH))
                .total();
    }

    private List<String> filesWith(String words) throws Exception {
        try (var files = Files.walk(store.files(workspace))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, words))
                    .map(Path::toString)
                    .toList();
        }
    }

    private static boolean contains(Path file, String words) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(words);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
