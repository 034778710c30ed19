package dev.trivium.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.history.Vote;
import dev.trivium.workspace.Environment;
import dev.trivium.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Blind votes in the real window: nothing in the scene knows a model, and the votes are in the real history. */
class BlindWindowTest {

    private static final List<String> MODELS = List.of("alpha", "beta", "gamma", "delta");
    private static final List<String> FIGURES = List.of("ttft", "total", "speed", "tokens", "cost");

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
    void nothingInTheSceneKnowsAModelAFigureOrAColour() {
        run("finished 4");
        List<String> forbidden = new ArrayList<>();
        for (int column = 0; column < 4; column++) {
            for (String figure : FIGURES) {
                String text = text("#compare-column-" + column + "-" + figure);
                if (text.length() > 1) {
                    forbidden.add(text);
                }
            }
        }
        assertThat(forbidden).isNotEmpty();
        assertThat(leaks(forbidden)).as("the columns themselves say all of it").isNotEmpty();

        robot.push(KeyCode.CONTROL, KeyCode.B);
        waitFor("four answers", () -> present("#blind-answer-d"));

        assertThat(leaks(forbidden)).isEmpty();
        robot.push(KeyCode.DIGIT2);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(leaks(forbidden)).isEmpty();
        Node tile = robot.lookup("#blind-answer-b").query();
        assertThat(tile.getAccessibleText()).isEqualTo("Answer B of 4, selected");

        robot.push(KeyCode.ENTER);
        waitFor("the names", () -> present("#blind-answer-a-name"));
        assertThat(names()).containsExactlyInAnyOrderElementsOf(MODELS);
        assertThat(text("#blind-answer-a-figures")).isNotEmpty();
    }

    @Test
    void theKeysVoteConfirmAndTakeTheVoteBack() {
        run("finished 4");
        robot.push(KeyCode.CONTROL, KeyCode.B);
        waitFor("four answers", () -> present("#blind-answer-d"));
        robot.push(KeyCode.DIGIT3).push(KeyCode.ENTER);
        waitFor("the vote", () -> votes().size() == 1);
        Vote vote = votes().get(0);
        assertThat(vote.outcome()).isEqualTo(Vote.Outcome.BEST);
        assertThat(vote.winner()).isEqualTo(2);
        assertThat(vote.blind()).isTrue();
        waitFor("the names", () -> present("#blind-answer-c-name"));
        assertThat(robot.lookup("#blind-answer-c").lookup("best").tryQuery()).isPresent();

        robot.push(KeyCode.CONTROL, KeyCode.Z);
        waitFor("no vote", () -> votes().isEmpty());
        assertThat(present("#blind-answer-c-name")).isFalse();
        robot.push(KeyCode.X).push(KeyCode.ENTER);
        waitFor("another vote", () -> votes().size() == 1);
        assertThat(votes().get(0).outcome()).isEqualTo(Vote.Outcome.ALL_BAD);
        assertThat(votes().get(0).blind()).isFalse();

        robot.push(KeyCode.CONTROL, KeyCode.B);
        waitFor("the columns", () -> present("#compare-column-0-name"));
        assertThat(robot.lookup((Node node) -> node instanceof Labeled label && "bad in a vote".equals(label.getText()))
                        .queryAll())
                .hasSize(4);
    }

    @Test
    void theMouseVotesWithAReasonAndAFailedColumnIsOut() {
        server.when("ollama", (to, text) -> to.respond(400, "application/json", "{\"error\":\"no\"}"));
        robot.clickOn("#compare-blind");
        waitFor("blind mode", () -> text("#blind-sentence").startsWith("Run asks the columns."));
        assertThat(leaks(List.of())).isEmpty();
        robot.clickOn("#blind-switch");
        waitFor("the columns", () -> present("#compare-user"));
        robot.clickOn("#compare-user").write("Hello");
        robot.clickOn("#compare-blind");
        robot.clickOn("#blind-run");
        waitFor("three answers", () -> present("#blind-answer-c"));
        assertThat(present("#blind-answer-d")).isFalse();
        assertThat(text("#blind-note")).isEqualTo("One column has no answer and is out of the vote.");
        assertThat(leaks(List.of())).isEmpty();

        robot.clickOn("#blind-best-a").clickOn("#blind-reason").write("5 stars").push(KeyCode.ENTER);
        waitFor("the vote", () -> votes().size() == 1);
        assertThat(votes().get(0).winner()).isZero();
        assertThat(votes().get(0).reason()).isEqualTo("5 stars");
        assertThat(votes().get(0).callIds()).hasSize(3);
    }

    @Test
    void pairsGoThroughEachAgainstEach() {
        run("finished 4");
        robot.clickOn("#compare-blind").clickOn("#blind-ask-pairs");
        for (int vote = 1; vote <= 6; vote++) {
            String title = "Vote " + vote + " of 6";
            waitFor(title, () -> text("#blind-number").equals(title));
            assertThat(present("#blind-answer-c")).isFalse();
            robot.push(vote == 2 ? KeyCode.T : KeyCode.DIGIT1).push(KeyCode.ENTER);
        }
        waitFor("the names", () -> present("#blind-answer-d-name"));
        waitFor("six votes", () -> votes().size() == 6);
        assertThat(votes()).allMatch(Vote::blind);
        assertThat(votes().stream().filter(vote -> vote.outcome() == Vote.Outcome.TIE))
                .hasSize(1);
    }

    @Test
    void thePaletteOffersNoModelWhileTheyAreHidden() {
        robot.push(KeyCode.CONTROL, KeyCode.B);
        robot.push(KeyCode.CONTROL, KeyCode.K);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(leaks(List.of())).isEmpty();
        robot.push(KeyCode.ESCAPE);
        robot.push(KeyCode.CONTROL, KeyCode.ALT, KeyCode.N);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.listWindows()).hasSize(1);
    }

    private List<String> leaks(List<String> figures) {
        Pattern names = Pattern.compile("\\b(" + String.join("|", MODELS) + ")\\b|slot-\\d|Thought|tok/s");
        List<String> found = new ArrayList<>();
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> SceneWords.of(stage.getScene()).stream()
                .filter(words -> names.matcher(words).find() || figures.stream().anyMatch(words::contains))
                .forEach(found::add));
        return found;
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (String letter : List.of("a", "b", "c", "d")) {
            names.add(text("#blind-answer-" + letter + "-name"));
        }
        return names;
    }

    private void run(String end) {
        robot.clickOn("#compare-user").write("Hello");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        waitFor("the answers", () -> text("#compare-summary").equals(end));
    }

    private List<Vote> votes() {
        try {
            String run = opened.history().recentRuns(1).get(0).id();
            return Vote.of(opened.history().scores().ofRun(run));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private boolean present(String id) {
        return robot.lookup(id).tryQuery().isPresent();
    }

    private String text(String id) {
        return robot.lookup(id)
                .tryQuery()
                .map(node -> String.valueOf(((Labeled) node).getText()))
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
