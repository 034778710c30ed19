package dev.trivium.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.app.dashboard.PlantedHistory;
import dev.trivium.chat.ErrorKind;
import dev.trivium.history.RunRecorder;
import dev.trivium.workspace.Environment;
import dev.trivium.workspace.Workspace;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The Dashboard in the real window, over calls in the workspace's own history. */
class DashboardWindowTest {

    @TempDir
    private Path folder;

    private final FxRobot robot = new FxRobot();
    private FourProtocols server;
    private Workspace workspace;
    private OpenWorkspace opened;
    private PlantedHistory history;
    private MainWindow window;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        server = new FourProtocols();
        server.workspace(folder);
        workspace = Workspace.open(folder, Environment.system());
        opened = OpenWorkspace.of(workspace);
        history = new PlantedHistory(opened.history());
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
    void fromTheFiguresByKeysDownToACallAndUpAgain() {
        history.answer(history.begin("Refund"), "openai/gpt", 2_000, "0.25");
        history.fail(history.begin(null), "google/flash", ErrorKind.RATE_LIMIT);
        show();
        assertThat(text("#dashboard-tile-spend-value")).isEqualTo("$0.25");
        assertThat(text("#dashboard-tile-errors-value")).isEqualTo("50.0 %");

        focus("#dashboard-errors-chart");
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.ENTER);
        waitFor("the call that failed", () -> rows("#dashboard-calls-table") == 1);
        waitFor("the table's focus", () -> focused("dashboard-calls-table"));
        robot.push(KeyCode.ENTER);
        waitFor("the call", () -> shows("#dashboard-call-error"));
        robot.push(KeyCode.BACK_SPACE);
        waitFor("the list", () -> shows("#dashboard-calls-table"));
        robot.push(KeyCode.BACK_SPACE);
        waitFor("the figures", () -> shows("#dashboard-overview"));
        robot.push(KeyCode.ALT, KeyCode.LEFT);
        waitFor("the list again", () -> shows("#dashboard-calls-table"));
        robot.push(KeyCode.ALT, KeyCode.RIGHT);
        waitFor("the figures again", () -> shows("#dashboard-overview"));
    }

    @Test
    void byTheMouseFiltersAreSetAndClearedAndTilesOpenTheirCalls() throws Exception {
        RunRecorder run = history.begin("Refund");
        history.answer(run, "openai/gpt", 2_000, "0.25");
        history.tag(run, "support");
        history.answer(history.begin(null), "google/flash", 500, "0.01");
        show();
        robot.clickOn("#dashboard-model").clickOn("google/flash");
        waitFor("one call", () -> text("#dashboard-count").equals("1 call"));
        assertThat(text("#dashboard-tile-spend-value")).isEqualTo("$0.01");
        robot.clickOn("#dashboard-clear");
        waitFor("both calls", () -> text("#dashboard-count").equals("2 calls"));
        robot.clickOn("#dashboard-back");
        waitFor("one call again", () -> text("#dashboard-count").equals("1 call"));
        robot.clickOn("#dashboard-range-7d");
        robot.clickOn("#dashboard-tile-calls");
        waitFor("the list", () -> rows("#dashboard-calls-table") == 1);
        robot.clickOn("#dashboard-link");
        waitFor("the address", () -> address().equals("dashboard/calls?range=7d&model=google%2Fflash"));
        robot.clickOn("#dashboard-address-copy");
        waitFor("the copy", () -> clipboard().equals("dashboard/calls?range=7d&model=google%2Fflash"));
        robot.clickOn("#dashboard-address").push(KeyCode.CONTROL, KeyCode.A).write("dashboard?tag=support");
        robot.push(KeyCode.ENTER);
        waitFor("the tagged call", () -> text("#dashboard-tile-spend-value").equals("$0.25"));
    }

    @Test
    void theTableIsCopiedSortedAndOpened() {
        history.answer(history.begin(null), "openai/gpt", 2_000, "0.25");
        history.answer(history.begin(null), "google/flash", 500, "0.01");
        history.answer(history.begin(null), "google/flash", 500, "0.01");
        show();
        waitFor("the lines", () -> rows("#dashboard-groups") == 3);
        focus("#dashboard-groups");
        robot.push(KeyCode.CONTROL, KeyCode.C);
        waitFor("the copy", () -> clipboard().contains("gpt\t1\t$0.25\t—\t2.0 s\t2.0 s\t0.0 %\nflash\t2\t$0.02"));
        robot.clickOn("Calls");
        robot.push(KeyCode.CONTROL, KeyCode.C);
        waitFor("the other order", () -> clipboard().matches("(?s).*gpt\t1.*flash\t2.*All\t3.*"));
        robot.clickOn("#dashboard-by-prompt");
        waitFor("prompts", () -> rows("#dashboard-groups") == 2);
        robot.doubleClickOn("Untitled prompt");
        waitFor("the calls", () -> rows("#dashboard-calls-table") == 3);
    }

    @Test
    void aRunThatEndsIsCountedAndOpensInCompareFromItsCall() {
        robot.clickOn("#compare-user").write("Tell me about walruses");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        waitFor("four answers", () -> text("#compare-summary").equals("finished 4"));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        waitFor("four calls", () -> text("#dashboard-count").equals("4 calls"));
        robot.clickOn("#dashboard-tile-calls");
        waitFor("the list", () -> rows("#dashboard-calls-table") == 4);
        focus("#dashboard-calls-table");
        robot.push(KeyCode.HOME);
        robot.push(KeyCode.ENTER);
        waitFor("the call", () -> shows("#dashboard-call-answer"));
        robot.clickOn("#dashboard-call-open");
        waitFor("Compare", () -> !shows("#dashboard"));
        waitFor("the answers", () -> text("#compare-summary").equals("finished 4"));
        assertThat(history.history()).isNotNull();
    }

    private void show() {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        waitFor("the figures", () -> shows("#dashboard-overview"));
        WaitForAsyncUtils.waitForFxEvents(10);
    }

    private void focus(String id) {
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> {
            Node node = robot.lookup(id).query();
            node.requestFocus();
            return null;
        });
    }

    private boolean focused(String id) {
        Node owner = stage.getScene().getFocusOwner();
        return owner != null && id.equals(owner.getId());
    }

    private boolean shows(String id) {
        return robot.lookup(id).tryQuery().filter(Node::isVisible).isPresent();
    }

    private int rows(String id) {
        return robot.lookup(id)
                .tryQuery()
                .map(node -> ((TableView<?>) node).getItems().size())
                .orElse(0);
    }

    private String address() {
        TextField field = robot.lookup("#dashboard-address").query();
        return field.getText();
    }

    private String clipboard() {
        try {
            return WaitForAsyncUtils.waitForAsyncFx(
                    5_000, () -> String.valueOf(Clipboard.getSystemClipboard().getString()));
        } catch (RuntimeException e) {
            return "";
        }
    }

    private String text(String id) {
        return robot.lookup(id)
                .tryQuery()
                .map(node -> ((Labeled) node).getText())
                .orElse("");
    }

    private static void waitFor(String what, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(15, TimeUnit.SECONDS, condition::getAsBoolean);
        } catch (TimeoutException e) {
            throw new AssertionError("Waited 15 s for " + what + ".", e);
        }
    }
}
