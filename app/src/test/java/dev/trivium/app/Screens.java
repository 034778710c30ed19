package dev.trivium.app;

import dev.trivium.app.compare.CompareFixture;
import dev.trivium.app.compare.CompareView;
import dev.trivium.app.compare.CompareViewModel;
import dev.trivium.app.compare.FirstRun;
import dev.trivium.app.controls.Slots;
import dev.trivium.app.settings.ProvidersView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
    void settings(Theme theme) throws Exception {
        FxToolkit.registerPrimaryStage();
        providers("settings-providers", theme, samples -> samples.select("gemini"), false);
        providers("settings-failing", theme, samples -> samples.select("openrouter"), false);
        providers("settings-key-missing", theme, samples -> samples.select("mistral"), false);
        providers("settings-add-provider", theme, samples -> samples.select("openai"), true);
    }

    private static void providers(String name, Theme theme, Consumer<ProvidersSamples> state, boolean adding)
            throws Exception {
        Path folder = Files.createTempDirectory("trivium-screens");
        ProvidersView[] view = new ProvidersView[1];
        FxToolkit.setupFixture(() -> {
            ProvidersSamples samples = new ProvidersSamples(folder);
            state.accept(samples);
            view[0] = samples.show(theme, FxToolkit.toolkitContext().getRegisteredStage());
        });
        WaitForAsyncUtils.waitForFxEvents(20);
        if (adding) {
            WaitForAsyncUtils.waitForAsyncFx(10_000, view[0]::showAdd);
            WaitForAsyncUtils.waitForFxEvents(20);
        }
        capture(name, theme);
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
        WaitForAsyncUtils.waitForFxEvents(20);
        capture(name, theme);
    }

    private static void capture(String name, Theme theme) throws Exception {
        WritableImage[] image = new WritableImage[1];
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            Stage stage = FxToolkit.toolkitContext().getRegisteredStage();
            image[0] = stage.getScene().snapshot(null);
            List.copyOf(Window.getWindows()).stream()
                    .filter(window -> window != stage)
                    .forEach(popup -> {
                        draw(popup, stage, image[0]);
                        popup.hide();
                    });
            return null;
        });
        Png.write(image[0], FOLDER.resolve(name + "-" + theme.name().toLowerCase(java.util.Locale.ROOT) + ".png"));
    }

    /** Pictures of a scene hold no popups. */
    private static void draw(Window popup, Stage stage, WritableImage image) {
        SnapshotParameters clear = new SnapshotParameters();
        clear.setFill(Color.TRANSPARENT);
        WritableImage menu = popup.getScene().getRoot().snapshot(clear, null);
        int left = (int) (popup.getX() - stage.getX());
        int top = (int) (popup.getY() - stage.getY());
        for (int y = 0; y < menu.getHeight() && top + y < image.getHeight(); y++) {
            for (int x = 0; x < menu.getWidth() && left + x < image.getWidth(); x++) {
                int argb = menu.getPixelReader().getArgb(x, y);
                if (argb >>> 24 == 255) {
                    image.getPixelWriter().setArgb(left + x, top + y, argb);
                }
            }
        }
    }

    private static void show(
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
        Scene scene =
                new Scene(new Shell(view, status, new SimpleBooleanProperty(theme == Theme.DARK), () -> {}), 1440, 900);
        new ThemeManager(theme).dress(scene);
        view.attach();
        Stage stage = FxToolkit.toolkitContext().getRegisteredStage();
        stage.setScene(scene);
        stage.show();
    }
}
