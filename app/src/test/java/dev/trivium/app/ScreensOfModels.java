package dev.trivium.app;

import dev.trivium.app.compare.CompareFixture;
import dev.trivium.app.controls.Slots;
import dev.trivium.app.models.ModelsView;
import dev.trivium.app.models.ModelsViewModel;
import dev.trivium.chat.ModelAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Draws the Models screen, as {@link Screens} does the others. */
class ScreensOfModels {

    private static final Path FOLDER = Path.of("target", "screens");

    private final FxRobot robot = new FxRobot();

    @ParameterizedTest
    @EnumSource(Theme.class)
    void models(Theme theme) throws Exception {
        FxToolkit.registerPrimaryStage();
        draw("models", theme, view -> {});
        draw("models-selected", theme, view -> {
            TableView<?> table = (TableView<?>) view.lookup("#models-table");
            table.getSelectionModel().selectIndices(0, 2);
        });
        draw("models-best", theme, view -> robot.clickOn("#models-best-most-stable"));
        draw("models-none", theme, view -> {
            robot.clickOn("#models-search").write("nothing has this name");
        });
    }

    private void draw(String name, Theme theme, Consumer<ModelsView> hands) throws Exception {
        ModelsView[] view = new ModelsView[1];
        FxToolkit.setupFixture(() -> view[0] = show(theme));
        WaitForAsyncUtils.waitForFxEvents(10);
        if (name.contains("selected")) {
            FxToolkit.setupFixture(() -> hands.accept(view[0]));
        } else {
            hands.accept(view[0]);
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

    private static ModelsView show(Theme theme) {
        CompareFixture fixture = new CompareFixture();
        Slots slots = new Slots();
        List.of(
                        "openai/gpt-5.5",
                        "anthropic/claude-opus-4.6",
                        "google/gemini-3-pro",
                        "ollama/qwen3:32b",
                        "route/support-hybrid",
                        "google/gemini-3-flash")
                .forEach(address -> slots.of(ModelAddress.parse(address)));
        ModelsViewModel model = new ModelsViewModel(new ModelsSamples(), Runnable::run, Runnable::run, addresses -> {});
        ModelsView view = new ModelsView(model, slots, text -> {});
        StatusSource status = new StatusSource(
                "Fernway support",
                fixture.screen(new Slots()).callsProperty(),
                new SimpleStringProperty("$1.84"),
                new SimpleStringProperty("History 48.2 MB"));
        Shell shell = new Shell(
                List.of(SampleScreen.of("models", "Models", Feather.CPU, view)),
                status,
                new SimpleBooleanProperty(theme == Theme.DARK),
                () -> {});
        shell.setSearch(() -> {});
        Scene scene = new Scene(new ScaledRoot(shell), 1440, 900);
        new ThemeManager(theme).dress(scene);
        Stage stage = FxToolkit.toolkitContext().getRegisteredStage();
        stage.setScene(scene);
        stage.show();
        return view;
    }
}
