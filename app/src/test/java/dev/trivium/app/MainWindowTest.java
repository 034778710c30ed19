package dev.trivium.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.app.controls.markdown.MarkdownView;
import dev.trivium.history.RunSummary;
import dev.trivium.workspace.Environment;
import dev.trivium.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The real window over real HTTP: a person types, runs, stops and retries. */
class MainWindowTest {

    private static final String RETRYABLE = "{\"error\":{\"message\":\"Model is on fire\",\"type\":\"server_error\"}}";

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
    void typingAPromptAndPressingRunFillsFourPanesWithWhatTheServerSent() throws Exception {
        type("Say how it goes");
        robot.clickOn("#compare-run");

        waitFor("four answers", () -> summary().equals("finished 4"));
        List<String> protocols = List.of("openai-chat", "anthropic", "gemini", "ollama");
        for (int i = 0; i < 4; i++) {
            assertThat(answer(i)).isEqualTo(FourProtocols.text(protocols.get(i)));
            assertThat(server.lastBody(protocols.get(i))).contains("Say how it goes");
            assertThat(text("#compare-column-" + i + "-tokens")).isEqualTo("9 → 7");
        }
        List<RunSummary> runs = opened.history().recentRuns(10);
        assertThat(runs).hasSize(1);
    }

    @Test
    void aFailedPaneSaysWhatToDoAndIsRetriedAlone() {
        server.when("openai-chat", (to, text) -> to.respond(400, "application/json", RETRYABLE));
        type("Hello");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        waitFor("one failure", () -> summary().equals("finished 3 · failed 1"));
        assertThat(found("#compare-column-0-retry")).isTrue();
        robot.clickOn("#compare-column-0-server-message");
        assertThat(robot.lookup("Model is on fire").tryQuery()).isPresent();

        server.asUsual("openai-chat");
        robot.clickOn("#compare-column-0-retry");

        waitFor("the retry", () -> summary().equals("finished 4"));
        assertThat(answer(0)).isEqualTo(FourProtocols.text("openai-chat"));
    }

    @Test
    void aCutStreamIsAFailureThatKeepsTheTextAsPartial() {
        server.when("anthropic", (to, text) -> {
            FourProtocols.begin("anthropic", to);
            to.send(FourProtocols.piece("anthropic", "Half of "));
            to.cut();
        });
        type("Hello");
        robot.clickOn("#compare-run");

        waitFor("one failure", () -> summary().equals("finished 3 · failed 1"));
        assertThat(answer(1)).isEqualTo("Half of ");
        assertThat(robot.lookup("partial").tryQuery()).isPresent();
    }

    @Test
    void escapeStopsWhatStillRuns() {
        server.when("ollama", (to, text) -> {
            FourProtocols.begin("ollama", to);
            to.send(FourProtocols.piece("ollama", "I will never e"));
            to.awaitClientClose();
        });
        type("Hello");
        robot.clickOn("#compare-run");
        waitFor("three answers", () -> summary().equals("finished 3 · streaming 1"));
        robot.push(KeyCode.ESCAPE);

        waitFor("the stop", () -> summary().equals("finished 3 · stopped 1"));
        assertThat(answer(3)).isEqualTo("I will never e");
    }

    @Test
    void theTableOfVariablesComesWithTheFirstVariableAndFillsThePrompt() {
        assertThat(found("#compare-variables")).isFalse();
        type("Greet {{name}}");
        waitFor("the table", () -> found("#compare-variable-name"));
        waitFor("the count", () -> text("#compare-variables-summary").equals("0 of 1 set"));
        robot.clickOn("#compare-run");
        waitFor("the reason", () -> text("#compare-problem").contains("name"));

        robot.clickOn("#compare-variable-name").write("Ada");
        robot.clickOn("#compare-run");

        waitFor("four answers", () -> summary().equals("finished 4"));
        assertThat(server.lastBody("gemini")).contains("Greet Ada");
    }

    @Test
    void columnsAreRemovedAddedAndChangedFromTheKeyboardAndTheMenu() {
        robot.clickOn("#compare-column-3-menu");
        robot.clickOn("Remove column");
        waitFor("three columns", () -> !found("#compare-column-3"));

        robot.push(KeyCode.CONTROL, KeyCode.ALT, KeyCode.N);
        waitFor("the menu", () -> found("#compare-models-search"));
        robot.clickOn("#compare-models-search").write("delta").push(KeyCode.ENTER);
        waitFor("a fourth column", () -> found("#compare-column-3"));
        assertThat(text("#compare-column-3-name")).isEqualTo("delta");

        robot.clickOn("#compare-column-0-menu");
        robot.clickOn("Change model…");
        waitFor("the menu", () -> found("#compare-models-search"));
        robot.clickOn("#compare-models-search").write("gamma").push(KeyCode.ENTER);
        waitFor("the change", () -> text("#compare-column-0-name").equals("gamma"));
    }

    @Test
    void aWrongParameterIsSaidAtTheField() {
        robot.clickOn("#compare-temperature").write("hot");
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(text("#compare-parameter-problem")).startsWith("Temp. takes a number from 0 to 2");
        TextField field = robot.lookup("#compare-temperature").query();
        assertThat(field.getParent().getStyleClass()).contains("invalid");
    }

    @Test
    void theThemeChangesInOneStep() {
        assertThat(stage.getScene().getStylesheets().get(0)).endsWith("light.css");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(stage.getScene().getStylesheets().get(0)).endsWith("dark.css");
        robot.clickOn("#shell-theme");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(stage.getScene().getStylesheets().get(0)).endsWith("light.css");
    }

    @Test
    void everyNodeIdIsUnique() {
        List<String> ids = robot
                .lookup((Node node) -> node.getId() != null
                        && (node.getId().startsWith("compare") || node.getId().startsWith("shell")))
                .queryAll()
                .stream()
                .map(Node::getId)
                .toList();

        assertThat(ids).doesNotHaveDuplicates().contains("compare-run", "compare-column-0-menu");
    }

    private void type(String prompt) {
        robot.clickOn("#compare-user").write(prompt);
        StyleClassedTextArea editor = robot.lookup("#compare-user").query();
        assertThat(editor.getText()).isEqualTo(prompt);
    }

    private String summary() {
        return text("#compare-summary");
    }

    private String text(String id) {
        return robot.lookup(id)
                .tryQuery()
                .map(node -> ((Labeled) node).getText())
                .orElse("");
    }

    private boolean found(String id) {
        return robot.lookup(id).tryQuery().filter(Node::isVisible).isPresent();
    }

    private String answer(int column) {
        Node node = robot.lookup("#compare-column-" + column + "-answer").query();
        return ((MarkdownView) node.lookup(".markdown")).text();
    }

    private void waitFor(String what, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(15, TimeUnit.SECONDS, condition::getAsBoolean);
        } catch (TimeoutException e) {
            Path picture = Path.of("target", "failures", what.replace(' ', '-') + ".png");
            robot.interact(() -> Png.write(stage.getScene().snapshot(null), picture));
            throw new AssertionError("Waited 15 s for " + what + "; the window is drawn in " + picture + ".", e);
        }
    }
}
