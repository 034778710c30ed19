package dev.trivium.app.compare.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.app.compare.judge.BlindViewModel.Phase;
import dev.trivium.app.controls.Slot;
import dev.trivium.app.controls.UndoStack;
import dev.trivium.history.Score;
import dev.trivium.history.Vote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BlindViewModelTest {

    private final MemoryScores store = new MemoryScores();
    private final UndoStack undo = new UndoStack();
    private final JudgeViewModel judge = new JudgeViewModel(
            new JudgeServices(store, "", () -> Instant.parse("2026-11-24T14:02:00Z"), new Random(1)),
            Runnable::run,
            Runnable::run,
            undo);
    private BlindTable table = new BlindTable(0, 0, List.of());
    private final BlindViewModel blind = new BlindViewModel(judge, new Random(7), () -> table);

    private static BlindAnswer answer(String call) {
        return new BlindAnswer(
                call,
                "Text of " + call,
                new BlindAnswer.Revealed(
                        "model " + call, "place", new Slot(1, Slot.Shape.CIRCLE, false), false, "1 s", "$1"));
    }

    private void answers(String... calls) {
        table = new BlindTable(
                0, 0, List.of(calls).stream().map(BlindViewModelTest::answer).toList());
        blind.refresh();
    }

    private List<String> shown() {
        return blind.shownProperty().get().stream().map(BlindAnswer::callId).toList();
    }

    private void on() {
        blind.onProperty().set(true);
    }

    @Test
    void nothingShowsUntilAllColumnsHaveEnded() {
        on();
        assertThat(blind.phaseProperty().get()).isEqualTo(Phase.IDLE);
        table = new BlindTable(2, 1, List.of(answer("a")));
        blind.refresh();
        assertThat(blind.phaseProperty().get()).isEqualTo(Phase.RUNNING);
        assertThat(blind.sentenceProperty().get()).isEqualTo("2 of 4 columns have ended.");
        assertThat(shown()).isEmpty();
        answers("a", "b", "c");
        assertThat(blind.phaseProperty().get()).isEqualTo(Phase.VOTING);
        assertThat(shown()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void aFailedAnswerIsOutOfTheVoteAndOneAnswerIsNone() {
        on();
        table = new BlindTable(0, 1, List.of(answer("a"), answer("b")));
        blind.refresh();
        assertThat(blind.sentenceProperty().get()).isEqualTo("One column has no answer and is out of the vote.");
        assertThat(shown()).hasSize(2);
        table = new BlindTable(0, 3, List.of(answer("a")));
        blind.refresh();
        assertThat(blind.phaseProperty().get()).isEqualTo(Phase.TOO_FEW);
        assertThat(blind.sentenceProperty().get()).contains("needs two answers").contains("3 columns");
    }

    @Test
    void everyOrderComesUp() {
        Set<List<String>> orders = new HashSet<>();
        on();
        for (int i = 0; i < 200; i++) {
            answers("a" + i, "b" + i, "c" + i);
            orders.add(shown().stream().map(call -> call.substring(0, 1)).toList());
        }
        assertThat(orders).hasSize(6);
    }

    @Test
    void aVoteIsKeptWithItsOrderItsReasonAndThatItIsBlind() {
        on();
        answers("a", "b", "c");
        List<String> order = shown();
        blind.choose(2);
        blind.choose(1);
        blind.reasonProperty().set("gives next step");
        blind.confirm();

        assertThat(Vote.of(store.kept)).singleElement().satisfies(vote -> {
            assertThat(vote.callIds()).isEqualTo(order);
            assertThat(vote.winner()).isEqualTo(1);
            assertThat(vote.reason()).isEqualTo("gives next step");
            assertThat(vote.blind()).isTrue();
        });
        assertThat(blind.phaseProperty().get()).isEqualTo(Phase.REVEALED);
        assertThat(blind.hides()).isFalse();
    }

    @Test
    void withoutAChoiceThereIsNothingToConfirm() {
        on();
        answers("a", "b");
        blind.confirm();
        blind.choose(2);
        blind.confirm();
        assertThat(blind.phaseProperty().get()).isEqualTo(Phase.VOTING);
        assertThat(store.kept).isEmpty();
    }

    @Test
    void aTieAndAllBadAreVotesAndASkipIsNone() {
        on();
        answers("a", "b");
        blind.chooseNone(Vote.Outcome.TIE);
        blind.confirm();
        answers("c", "d");
        blind.chooseNone(Vote.Outcome.ALL_BAD);
        blind.confirm();
        answers("e", "f");
        blind.skip();
        assertThat(blind.phaseProperty().get()).isEqualTo(Phase.REVEALED);
        assertThat(store.kept).extracting(Score::label).containsExactly("ties", "ties", "bad", "bad");
    }

    @Test
    void theLastVoteIsTakenBackAndTheNextIsNotBlindOnceTheNamesWereSeen() {
        on();
        answers("a", "b");
        blind.choose(0);
        blind.confirm();
        undo.undo();
        assertThat(store.kept).isEmpty();
        assertThat(blind.phaseProperty().get()).isEqualTo(Phase.VOTING);
        assertThat(blind.hides()).isTrue();

        blind.choose(1);
        blind.confirm();
        assertThat(Vote.of(store.kept))
                .singleElement()
                .satisfies(vote -> assertThat(vote.blind()).isFalse());
        undo.undo();
        undo.redo();
        assertThat(blind.phaseProperty().get()).isEqualTo(Phase.REVEALED);
        assertThat(store.kept).hasSize(2);
    }

    @Test
    void pairsAreEachAgainstEachAndAVoteTakenBackInBetweenStaysBlind() {
        blind.pairsProperty().set(true);
        on();
        answers("a", "b", "c");
        assertThat(blind.roundsProperty().get()).isEqualTo(3);
        List<Set<String>> pairs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            assertThat(shown()).hasSize(2);
            pairs.add(Set.copyOf(shown()));
            blind.choose(0);
            blind.confirm();
            if (i == 1) {
                undo.undo();
                assertThat(blind.roundProperty().get()).isEqualTo(1);
                blind.choose(1);
                blind.confirm();
            }
        }
        assertThat(pairs).containsExactlyInAnyOrder(Set.of("a", "b"), Set.of("a", "c"), Set.of("b", "c"));
        assertThat(Vote.of(store.kept)).hasSize(3).allMatch(Vote::blind);
        assertThat(blind.phaseProperty().get()).isEqualTo(Phase.REVEALED);
        assertThat(shown()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void aVoteUnderWayGoesOnWhileItsAnswersStay() {
        on();
        answers("a", "b", "c");
        List<String> order = shown();
        blind.choose(1);
        blind.refresh();
        assertThat(shown()).isEqualTo(order);
        assertThat(blind.choiceProperty().get()).isNotNull();
    }

    @Test
    void withoutAHistoryAVoteRevealsAndKeepsNothing() {
        JudgeViewModel none =
                new JudgeViewModel(JudgeServices.notRecorded("No history."), Runnable::run, Runnable::run, undo);
        BlindViewModel unkept = new BlindViewModel(none, new Random(7), () -> table);
        table = new BlindTable(0, 0, List.of(answer("a"), answer("b")));
        unkept.onProperty().set(true);
        unkept.choose(0);
        unkept.confirm();
        assertThat(unkept.phaseProperty().get()).isEqualTo(Phase.REVEALED);
        assertThat(unkept.votesProperty().get()).isZero();
    }
}
