package dev.trivium.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.workspace.Environment;
import dev.trivium.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Files opened from outside, drafts that outlive the window, and what shows if the program fails. */
class OpenFilesWindowTest {

    @TempDir
    private Path folder;

    private final FxRobot robot = new FxRobot();
    private Workspace workspace;
    private MainWindow window;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        Workspace.sample(folder);
        stage = FxToolkit.registerPrimaryStage();
        start();
    }

    @AfterEach
    void close() throws Exception {
        stop();
    }

    @Test
    void aPromptAndARouteOpenOnTheirScreensWhenTheyAreHandedOver() throws Exception {
        Files.writeString(folder.resolve("prompts/from-outside.prompt"), "Hello from outside");

        window.fromOutside(stage, folder.resolve("prompts/from-outside.prompt"));
        waitFor("the prompt", () -> user().equals("Hello from outside"));

        window.fromOutside(stage, folder.resolve("routes/demo-cascade.route.yaml"));
        waitFor(
                "the Routes screen",
                () -> robot.lookup("#rail-routes")
                        .queryButton()
                        .getAccessibleText()
                        .contains("current"));
    }

    @Test
    void unsavedEditsAreNotLostToAFileThatIsHandedOver() throws Exception {
        Files.writeString(folder.resolve("prompts/from-outside.prompt"), "Hello from outside");
        type("I am not saved. ");

        window.fromOutside(stage, folder.resolve("prompts/from-outside.prompt"));

        waitFor("the reason", () -> text("#compare-problem").contains("changes that no file holds"));
        assertThat(user()).contains("I am not saved.");
    }

    @Test
    void editsThatNoFileHoldsAreBackAfterTheProgramWasKilled() throws Exception {
        String file = Files.readString(folder.resolve("prompts/support-reply.prompt"));
        type("I am not saved. ");
        Path draft = folder.resolve(".trivium/draft-prompt.json");
        waitFor("the draft", () -> Files.exists(draft));
        Path kept = Files.copy(draft, folder.resolve("kept.json"));
        stop();
        Files.copy(kept, draft, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        start();

        waitFor("the edits", () -> user().contains("I am not saved."));
        assertThat(Files.readString(folder.resolve("prompts/support-reply.prompt")))
                .isEqualTo(file);
        assertThat(robot.lookup("#compare-edited").query().isVisible()).isTrue();
    }

    @Test
    void aFailureOfTheProgramIsToldOnceAndTheWorkGoesOn() throws Exception {
        window.failed(new IllegalStateException("planted"));
        window.failed(new IllegalStateException("planted again"));
        waitFor("the dialog", () -> robot.lookup("#failure").tryQuery().isPresent());

        robot.clickOn("#failure-copy");
        waitFor("the diagnostics", () -> clipboard().contains("Trivium "));
        assertThat(clipboard()).contains("Java ", "JavaFX ", "System ");
        robot.clickOn("#failure-close");

        assertThat(robot.lookup("#failure").tryQuery()).isEmpty();
        type("still here");
        assertThat(user()).contains("still here");
    }

    private void start() throws Exception {
        workspace = Workspace.open(folder, Environment.system());
        OpenWorkspace opened = OpenWorkspace.of(workspace);
        FxToolkit.setupFixture(() -> {
            window = new MainWindow(opened);
            window.show(stage);
        });
        WaitForAsyncUtils.waitForFxEvents();
        waitFor("the prompt", () -> !user().isEmpty());
    }

    private void stop() throws Exception {
        FxToolkit.setupFixture(() -> {
            window.close();
            stage.hide();
        });
        workspace.close();
    }

    private void type(String text) {
        robot.clickOn("#compare-user").write(text);
    }

    private String user() {
        return robot.lookup("#compare-user").queryAs(StyleClassedTextArea.class).getText();
    }

    private String text(String id) {
        return robot.lookup(id).<Labeled>tryQuery().map(Labeled::getText).orElse("");
    }

    private String clipboard() {
        String[] text = {""};
        robot.interact(() -> {
            String found = Clipboard.getSystemClipboard().getString();
            text[0] = found == null ? "" : found;
        });
        return text[0];
    }

    private void waitFor(String what, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(15, TimeUnit.SECONDS, condition::getAsBoolean);
        } catch (TimeoutException e) {
            throw new AssertionError("Waited in vain for " + what, e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }
}
