package dev.trivium.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Store.class)
@Timeout(60)
class ScoresTest {

    @Parameter
    Store store;

    private static final Instant AT = Instant.parse("2026-05-04T12:00:00Z");

    @TempDir
    Path workspace;

    private History history;
    private RunRecorder recorder;

    @BeforeEach
    void open() throws HistoryException {
        history = store.open(workspace);
        recorder = history.begin(RunStart.of("test", "Hello"));
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void aScoreComesBackAsItWasGiven() throws HistoryException {
        String call = Calls.answer(recorder, 0, "a/b", "x", "1");
        Score first = Score.of(call, "quality", 4.5, ScoreSource.HUMAN, true, AT)
                .withNote("clear")
                .withLabel("wins");
        Score second = Score.of(call, "exact_match", 0, ScoreSource.RULE, false, AT.plusSeconds(1));
        history.scores().add(first);
        history.scores().add(second);
        history.close();
        history = store.open(workspace);

        assertThat(history.scores().of(call)).containsExactly(first, second);
        assertThat(history.scores().ofRun(recorder.runId())).containsExactly(first, second);
    }

    @Test
    void aScoreCanBeTakenBack() throws HistoryException {
        String call = Calls.answer(recorder, 0, "a/b", "x", "1");
        Score score = Score.of(call, "quality", 1, ScoreSource.HUMAN, false, AT);
        history.scores().add(score);

        assertThat(history.scores().undo(score.id())).isTrue();
        assertThat(history.scores().undo(score.id())).isFalse();
        assertThat(history.scores().of(call)).isEmpty();
    }

    @Test
    void aCallThatIsNotThereCannotBeScoredAndNothingElseIsHarmed() throws HistoryException {
        assertThatThrownBy(() -> history.scores().add(Score.of("nobody", "quality", 1, ScoreSource.HUMAN, false, AT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nobody");
        assertThat(Calls.answer(recorder, 0, "a/b", "x", "1")).isNotEmpty();
        assertThatThrownBy(() -> new Score("i", "c", "quality", null, null, null, ScoreSource.RULE, false, AT))
                .hasMessageContaining("value or a label");
    }

    @Test
    void meansAreByModelAndKindWithTheirSpread() throws HistoryException {
        for (int value : List.of(2, 4, 6)) {
            history.scores()
                    .add(Score.of(
                            Calls.answer(recorder, 0, "a/b", "x", "1"),
                            "quality",
                            value,
                            ScoreSource.JUDGE,
                            false,
                            AT));
        }
        history.scores()
                .add(Score.of(Calls.answer(recorder, 1, "c/d", "x", "1"), "quality", 5, ScoreSource.RULE, false, AT));

        List<MeanScore> means =
                history.scores().means(Instant.EPOCH, Instant.now().plusSeconds(60), false);
        assertThat(means).hasSize(2);
        assertThat(means.get(0).count()).isEqualTo(3);
        assertThat(means.get(0).mean()).isEqualTo(4);
        assertThat(means.get(0).deviation()).isEqualTo(2);
        assertThat(means.get(0).margin()).isCloseTo(2.263, within(0.001));
        assertThat(means.get(1).deviation()).isZero();
        assertThat(history.scores().means(Instant.EPOCH, Instant.now().plusSeconds(60), true))
                .isEmpty();
    }
}
