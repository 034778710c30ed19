package dev.trivium.app;

import dev.trivium.app.command.OverlayLayer;
import dev.trivium.app.compare.CompareFixture;
import dev.trivium.app.compare.CompareView;
import dev.trivium.app.compare.CompareViewModel;
import dev.trivium.app.compare.PaneViewModel;
import dev.trivium.app.compare.ScriptedModel;
import dev.trivium.app.controls.Slots;
import dev.trivium.chat.Parameters;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Draws samples, palette, keyboard map and large text, as {@link Screens} does the other states. */
class ScreensOfColumns {

    private static final Path FOLDER = Path.of("target", "screens");
    private static final List<String> ADDRESSES =
            List.of("openai/gpt-5.5", "anthropic/claude-opus-4.6", "ollama/qwen3:32b", "google/gemini-3-flash");
    private static final String[][] ANSWERS = {
        {"Billing", "Billing", "Billing", "Billing", "Billing"},
        {"Billing", "Webhooks", "Billing", "Billing\n", "Webhooks"},
        {"Shipping, because the shop ships twice.", "Webhooks", "Shipping", "Webhooks and shipping", "Orders"},
        {"Webhooks", "Webhooks", "Webhooks", "Webhooks", "API"}
    };

    private final FxRobot robot = new FxRobot();

    @ParameterizedTest
    @EnumSource(Theme.class)
    void columns(Theme theme) throws Exception {
        FxToolkit.registerPrimaryStage();
        draw("columns-samples", theme, 100, () -> {});
        draw("columns-palette", theme, 100, () -> robot.push(KeyCode.CONTROL, KeyCode.K));
        draw("columns-palette-search", theme, 100, () -> {
            robot.push(KeyCode.CONTROL, KeyCode.K);
            robot.write("col");
        });
        draw("columns-keyboard-map", theme, 100, () -> robot.push(KeyCode.F1));
        draw("columns-scale-150", theme, 150, () -> {});
    }

    private static void draw(String name, Theme theme, int scale, Runnable keys) throws Exception {
        FxToolkit.setupFixture(() -> show(theme, scale));
        WaitForAsyncUtils.waitForFxEvents(10);
        keys.run();
        WaitForAsyncUtils.waitForFxEvents(20);
        WritableImage[] image = new WritableImage[1];
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            image[0] =
                    FxToolkit.toolkitContext().getRegisteredStage().getScene().snapshot(null);
            return null;
        });
        Png.write(image[0], FOLDER.resolve(name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png"));
    }

    private static void show(Theme theme, int scale) {
        CompareFixture fixture = new CompareFixture();
        Consumer<ScriptedModel.Script> later = script -> {};
        ADDRESSES.forEach(address -> fixture.model(address, address.substring(address.indexOf('/') + 1), false, later));
        Slots slots = new Slots();
        CompareViewModel model = fixture.screen(slots);
        fill(model, fixture);
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
        OverlayLayer overlay = new OverlayLayer(shell);
        ScaledRoot root = new ScaledRoot(new StackPane(shell, overlay));
        Scene scene = new Scene(root, 1440, 900);
        new ThemeManager(theme).dress(scene);
        UserSettings user = UserSettings.inMemory();
        user.setScale(scale);
        user.setRecent(List.of("compare-samples-3", "model-google/gemini-3-flash"));
        new WindowCommands(scene, shell, overlay, () -> {}, user, root.scaleProperty(), () -> {});
        scene.getRoot().applyCss();
        view.attach();
        Stage stage = FxToolkit.toolkitContext().getRegisteredStage();
        stage.setScene(scene);
        stage.show();
    }

    private static void fill(CompareViewModel model, CompareFixture fixture) {
        model.prompt().nameProperty().set("Topic of a ticket");
        model.prompt().systemProperty().set("Answer with one word.");
        model.prompt()
                .userProperty()
                .set("Since Tuesday we get every payment webhook twice, and our shop ships each order two times.\n\n"
                        + "What is this ticket about?");
        model.parameters().set(Parameters.NONE.withTemperature(0.2).withMaxTokens(64));
        ADDRESSES.forEach(address -> model.addColumn(fixture.choice(address)));
        PaneViewModel second = model.columns().get(1);
        second.overrides().set(Parameters.NONE.withTemperature(1.0).withReasoningEffort("low"));
        model.samplesProperty().set(5);
        model.run();
        fixture.pulse();
        for (int column = 0; column < ANSWERS.length; column++) {
            for (int sample = 0; sample < (column == 3 ? 4 : 5); sample++) {
                fixture.model(ADDRESSES.get(column))
                        .scripts()
                        .get(sample)
                        .at(0.4 + 0.1 * sample)
                        .say(ANSWERS[column][sample])
                        .at(0.9 + 0.2 * sample + 0.1 * column)
                        .done(61, 3 + sample, 0, "0.000" + (2 + sample));
            }
        }
        fixture.clock(3);
        fixture.pulse();
        model.tick();
    }
}
