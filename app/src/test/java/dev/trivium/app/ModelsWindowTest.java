package dev.trivium.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.workspace.Budget;
import dev.trivium.workspace.Environment;
import dev.trivium.workspace.Workspace;
import java.math.BigDecimal;
import java.nio.file.Files;
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

/** Models, budgets and what the history keeps, in the real window over calls that were really made. */
class ModelsWindowTest {

    @TempDir
    private Path folder;

    private final FxRobot robot = new FxRobot();
    private FourProtocols server;
    private Workspace workspace;
    private MainWindow window;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        server = new FourProtocols();
        server.workspace(folder);
        Files.writeString(folder.resolve("prices.yaml"), """
                - {vendor: one, model: alpha, input: 20000, output: 100000}
                - {vendor: two, model: beta, input: 0, output: 0}
                - {vendor: three, model: gamma, input: 0, output: 0}
                - {vendor: four, model: delta, input: 0, output: 0}
                """);
        workspace = Workspace.open(folder, Environment.system());
        OpenWorkspace opened = OpenWorkspace.of(workspace);
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
    void whatWasMeasuredStandsBesideWhatIsKnownAndSelectedModelsBecomeColumns() throws Exception {
        run("Hello");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT6);
        waitFor("four models", () -> text("#models-summary").startsWith("4 models and routes · 4 measured"));

        robot.write("alpha");
        waitFor("one model", () -> table().getItems().size() == 1);
        assertThat(text("#models-summary")).isEqualTo("1 of 4 models and routes · 1 measured in 30 days");
        focusTable();
        robot.push(KeyCode.CONTROL, KeyCode.C);
        waitFor("the copy", () -> clipboard().startsWith("Model\tProvider\tContext"));
        assertThat(clipboard().lines().skip(1))
                .singleElement()
                .satisfies(line -> assertThat(line.split("\t", -1))
                        .hasSize(15)
                        .contains("one/alpha", "20000", "100000")
                        .satisfies(cells -> assertThat(cells[8]).isEqualTo("1")));

        robot.push(KeyCode.CONTROL, KeyCode.A);
        robot.push(KeyCode.ENTER);
        waitFor("one more column", () -> columns() == 5);
        assertThat(robot.lookup("#models").tryQuery()).isEmpty();
    }

    @Test
    void aBudgetThatStopsRefusesTheRunBeforeAnybodyIsAsked() throws Exception {
        run("Hello");
        waitFor("the spend", () -> text("#shell-spend").startsWith("$"));
        settings("#settings-budgets");
        robot.clickOn("#budget-day").write("0.01").push(KeyCode.ENTER);
        waitFor("the budget", () -> workspace.budget().equals(Budget.NONE.withDay(new BigDecimal("0.01"))));
        assertThat(Files.readString(folder.resolve("trivium.yaml"))).contains("budget:\n  day: 0.01\n");
        waitFor("the warning", () -> text("#shell-budget-warning").equals("Budget used up"));
        assertThat(text("#shell-spend")).matches("\\$\\d+\\.\\d\\d / \\$0\\.01");
        robot.clickOn("#budget-stop");
        waitFor("the stop", () -> workspace.budget().stop());

        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        String asked = server.lastBody("openai-chat");
        robot.clickOn("#compare-user").write(" again");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        waitFor("the refusal", () -> text("#compare-summary").equals("failed 4"));

        assertThat(server.lastBody("openai-chat")).isEqualTo(asked);
        assertThat(workspace.history().recentRuns(1).get(0).failed()).isEqualTo(4);
        robot.clickOn("#compare-column-0-raise-budget");
        waitFor("the budgets", () -> robot.lookup("#budget-day").tryQuery().isPresent());
    }

    @Test
    void limitsAreUndoneAndWhatIsNoAmountIsRefused() throws Exception {
        settings("#settings-budgets");
        robot.clickOn("#budget-month").write("200").push(KeyCode.ENTER);
        waitFor("the month", () -> workspace.budget().month() != null);
        robot.clickOn("#budget-day").write("ten").push(KeyCode.ENTER);
        waitFor("why not", () -> text("#budgets-problem").startsWith("Nothing was changed."));

        robot.clickOn("#budgets-undo");
        waitFor("no budget", () -> workspace.budget().equals(Budget.NONE));
        waitFor("an empty field", () -> field("#budget-month").isEmpty());
        assertThat(Files.readString(folder.resolve("trivium.yaml"))).doesNotContain("budget");
    }

    @Test
    void textsAreNoLongerKeptAndThoseThatAreThereGo() throws Exception {
        run("Something secret");
        settings("#settings-history");
        waitFor("the size", () -> text("#history-size").endsWith(" MB"));
        robot.clickOn("#history-keep-texts");
        waitFor("figures only", () -> !workspace.historySettings().keepTexts());
        robot.clickOn("#history-age").write("30").push(KeyCode.ENTER);
        waitFor("the age", () -> workspace.historySettings().age() != null);
        assertThat(Files.readString(folder.resolve("trivium.yaml")))
                .contains("history:\n  keep: figures\n  retention:\n    age: 30d\n");

        robot.clickOn("#history-delete-texts").clickOn("#history-delete-confirm");
        waitFor("no text", () -> text("#history-settings-notice").startsWith("All texts were deleted."));
        assertThat(workspace.history().recentRuns(1).get(0).promptText()).isEmpty();
        assertThat(workspace.history().today().roots()).isEqualTo(4);
    }

    private void run(String prompt) throws Exception {
        robot.clickOn("#compare-user").write(prompt);
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        waitFor("the answers", () -> text("#compare-summary").equals("finished 4"));
    }

    private void settings(String page) {
        robot.push(KeyCode.CONTROL, KeyCode.COMMA);
        robot.clickOn(page);
    }

    private void focusTable() throws Exception {
        FxToolkit.setupFixture(() -> table().requestFocus());
    }

    private TableView<?> table() {
        return robot.lookup("#models-table").queryAs(TableView.class);
    }

    private int columns() {
        return robot.lookup((Node node) -> node.getId() != null && node.getId().matches("compare-column-\\d+"))
                .queryAll()
                .size();
    }

    private String field(String id) {
        return robot.lookup(id).queryAs(TextField.class).getText();
    }

    private String text(String id) {
        return robot.lookup(id)
                .<Labeled>tryQuery()
                .filter(Node::isVisible)
                .map(Labeled::getText)
                .orElse("");
    }

    private String clipboard() {
        String[] text = new String[1];
        WaitForAsyncUtils.waitForAsyncFx(
                5_000,
                () -> text[0] = String.valueOf(Clipboard.getSystemClipboard().getString()));
        return text[0];
    }

    private static void waitFor(String what, BooleanSupplier reached) throws TimeoutException {
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, reached::getAsBoolean);
        } catch (TimeoutException e) {
            throw new AssertionError("Waited in vain for " + what, e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }
}
