package dev.trivium.app;

import dev.trivium.app.compare.CompareFixture;
import dev.trivium.app.compare.CompareView;
import dev.trivium.app.compare.CompareViewModel;
import dev.trivium.app.compare.FirstRun;
import dev.trivium.app.controls.Slots;
import dev.trivium.app.library.LibraryView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Draws every screen in its named states to {@code app/target/screens/}: {@code mvn -Pscreens test}. */
class Screens {

    private static final Path FOLDER = Path.of("target", "screens");

    @ParameterizedTest
    @EnumSource(Theme.class)
    void compare(Theme theme) throws Exception {
        FxToolkit.registerPrimaryStage();
        picture("compare-empty", theme, CompareSamples::empty, false);
        picture("compare-first-run", theme, CompareSamples::firstRun, true);
        picture("compare-running", theme, CompareSamples::running, false);
        picture("compare-done", theme, CompareSamples::done, false);
        picture("compare-failed", theme, CompareSamples::failed, false);
        picture("compare-stopped", theme, CompareSamples::stopped, false);
        picture("compare-many", theme, CompareSamples::many, false);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void compareParts(Theme theme) throws Exception {
        FxToolkit.registerPrimaryStage();
        parts("compare-attached", theme, PartsSamples::attached, "");
        parts("compare-tool-calls", theme, PartsSamples::toolCalls, "");
        parts("compare-schema-answers", theme, PartsSamples::schemaAnswers, "");
        parts("compare-tools-editor", theme, PartsSamples::toolCalls, "#compare-tools");
        parts("compare-schema-editor", theme, PartsSamples::wrongSchema, "#compare-format");
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void prompts(Theme theme) throws Exception {
        FxToolkit.registerPrimaryStage();
        prompt("prompt-turns", theme, PromptSamples::turns, () -> {});
        prompt("prompt-error", theme, PromptSamples::mistake, () -> {});
        prompt("prompt-text", theme, PromptSamples::wholeText, () -> {});
        prompt("prompt-changed-on-disk", theme, PromptSamples::changedOnDisk, () -> {});
        FxRobot robot = new FxRobot();
        prompt("prompt-versions", theme, PromptSamples::versions, () -> robot.clickOn("#compare-versions"));
        prompt(
                "prompt-completion",
                theme,
                samples -> {},
                () -> robot.clickOn("#compare-user")
                        .push(KeyCode.CONTROL, KeyCode.END)
                        .write("{{"));
        prompt(
                "prompt-find",
                theme,
                samples -> {},
                () -> robot.clickOn("#compare-user")
                        .push(KeyCode.CONTROL, KeyCode.H)
                        .write("customer"));
    }

    private static void prompt(String name, Theme theme, Consumer<PromptSamples> state, Runnable hands)
            throws Exception {
        Path folder = Files.createTempDirectory("prompt-samples");
        FxToolkit.setupFixture(() -> {
            CompareFixture fixture = new CompareFixture();
            Slots slots = new Slots();
            PromptSamples samples = new PromptSamples(fixture, slots, folder);
            state.accept(samples);
            show(samples.screen(), fixture, slots, theme, false);
        });
        WaitForAsyncUtils.waitForFxEvents();
        hands.run();
        write(name, theme);
    }

    /** @param editor the button or menu that opens a sheet, whose last entry is taken; empty for none */
    private static void parts(String name, Theme theme, Consumer<PartsSamples> state, String editor) throws Exception {
        FxToolkit.setupFixture(() -> {
            CompareFixture fixture = new CompareFixture();
            Slots slots = new Slots();
            PartsSamples samples = new PartsSamples(fixture, slots);
            state.accept(samples);
            show(samples.screen(), fixture, slots, theme, false);
            if (!editor.isEmpty()) {
                Node node = FxToolkit.toolkitContext()
                        .getRegisteredStage()
                        .getScene()
                        .lookup(editor);
                if (node instanceof MenuButton menu) {
                    menu.getItems().get(menu.getItems().size() - 1).fire();
                } else {
                    ((Button) node).fire();
                }
            }
        });
        write(name, theme);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void answers(Theme theme) throws Exception {
        FxToolkit.registerPrimaryStage();
        for (AnswerSamples.State state : AnswerSamples.states()) {
            FxToolkit.setupFixture(() -> {
                CompareFixture fixture = new CompareFixture();
                Slots slots = new Slots();
                CompareViewModel model = state.screen(fixture, slots);
                CompareView view = show(model, fixture, slots, theme, false);
                state.look(view);
            });
            write(state.name(), theme);
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void library(Theme theme) throws Exception {
        FxToolkit.registerPrimaryStage();
        library("library-runs", theme, 24, "", 1);
        library("library-empty", theme, 0, "", -1);
        library("library-search", theme, 24, "refund", -1);
        library("library-runs", theme, 24, "", 1);
        FxRobot robot = new FxRobot();
        FxToolkit.setupFixture(() -> ((Button) robot.lookup("#library-delete").query()).fire());
        write("library-delete", theme);
        library("library-runs", theme, 24, "", 1);
        robot.clickOn("#library-part-prompts");
        WaitForAsyncUtils.waitForFxEvents();
        FxToolkit.setupFixture(
                () -> ((TableView<?>) robot.lookup("#library-versions").query())
                        .getSelectionModel()
                        .selectIndices(0, 1));
        write("library-prompts", theme);
        FxToolkit.setupFixture(
                () -> ((Button) robot.lookup("#library-version-compare").query()).fire());
        write("library-versions", theme);
        library("library-runs", theme, 24, "", 1);
        robot.clickOn("#library-part-columns");
        write("library-columns", theme);
    }

    private static void library(String name, Theme theme, int runs, String search, int selected) throws Exception {
        FxToolkit.setupFixture(() -> {
            CompareFixture fixture = new CompareFixture();
            Slots slots = new Slots();
            CompareViewModel model = fixture.screen(slots);
            LibraryView library = new LibrarySamples(runs).view();
            StatusSource status = new StatusSource(
                    "Fernway support",
                    model.callsProperty(),
                    new SimpleStringProperty("$1.84"),
                    new SimpleStringProperty("History 48.2 MB"));
            SampleScreen screen = SampleScreen.of("library", "Library", Feather.BOOK, library);
            Shell shell = new Shell(
                    List.of(SampleScreen.compare(new CompareView(model, fixture.tools(slots))), screen),
                    status,
                    new SimpleBooleanProperty(theme == Theme.DARK),
                    () -> {});
            shell.show(screen);
            Scene scene = new Scene(shell, 1440, 900);
            new ThemeManager(theme).dress(scene);
            Stage stage = FxToolkit.toolkitContext().getRegisteredStage();
            stage.setScene(scene);
            stage.show();
            ((TextField) scene.lookup("#library-search")).setText(search);
            ((TableView<?>) scene.lookup("#library-runs")).getSelectionModel().select(selected);
        });
        write(name, theme);
    }

    private static void picture(String name, Theme theme, Consumer<CompareSamples> state, boolean firstRun)
            throws Exception {
        FxToolkit.setupFixture(() -> {
            CompareFixture fixture = new CompareFixture();
            Slots slots = new Slots();
            CompareSamples samples = new CompareSamples(fixture, slots);
            state.accept(samples);
            show(samples.screen(), fixture, slots, theme, firstRun);
        });
        write(name, theme);
    }

    private static void write(String name, Theme theme) throws Exception {
        WaitForAsyncUtils.waitForFxEvents(20);
        WritableImage[] image = new WritableImage[1];
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            Scene scene = FxToolkit.toolkitContext().getRegisteredStage().getScene();
            image[0] = scene.snapshot(null);
            List.copyOf(Window.getWindows()).stream()
                    .filter(PopupWindow.class::isInstance)
                    .forEach(popup -> overlay(image[0], scene, popup));
            return null;
        });
        Png.write(image[0], FOLDER.resolve(name + "-" + theme.name().toLowerCase(java.util.Locale.ROOT) + ".png"));
    }

    /** Draws a popup, which is a window of its own, where it stands. */
    private static void overlay(WritableImage image, Scene scene, Window popup) {
        WritableImage drawn = popup.getScene().snapshot(null);
        int x = (int) (popup.getX() - scene.getWindow().getX() - scene.getX());
        int y = (int) (popup.getY() - scene.getWindow().getY() - scene.getY());
        int width = (int) Math.min(drawn.getWidth(), image.getWidth() - x);
        int height = (int) Math.min(drawn.getHeight(), image.getHeight() - y);
        if (x >= 0 && y >= 0 && width > 0 && height > 0) {
            image.getPixelWriter().setPixels(x, y, width, height, drawn.getPixelReader(), 0, 0);
        }
        popup.hide();
    }

    private static CompareView show(
            CompareViewModel model, CompareFixture fixture, Slots slots, Theme theme, boolean firstRun) {
        CompareView view = new CompareView(model, fixture.tools(slots));
        if (firstRun) {
            view.welcome(new FirstRun(
                    () -> {}, () -> {}, new SimpleBooleanProperty(true), new SimpleBooleanProperty(false)));
        }
        StatusSource status = new StatusSource(
                firstRun ? "My workspace" : "Fernway support",
                model.callsProperty(),
                new SimpleStringProperty(firstRun ? "$0.00" : "$1.84"),
                new SimpleStringProperty(firstRun ? "History 0.1 MB" : "History 48.2 MB"));
        Scene scene = new Scene(
                new Shell(
                        List.of(SampleScreen.compare(view)),
                        status,
                        new SimpleBooleanProperty(theme == Theme.DARK),
                        () -> {}),
                1440,
                900);
        new ThemeManager(theme).dress(scene);
        view.attach();
        Stage stage = FxToolkit.toolkitContext().getRegisteredStage();
        stage.setScene(scene);
        stage.show();
        return view;
    }
}
