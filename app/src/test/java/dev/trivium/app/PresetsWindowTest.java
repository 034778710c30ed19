package dev.trivium.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.workspace.ColumnSet;
import dev.trivium.workspace.ColumnSets;
import dev.trivium.workspace.Environment;
import dev.trivium.workspace.Workspace;
import dev.trivium.yaml.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
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

/** Sets of columns in the real window: kept, opened, renamed and deleted, in a file that a person can write too. */
class PresetsWindowTest {

    @TempDir
    private Path folder;

    private final FxRobot robot = new FxRobot();
    private FourProtocols server;
    private Workspace workspace;
    private MainWindow window;
    private Stage stage;

    private void open() throws Exception {
        workspace = Workspace.open(folder, Environment.system());
        stage = FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(() -> {
            window = new MainWindow(OpenWorkspace.of(workspace));
            window.show(stage);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    @BeforeEach
    void serve() throws Exception {
        server = new FourProtocols();
        server.workspace(folder);
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
    void columnsAreKeptWithTheirParametersAndOpenedAgain() throws Exception {
        open();
        robot.interact(() -> robot.lookup("#compare-column-0").query().requestFocus());
        robot.push(KeyCode.P).write("0.7").push(KeyCode.ENTER);
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.write("3 samples").push(KeyCode.ENTER);
        robot.clickOn("#compare-presets").clickOn("#compare-presets-manage");
        robot.write("All four").push(KeyCode.ENTER);
        waitFor("the set", () -> sets().size() == 1);
        assertThat(sets().get(0).samples()).isEqualTo(3);
        assertThat(sets().get(0).columns()).hasSize(4);
        assertThat(sets().get(0).columns().get(0).parameters().temperature()).isEqualTo(0.7);
        robot.push(KeyCode.ESCAPE);

        robot.clickOn("#compare-column-0-menu").clickOn("#compare-column-0-remove");
        waitFor("three columns", () -> !present("#compare-column-3"));
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.write("open columns all four").push(KeyCode.ENTER);
        waitFor("four columns", () -> present("#compare-column-3"));
        assertThat(text("#compare-column-0-parameters")).isEqualTo("0.7");
        assertThat(text("#compare-samples")).isEqualTo("×3");

        robot.push(KeyCode.CONTROL, KeyCode.Z);
        waitFor("three columns again", () -> !present("#compare-column-3"));
    }

    @Test
    void aSetIsRenamedAndDeleted() throws Exception {
        Files.writeString(folder.resolve(ColumnSets.NAME), """
                # ours
                sets:
                  - name: Two  # enough
                    columns:
                      - model: one/alpha
                      - model: gone/away
                """);
        open();
        robot.clickOn("#compare-presets").clickOn("#compare-preset-0");
        waitFor("one column", () -> !present("#compare-column-1"));
        assertThat(text("#compare-problem")).contains("gone/away").contains("left out");

        robot.clickOn("#compare-presets").clickOn("#compare-presets-manage");
        robot.doubleClickOn("#presets-0-title").write("Pair").push(KeyCode.ENTER);
        waitFor("the name", () -> sets().get(0).name().equals("Pair"));
        assertThat(Files.readString(folder.resolve(ColumnSets.NAME))).contains("# ours", "# enough");
        waitFor("the row", () -> present("#presets-0-delete"));
        robot.clickOn("#presets-0-delete");
        waitFor("none", () -> sets().isEmpty());
    }

    @Test
    void theLibraryHoldsTheSetsAndOpensOneInCompare() throws Exception {
        Files.writeString(
                folder.resolve(ColumnSets.NAME), "sets:\n  - name: One\n    columns:\n      - model: one/alpha\n");
        open();
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT5);
        robot.clickOn("Columns");
        waitFor("the set", () -> present("#library-columns-0-open"));
        robot.clickOn("#library-columns-0-open");
        waitFor("one column", () -> present("#compare-column-0") && !present("#compare-column-1"));
    }

    @Test
    void aMistakeInTheFileIsSaidWithItsLine() throws Exception {
        Files.writeString(folder.resolve(ColumnSets.NAME), "sets:\n  - name: Two\n    colums: []\n");
        open();
        robot.clickOn("#compare-presets").clickOn("#compare-presets-manage");
        waitFor("the mistake", () -> text("#presets-problem").contains("columns.yaml:"));
        assertThat(text("#presets-problem")).contains("columns");
        robot.push(KeyCode.ESCAPE);
    }

    private List<ColumnSet> sets() {
        try {
            return new ColumnSets(folder).read();
        } catch (ProblemException e) {
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
