package dev.trivium.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivium.chat.ModelAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class VotesTest {

    private static final Instant AT = Instant.parse("2026-05-04T12:00:00Z");
    private static final ModelAddress A = ModelAddress.parse("a/one");
    private static final ModelAddress B = ModelAddress.parse("b/two");
    private static final ModelAddress C = ModelAddress.parse("c/three");

    @TempDir
    Path workspace;

    private History history;
    private String runId;
    private List<String> calls;

    @BeforeEach
    void open() throws HistoryException {
        history = History.open(workspace);
        RunRecorder recorder = history.begin(RunStart.of("test", "Hello"));
        runId = recorder.runId();
        calls = List.of(
                Calls.answer(recorder, 0, "a/one", "x", "1"),
                Calls.answer(recorder, 1, "b/two", "y", "1"),
                Calls.answer(recorder, 2, "c/three", "z", "1"));
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void aVoteComesBackAsItWasCast() throws HistoryException {
        List<String> shown = List.of(calls.get(2), calls.get(0), calls.get(1));
        Vote best = Vote.best(shown, 1, "gives next step", ScoreSource.HUMAN, true, AT);
        Vote tie = Vote.none(calls.subList(0, 2), Vote.Outcome.TIE, null, ScoreSource.HUMAN, false, AT.plusSeconds(1));
        Vote bad = Vote.none(calls, Vote.Outcome.ALL_BAD, "all wrong", ScoreSource.JUDGE, true, AT.plusSeconds(2));
        for (Vote vote : List.of(best, tie, bad)) {
            history.scores().change(List.of(), vote.scores());
        }
        history.close();
        history = History.open(workspace);

        assertThat(Vote.of(history.scores().ofRun(runId))).containsExactly(best, tie, bad);
    }

    @Test
    void theMeanOfAModelsVotesIsItsShareOfWins() throws HistoryException {
        history.scores()
                .change(
                        List.of(),
                        Vote.best(calls, 0, null, ScoreSource.HUMAN, true, AT).scores());
        history.scores()
                .change(
                        List.of(),
                        Vote.none(calls, Vote.Outcome.TIE, null, ScoreSource.HUMAN, true, AT)
                                .scores());

        assertThat(history.scores().means(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"), false))
                .filteredOn(mean -> mean.model().equals(A))
                .singleElement()
                .satisfies(mean -> assertThat(mean.mean()).isEqualTo(0.75));
    }

    @Test
    void aWinnerBeatsEachOfTheOthersAndNothingIsSaidOfThese() throws HistoryException {
        Vote best = Vote.best(List.of(calls.get(1), calls.get(2), calls.get(0)), 2, null, ScoreSource.HUMAN, true, AT);
        history.scores().change(List.of(), best.scores());

        assertThat(history.scores().duels(AT, AT.plusSeconds(1), false))
                .containsExactly(new Duel(best.id(), A, B, 1, 2, 0, true), new Duel(best.id(), A, C, 1, 2, 1, true));
        assertThat(history.scores().duels(AT, AT.plusSeconds(1), true)).isEmpty();
        assertThat(history.scores().duels(AT.plusSeconds(1), AT.plusSeconds(2), false))
                .isEmpty();
    }

    @Test
    void aVoteForNoneIsATieOfAllPairs() throws HistoryException {
        Vote bad = Vote.none(calls, Vote.Outcome.ALL_BAD, null, ScoreSource.HUMAN, true, AT);
        history.scores().change(List.of(), bad.scores());

        assertThat(history.scores().duels(AT, AT.plusSeconds(1), false))
                .extracting(Duel::first, Duel::second, Duel::outcome)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(A, B, 0.5),
                        org.assertj.core.groups.Tuple.tuple(A, C, 0.5),
                        org.assertj.core.groups.Tuple.tuple(B, C, 0.5));
    }

    @Test
    void aChangeIsMadeWholeOrNotAtAll() throws HistoryException {
        Score old = Score.of(calls.get(0), Score.STARS, 2, ScoreSource.HUMAN, false, AT);
        Score fresh = Score.of(calls.get(0), Score.STARS, 4, ScoreSource.HUMAN, false, AT);
        Score lost = Score.of("nobody", Score.STARS, 4, ScoreSource.HUMAN, false, AT);
        history.scores().add(old);

        assertThatThrownBy(() -> history.scores().change(List.of(old.id()), List.of(fresh, lost)))
                .hasMessageContaining("nobody");
        assertThat(history.scores().of(calls.get(0))).containsExactly(old);

        history.scores().change(List.of(old.id(), "never was"), List.of(fresh));
        assertThat(history.scores().of(calls.get(0))).containsExactly(fresh);
    }

    @Test
    void labelsAreKnownAgainTheNewestFirst() throws HistoryException {
        int seconds = 0;
        for (String label : List.of("wrong fact", "too long", "wrong fact", "cold tone")) {
            history.scores()
                    .add(Score.labelled(
                            calls.get(0), Score.LABEL, label, ScoreSource.HUMAN, false, AT.plusSeconds(seconds++)));
        }
        history.scores()
                .change(
                        List.of(),
                        Vote.best(calls, 0, null, ScoreSource.HUMAN, true, AT).scores());

        assertThat(history.scores().labels(2)).containsExactly("cold tone", "wrong fact");
        assertThat(history.scores().labels(9)).containsExactly("cold tone", "wrong fact", "too long");
    }

    @Test
    void aVoteNamesAWinnerOnlyIfThereIsOne() {
        assertThatThrownBy(() -> Vote.best(calls, 3, null, ScoreSource.HUMAN, true, AT))
                .hasMessageContaining("one of its answers");
        assertThatThrownBy(() -> Vote.best(calls.subList(0, 1), 0, null, ScoreSource.HUMAN, true, AT))
                .hasMessageContaining("2 to 16");
    }
}
