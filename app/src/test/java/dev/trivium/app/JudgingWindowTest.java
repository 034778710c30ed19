package dev.trivium.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.history.Score;
import dev.trivium.workspace.Environment;
import dev.trivium.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Judging answers in the real window, by mouse and by keys; the scores are read back from the real history. */
class JudgingWindowTest {

    @TempDir
    private Path folder;

    private final FxRobot robot = new FxRobot();
    private FourProtocols server;
    private Workspace workspace;
    private OpenWorkspace opened;
    private MainWindow window;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        server = new FourProtocols();
        server.workspace(folder);
        workspace = Workspace.open(folder, Environment.system());
        opened = OpenWorkspace.of(workspace);
        stage = FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(() -> {
            window = new MainWindow(opened);
            window.show(stage);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.setupFixture(() -> {
            window.close();
            stage.hide();
        });
        workspace.close();
        server.close();
    }

    @Test
    void starsAreGivenByKeysAndByMouseAndAreInTheHistory() {
        run();
        pane(0);
        robot.push(KeyCode.DIGIT4);
        robot.clickOn("#compare-column-1-stars-2");

        waitFor("both", () -> scores().size() == 2);
        assertThat(scores()).extracting(Score::kind).containsOnly(Score.STARS);
        assertThat(scores()).extracting(Score::value).containsExactly(4.0, 2.0);
        assertThat(scores().get(0).callId()).isNotEqualTo(scores().get(1).callId());
        assertThat(stars(0)).isEqualTo(4);

        robot.push(KeyCode.CONTROL, KeyCode.Z);
        waitFor("one left", () -> scores().size() == 1);
        assertThat(stars(1)).isZero();
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        waitFor("both again", () -> scores().size() == 2);
        assertThat(stars(1)).isEqualTo(2);
    }

    @Test
    void digitsInTheTextOfThePromptRateNothing() {
        run();
        robot.clickOn("#compare-user").write("5");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(stars(0)).isZero();
        assertThat(scores()).isEmpty();
    }

    @Test
    void thumbNoteAndLabelsAreKeptAndLabelsAreOfferedAgain() {
        run();
        pane(0);
        robot.push(KeyCode.U).push(KeyCode.N);
        robot.write("Kind and short").push(KeyCode.TAB).write("gives next step").push(KeyCode.ENTER);
        robot.clickOn("#compare-column-0-words-done");
        waitFor("three", () -> scores().size() == 3);
        assertThat(scores()).extracting(Score::kind).containsExactlyInAnyOrder(Score.THUMB, Score.NOTE, Score.LABEL);
        assertThat(text("#compare-column-0-note")).isEqualTo("Kind and short");
        assertThat(robot.lookup("#compare-column-0-labels")
                        .lookup("gives next step")
                        .tryQuery())
                .isPresent();

        robot.clickOn("#compare-column-1-words");
        robot.clickOn("#compare-column-1-label-text").write("next").push(KeyCode.TAB);
        robot.push(KeyCode.ESCAPE);
        waitFor("the label by completion", () -> scores().size() == 4);
        assertThat(scores().get(3).label()).isEqualTo("gives next step");
    }

    @Test
    void theScoresOfAPastRunShowAgain() {
        run();
        pane(2);
        robot.push(KeyCode.DIGIT5);
        waitFor("the score", () -> scores().size() == 1);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT5);
        waitFor("the run", () -> rows().size() == 1);
        robot.interact(() -> {
            TableView<?> table = robot.lookup("#library-runs").queryAs(TableView.class);
            table.getSelectionModel().select(0);
        });
        robot.clickOn("#library-open");
        waitFor("Compare", () -> robot.lookup("#library").tryQuery().isEmpty());
        waitFor("the answers", () -> text("#compare-summary").equals("finished 4"));
        waitFor("the stars", () -> stars(2) == 5);
        assertThat(stars(0)).isZero();

        pane(2);
        robot.push(KeyCode.DIGIT3);
        waitFor("the other score", () -> scores().get(0).value() == 3.0);
        assertThat(scores()).hasSize(1);
    }

    private void run() {
        robot.clickOn("#compare-user").write("Hello");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        waitFor("the answers", () -> text("#compare-summary").equals("finished 4"));
    }

    private void pane(int column) {
        robot.interact(() -> robot.lookup("#compare-column-" + column).query().requestFocus());
    }

    private List<Score> scores() {
        try {
            return opened.history()
                    .scores()
                    .ofRun(opened.history().recentRuns(1).get(0).id());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private int stars(int column) {
        return (int) robot.lookup("#compare-column-" + column + "-stars")
                .lookup((Node node) -> node.getStyleClass().contains("tv-icon-button")
                        && node.getPseudoClassStates().stream()
                                .anyMatch(state -> state.getPseudoClassName().equals("filled")))
                .queryAll()
                .size();
    }

    private List<?> rows() {
        return robot.lookup("#library-runs").queryAs(TableView.class).getItems();
    }

    private String text(String id) {
        return robot.lookup(id)
                .tryQuery()
                .map(node -> ((Labeled) node).getText())
                .orElse("");
    }

    private static void waitFor(String what, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition::getAsBoolean);
        } catch (TimeoutException e) {
            throw new AssertionError("Waited in vain for " + what + ".", e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }
}
