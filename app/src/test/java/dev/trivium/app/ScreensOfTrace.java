package dev.trivium.app;

import dev.trivium.app.compare.CompareFixture;
import dev.trivium.app.compare.CompareView;
import dev.trivium.app.compare.CompareViewModel;
import dev.trivium.app.controls.Slots;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Draws a route's trace in a narrow and in a wide column, as {@link Screens} does the other states. */
class ScreensOfTrace {

    private static final Path FOLDER = Path.of("target", "screens");
    private static final String ROUTE = "route/support-hybrid";
    private static final String[] FOUR = {"openai/gpt-5.5", "anthropic/claude-opus-4.6", "ollama/qwen3:32b", ROUTE};

    @ParameterizedTest
    @EnumSource(Theme.class)
    void trace(Theme theme) throws Exception {
        FxToolkit.registerPrimaryStage();
        draw("trace-closed", theme, samples -> samples.ended(FOUR), 3, false);
        draw("trace-narrow", theme, samples -> samples.ended(FOUR), 3, true);
        draw("trace-running", theme, samples -> samples.running("openai/gpt-5.5", ROUTE), 1, true);
        draw("trace-wide", theme, samples -> samples.ended(ROUTE), 0, true);
    }

    private static void draw(
            String name, Theme theme, Function<TraceSamples, CompareViewModel> state, int column, boolean open)
            throws Exception {
        FxToolkit.setupFixture(() -> {
            CompareFixture fixture = new CompareFixture();
            Slots slots = new Slots();
            CompareViewModel model = state.apply(new TraceSamples(fixture, slots));
            CompareView view = new CompareView(model, fixture.tools(slots));
            StatusSource status = new StatusSource(
                    "Fernway support",
                    model.callsProperty(),
                    new SimpleStringProperty("$1.84"),
                    new SimpleStringProperty("History 48.2 MB"));
            Shell shell = new Shell(
                    List.of(SampleScreen.compare(model, view)),
                    status,
                    new SimpleBooleanProperty(theme == Theme.DARK),
                    () -> {});
            Scene scene = new Scene(shell, 1440, 900);
            new ThemeManager(theme).dress(scene);
            scene.getRoot().applyCss();
            view.attach();
            Stage stage = FxToolkit.toolkitContext().getRegisteredStage();
            stage.setScene(scene);
            stage.show();
        });
        WaitForAsyncUtils.waitForFxEvents(10);
        String id = "#compare-column-" + column + "-route-trace";
        if (open) {
            FxToolkit.setupFixture(() -> click(id + "-toggle"));
            WaitForAsyncUtils.waitForFxEvents(10);
            FxToolkit.setupFixture(() -> click(id + "-step-4-toggle"));
        }
        WaitForAsyncUtils.waitForFxEvents(20);
        WritableImage[] image = new WritableImage[1];
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            image[0] =
                    FxToolkit.toolkitContext().getRegisteredStage().getScene().snapshot(null);
            return null;
        });
        Png.write(image[0], FOLDER.resolve(name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png"));
    }

    private static void click(String id) {
        ((Button) FxToolkit.toolkitContext().getRegisteredStage().getScene().lookup(id)).fire();
    }
}
