package dev.trivium.app;

import dev.trivium.app.compare.CompareFixture;
import dev.trivium.app.compare.CompareView;
import dev.trivium.app.compare.CompareViewModel;
import dev.trivium.app.compare.FirstRun;
import dev.trivium.app.controls.Slots;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
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
        WritableImage[] image = new WritableImage[1];
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            Scene scene = FxToolkit.toolkitContext().getRegisteredStage().getScene();
            image[0] = scene.snapshot(null);
            return null;
        });
        Png.write(image[0], FOLDER.resolve(name + "-" + theme.name().toLowerCase(java.util.Locale.ROOT) + ".png"));
    }

    private static void show(
            CompareViewModel model, CompareFixture fixture, Slots slots, Theme theme, boolean firstRun) {
        CompareView view = new CompareView(model, fixture.tools(slots));
        if (firstRun) {
            view.welcome(new FirstRun(Path.of("trivium.yaml")));
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
