package dev.trivium.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.workspace.Environment;
import dev.trivium.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Samples, palette, keyboard map and what the window remembers, in the real window. */
class ColumnsWindowTest {

    @TempDir
    private Path folder;

    @TempDir
    private Path home;

    private final FxRobot robot = new FxRobot();
    private FourProtocols server;
    private Workspace workspace;
    private MainWindow window;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        server = new FourProtocols();
        server.workspace(folder);
        workspace = Workspace.open(folder, Environment.system());
        stage = FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(() -> {
            window = new MainWindow(OpenWorkspace.of(workspace), UserSettings.in(home));
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
    void thePaletteRunsACommandThatIsOnlyTyped() {
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.write("sam 3").push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(robot.lookup("#palette").tryQuery()).isEmpty();
        Labeled menu = robot.lookup("#compare-samples").query();
        assertThat(menu.getText()).isEqualTo("×3");
    }

    @Test
    void threeSamplesOfEachColumnAreSummedUpAboveTheAnswer() throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.write("3 samples").push(KeyCode.ENTER);
        robot.clickOn("#compare-user").write("Hello");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);

        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> robot.lookup("#compare-column-0-samples-title")
                        .tryQuery()
                        .filter(node -> ((Labeled) node).getText().equals("all the same"))
                        .isPresent());
    }

    @Test
    void theKeyboardMapListsTheKeysAndEscClosesIt() {
        robot.push(KeyCode.F1);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("Ctrl+Alt+N").tryQuery()).isPresent();
        robot.push(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#keyboard-map").tryQuery()).isEmpty();
    }

    @Test
    void themeAndTextSizeAreRememberedForTheUser() {
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.write("text size 150").push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();

        UserSettings again = UserSettings.in(home);
        assertThat(again.theme()).isEqualTo(Theme.DARK);
        assertThat(again.scale()).isEqualTo(150);
        assertThat(again.recent()).containsExactly("scale-150");
    }

    @Test
    void coloursStayWithTheirModelsAcrossStarts() throws Exception {
        WaitForAsyncUtils.waitFor(
                5,
                TimeUnit.SECONDS,
                () -> Files.exists(folder.resolve(".trivium").resolve("slots")));
        List<String> order = Files.readAllLines(folder.resolve(".trivium").resolve("slots"));
        assertThat(order).doesNotHaveDuplicates().isNotEmpty();
    }

    @Test
    void everythingThatTakesTheFocusHasAName() {
        Set<Node> nodes = robot.lookup((Node node) -> node.isFocusTraversable() && shown(node))
                .queryAll();
        assertThat(nodes).isNotEmpty();
        assertThat(nodes)
                .filteredOn(node -> !(node instanceof ScrollPane))
                .allSatisfy(node -> assertThat(name(node))
                        .as(node.getClass().getSimpleName() + " " + node.getId())
                        .isNotBlank());
    }

    private static boolean shown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static String name(Node node) {
        String text = node.getAccessibleText();
        return text == null && node instanceof Labeled labeled ? labeled.getText() : text;
    }
}
