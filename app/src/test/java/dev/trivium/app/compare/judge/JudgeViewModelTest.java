package dev.trivium.app.compare.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.app.compare.judge.AnswerScores.Thumb;
import dev.trivium.app.controls.UndoStack;
import dev.trivium.history.Score;
import dev.trivium.history.ScoreSource;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class JudgeViewModelTest {

    private static final Instant AT = Instant.parse("2026-11-24T14:02:00Z");

    private final MemoryScores store = new MemoryScores();
    private final UndoStack undo = new UndoStack();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final JudgeViewModel judge = screen(Runnable::run);

    private JudgeViewModel screen(Executor work) {
        return new JudgeViewModel(new JudgeServices(store, "", () -> AT, new Random(1)), work, Runnable::run, undo);
    }

    @Test
    void starsReplaceOneAnotherAndTheSameAgainTakesThemAway() {
        judge.rate("a", 3);
        judge.rate("a", 5);
        assertThat(judge.of("a").stars()).isEqualTo(5);
        assertThat(store.kept).singleElement().satisfies(score -> {
            assertThat(score.kind()).isEqualTo(Score.STARS);
            assertThat(score.value()).isEqualTo(5);
            assertThat(score.source()).isEqualTo(ScoreSource.HUMAN);
            assertThat(score.blind()).isFalse();
            assertThat(score.at()).isEqualTo(AT);
        });

        judge.rate("a", 5);
        assertThat(judge.of("a").stars()).isZero();
        assertThat(store.kept).isEmpty();
    }

    @Test
    void aThumbIsOneOrNoughtAndTheOtherOneReplacesIt() {
        judge.thumb("a", Thumb.UP);
        assertThat(store.kept).extracting(Score::value).containsExactly(1.0);
        judge.thumb("a", Thumb.DOWN);
        assertThat(store.kept).extracting(Score::value).containsExactly(0.0);
        assertThat(judge.of("a").thumb()).isEqualTo(Thumb.DOWN);
        judge.thumb("a", Thumb.DOWN);
        assertThat(judge.of("a").thumb()).isEqualTo(Thumb.NONE);
    }

    @Test
    void aNoteIsKeptOnceAndGoesWhenItIsEmptied() {
        judge.note("a", " kind and short ");
        judge.note("a", "kind and short");
        assertThat(store.kept)
                .singleElement()
                .satisfies(score -> assertThat(score.note()).isEqualTo("kind and short"));
        judge.note("a", " ");
        assertThat(store.kept).isEmpty();
    }

    @Test
    void labelsAddUpAndAreOfferedTheLastFirst() {
        store.labels.addAll(List.of("too long", "cold tone"));
        JudgeViewModel later = screen(Runnable::run);
        later.addLabel("a", "wrong fact");
        later.addLabel("a", "cold tone");
        later.addLabel("a", "cold tone");
        later.addLabel("a", "  ");
        assertThat(later.of("a").labels()).containsExactly("wrong fact", "cold tone");
        assertThat(later.labels()).containsExactly("cold tone", "wrong fact", "too long");
        later.removeLabel("a", "wrong fact");
        assertThat(store.kept).extracting(Score::label).containsExactly("cold tone");
    }

    @Test
    void everyChangeIsUndoneAndDoneAgainTheLastFirst() {
        judge.rate("a", 3);
        judge.rate("a", 4);
        judge.thumb("b", Thumb.UP);

        undo.undo();
        assertThat(judge.of("b").thumb()).isEqualTo(Thumb.NONE);
        undo.undo();
        assertThat(judge.of("a").stars()).isEqualTo(3);
        assertThat(store.kept).extracting(Score::value).containsExactly(3.0);
        undo.redo();
        assertThat(judge.of("a").stars()).isEqualTo(4);
        assertThat(store.kept).extracting(Score::value).containsExactly(4.0);

        judge.rate("a", 1);
        assertThat(undo.canRedo()).isFalse();
    }

    @Test
    void whatTheHistoryKnowsShowsAgain() {
        judge.rate("a", 2);
        judge.addLabel("a", "too long");

        AnswerScores again = screen(Runnable::run).of("a");
        assertThat(again.stars()).isEqualTo(2);
        assertThat(again.labels()).containsExactly("too long");
    }

    @Test
    void whatIsChangedWhileTheHistoryIsReadStays() {
        judge.rate("a", 2);
        JudgeViewModel slow = screen(waiting::add);
        slow.of("a");
        slow.addLabel("a", "too long");
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
        assertThat(slow.of("a").stars()).isEqualTo(2);
        assertThat(slow.of("a").labels()).containsExactly("too long");
        assertThat(store.kept).hasSize(2);
    }

    @Test
    void whatCouldNotBeKeptDoesNotShowAndIsSaid() {
        store.failure = "The disk is full.";
        judge.rate("a", 3);
        assertThat(judge.of("a").stars()).isZero();
        assertThat(judge.problemProperty().get()).isEqualTo("This was not kept. The disk is full.");
        store.failure = "unknown";
        judge.rate("a", 3);
        assertThat(judge.problemProperty().get())
                .contains("does not have the answer")
                .contains("Run the prompt again");
        store.failure = "";
        judge.rate("a", 3);
        assertThat(judge.problemProperty().get()).isEmpty();
        assertThat(judge.of("a").stars()).isEqualTo(3);
    }

    @Test
    void withoutAHistoryNothingIsJudged() {
        JudgeViewModel none = new JudgeViewModel(
                JudgeServices.notRecorded("Another window has it."), Runnable::run, Runnable::run, undo);
        none.rate("a", 3);
        assertThat(none.of("a").stars()).isZero();
        assertThat(none.problemProperty().get()).isEqualTo("Another window has it.");
        assertThat(undo.canUndo()).isFalse();
    }
}
