package dev.trivium.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.app.compare.prompt.PromptStore;
import dev.trivium.history.History;
import dev.trivium.history.HistoryException;
import dev.trivium.history.RunRecord;
import dev.trivium.history.RunState;
import dev.trivium.history.RunSummary;
import dev.trivium.prompt.PromptVersion;
import dev.trivium.prompt.StoredPrompt;
import dev.trivium.workspace.Environment;
import dev.trivium.workspace.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
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

/** The Library in the real window, over runs that were really made. */
class LibraryWindowTest {

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
    void aRunIsFoundByAWordOfItsPromptAndOpensAsItWasWithoutBeingAskedAgain() throws Exception {
        run("Tell me about walruses");
        run("Now something about zebras");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT5);
        waitFor("both runs", () -> rows().size() == 2);
        robot.write("walrus");
        waitFor("one run", () -> rows().size() == 1);
        assertThat(text("#library-summary")).isEqualTo("1 run");

        select();
        robot.clickOn("#library-copy-table");
        waitFor("the table", () -> clipboard().contains("| Model | State |"));
        robot.clickOn("#library-open");
        waitFor("Compare", () -> robot.lookup("#library").tryQuery().isEmpty());

        waitFor("the answers", () -> text("#compare-summary").equals("finished 4"));
        assertThat(prompt()).isEqualTo("Tell me about walruses");
        assertThat(text("#compare-column-0-tokens")).isEqualTo("9 → 7");
        List<RunSummary> runs = opened.history().recentRuns(10);
        assertThat(runs).hasSize(2);
    }

    @Test
    void aColumnOfAnOpenedRunThatIsTriedAgainMakesANewRun() throws Exception {
        server.when("openai-chat", (to, text) -> to.respond(400, "application/json", "{\"error\":{}}"));
        robot.clickOn("#compare-user").write("Hello");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        waitFor("one failure", () -> text("#compare-summary").equals("finished 3 · failed 1"));
        server.asUsual("openai-chat");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT5);
        waitFor("the run", () -> rows().size() == 1);
        select();
        robot.clickOn("#library-open");
        waitFor("Compare", () -> robot.lookup("#library").tryQuery().isEmpty());
        waitFor("the failure again", () -> text("#compare-summary").equals("finished 3 · failed 1"));

        robot.clickOn("#compare-column-0-retry");

        waitFor("the answer", () -> text("#compare-summary").equals("finished 4"));
        List<RunSummary> runs = opened.history().recentRuns(10);
        assertThat(runs).hasSize(2);
        assertThat(runs.get(0).models()).hasSize(1);
    }

    @Test
    void runsAreTaggedAndDeletedAfterAQuestion() throws Exception {
        run("First words");
        run("Second words");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT5);
        waitFor("both runs", () -> rows().size() == 2);
        String newest = rows().get(0).id();
        select();
        robot.clickOn("#library-tag");
        robot.clickOn("#library-tags").write("nightly").push(KeyCode.ENTER);
        waitFor("the tag", () -> tags(newest).equals(List.of("nightly")));

        select();
        robot.clickOn("#library-delete");
        robot.clickOn("#library-delete-cancel");
        assertThat(rows()).hasSize(2);
        select();
        robot.clickOn("#library-delete").clickOn("#library-delete-confirm");
        waitFor("one run", () -> rows().size() == 1);
        assertThat(opened.history().run(newest)).isEmpty();
        assertThat(opened.history().recentRuns(5)).hasSize(1);
    }

    @Test
    void aVersionOfAPromptIsRestoredIntoCompareAndAPromptIsFoundInThePalette() throws Exception {
        PromptStore store = PromptStore.of(folder, Clock.systemUTC());
        store.files().create(new StoredPrompt("Greeting", "Hello you", ""));
        store.versions().keep("Greeting", "Hello world", PromptVersion.Origin.SAVED);
        store.versions().keep("Greeting", "Hello you", PromptVersion.Origin.SAVED);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT5);
        robot.clickOn("#library-part-prompts");
        waitFor("the versions", () -> versions().getItems().size() == 2);
        WaitForAsyncUtils.waitForAsyncFx(
                5_000, () -> versions().getSelectionModel().select(1));
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("#library-version-restore");
        waitFor("Compare", () -> robot.lookup("#library").tryQuery().isEmpty());
        waitFor("the old text", () -> prompt().equals("Hello world"));

        run("Other words");
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.write("open run other words").push(KeyCode.ENTER);
        waitFor("the run", () -> text("#compare-run-menu").startsWith("Run "));
        assertThat(prompt()).isEqualTo("Other words");
    }

    private TableView<PromptVersion> versions() {
        return robot.lookup("#library-versions").query();
    }

    private List<String> tags(String run) {
        try {
            return opened.history().tags(List.of(run)).getOrDefault(run, List.of());
        } catch (HistoryException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void earlierRunsOfThePromptAreSteppedThrough() {
        run("First words");
        run("Second words");
        waitFor("the place", () -> text("#compare-run-menu").equals("Run 2 of 2"));

        robot.clickOn("#compare-run-earlier");

        waitFor("the first run", () -> text("#compare-run-menu").equals("Run 1 of 2"));
        assertThat(prompt()).isEqualTo("First words");
        waitFor("its answers", () -> text("#compare-summary").equals("finished 4"));
        robot.clickOn("#compare-run-later");
        waitFor("the second run", () -> text("#compare-run-menu").equals("Run 2 of 2"));
        assertThat(prompt()).isEqualTo("Second words");
    }

    @Test
    void aColumnsRequestIsCopiedAsCurl() throws Exception {
        robot.clickOn("#compare-user").write("Say hi");
        robot.clickOn("#compare-column-0-menu");
        robot.clickOn("Copy request as");
        robot.clickOn("curl");

        waitFor("the command", () -> clipboard().startsWith("curl "));
        assertThat(clipboard()).contains("Say hi").contains("<<'END_OF_BODY'");
    }

    @Test
    void closingTheWindowKeepsWhatIsFinishedAndMarksTheRestAsInterrupted() throws Exception {
        server.when("ollama", (to, text) -> {
            FourProtocols.begin("ollama", to);
            to.send(FourProtocols.piece("ollama", "I will never e"));
            to.awaitClientClose();
        });
        robot.clickOn("#compare-user").write("Hello");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        waitFor("three answers", () -> text("#compare-summary").equals("finished 3 · streaming 1"));

        FxToolkit.setupFixture(() -> {
            window.close();
            workspace.close();
        });

        try (History history = History.open(folder)) {
            RunSummary summary = history.recentRuns(1).get(0);
            assertThat(summary.state()).isEqualTo(RunState.INTERRUPTED);
            RunRecord run = history.run(summary.id()).orElseThrow();
            assertThat(run.columns().subList(0, 3)).allSatisfy(column -> {
                assertThat(column.last().state()).isEqualTo(RunState.FINISHED);
                assertThat(column.last().text()).isNotEmpty();
            });
            assertThat(run.columns().get(3).last().state()).isEqualTo(RunState.INTERRUPTED);
        }
    }

    private void run(String prompt) {
        robot.clickOn("#compare-user").push(KeyCode.CONTROL, KeyCode.A).write(prompt);
        int before = server(prompt);
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        waitFor(
                "four answers",
                () -> server(prompt) > before && text("#compare-summary").equals("finished 4"));
    }

    /** Whether the server has heard this prompt. */
    private int server(String prompt) {
        String body = server.lastBody("ollama");
        return body != null && body.contains(prompt) ? 1 : 0;
    }

    private void select() throws Exception {
        WaitForAsyncUtils.waitForAsyncFx(
                5_000, () -> table().getSelectionModel().select(0));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String clipboard() {
        try {
            return WaitForAsyncUtils.waitForAsyncFx(
                    5_000, () -> String.valueOf(Clipboard.getSystemClipboard().getString()));
        } catch (RuntimeException e) {
            return "";
        }
    }

    private String prompt() {
        StyleClassedTextArea editor = robot.lookup("#compare-user").query();
        return editor.getText();
    }

    private TableView<RunSummary> table() {
        return robot.lookup("#library-runs").query();
    }

    private List<RunSummary> rows() {
        return table().getItems();
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
