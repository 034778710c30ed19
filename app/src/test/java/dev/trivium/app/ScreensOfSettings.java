package dev.trivium.app;

import dev.trivium.app.settings.ProvidersView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Draws the Settings screen in its named states, as {@link Screens} does the others. */
class ScreensOfSettings {

    private static final Path FOLDER = Path.of("target", "screens");

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
        Png.write(image[0], FOLDER.resolve(name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png"));
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
}
