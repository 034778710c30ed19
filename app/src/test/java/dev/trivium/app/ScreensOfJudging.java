package dev.trivium.app;

import dev.trivium.app.command.OverlayLayer;
import dev.trivium.app.compare.CompareFixture;
import dev.trivium.app.compare.CompareView;
import dev.trivium.app.compare.CompareViewModel;
import dev.trivium.app.compare.PaneViewModel;
import dev.trivium.app.compare.judge.AnswerScores.Thumb;
import dev.trivium.app.compare.judge.JudgeViewModel;
import dev.trivium.app.compare.judge.MemoryScores;
import dev.trivium.app.compare.presets.Preset;
import dev.trivium.app.compare.presets.PresetStore;
import dev.trivium.app.compare.presets.PresetsViewModel;
import dev.trivium.app.controls.Slots;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Draws rated answers and blind votes, as {@link Screens} does the other states. */
class ScreensOfJudging {

    private static final Path FOLDER = Path.of("target", "screens");
    private static final List<String> ADDRESSES =
            List.of("openai/gpt-5.5", "anthropic/claude-opus-4.6", "google/gemini-3-flash", "route/support-hybrid");
    private static final String[] ANSWERS = {"""
        Hello Mara,

        you were charged twice because the first attempt timed out on the bank's side and our system tried again. \
        The first charge is only **reserved**, it will drop off by itself within 3 to 5 working days.

        You do not need to do anything. If it is still there on Monday, reply to this mail and I will ask the bank \
        to release it.

        Sorry for the worry,
        Noor""", """
        Hi Mara, I have refunded one of the two charges.

        You will see **€49.00** back on your card in 3 to 5 working days. Your plan stays active.

        Is there anything else I can help with?

        Noor""", """
        Dear customer,

        Thank you for reaching out to us. Duplicate charges can occur for several reasons, including:

        1. a pending authorisation,
        2. a retried payment,
        3. a second account with the same card.

        Please check with your bank whether both charges are final, and send us a screenshot.

        Kind regards,
        Support team""", """
        Hi Mara,

        I can see both entries: order `FW-20931` at 09:14 and a retry at 09:15. Only the second one was captured.

        The first is an authorisation. Banks release it in **3 to 5 working days**; some show it as a charge until \
        then.

        Best, Noor"""};

    private final FxRobot robot = new FxRobot();
    private CompareFixture fixture;
    private CompareViewModel model;

    @ParameterizedTest
    @EnumSource(Theme.class)
    void judging(Theme theme) throws Exception {
        FxToolkit.registerPrimaryStage();
        draw("judge-rated", theme, false, screen -> rate(), () -> {});
        draw("judge-words", theme, false, screen -> rate(), () -> {
            robot.clickOn("#compare-column-1-words");
            robot.clickOn("#compare-column-1-label-text").write("t");
        });
        draw("judge-not-recorded", theme, true, screen -> {}, () -> {});
        draw("presets-menu", theme, false, screen -> rate(), () -> robot.clickOn("#compare-presets"));
        draw("presets-sheet", theme, false, screen -> rate(), () -> {
            robot.clickOn("#compare-presets").clickOn("#compare-presets-manage");
        });
        draw(
                "blind-running",
                theme,
                false,
                screen -> screen.blind().onProperty().set(true),
                () -> {
                    robot.interact(model::run);
                    robot.interact(fixture::pulse);
                });
        draw("blind-voting", theme, false, screen -> screen.blind().onProperty().set(true), () -> {
            robot.push(KeyCode.DIGIT4);
            robot.interact(() -> model.blind().reasonProperty().set("gives next step"));
        });
        draw(
                "blind-revealed",
                theme,
                false,
                screen -> screen.blind().onProperty().set(true),
                () -> {
                    robot.push(KeyCode.DIGIT4).push(KeyCode.ENTER);
                });
        draw("blind-pairs", theme, false, this::pairs, () -> {
            robot.push(KeyCode.T).push(KeyCode.ENTER);
        });
    }

    /** Two sets, which stay as they are. */
    private record SampleSets(CompareViewModel model) implements PresetStore {

        @Override
        public List<Preset> read() {
            Preset all = model.preset("All four, three times");
            return List.of(
                    new Preset(all.name(), 3, all.columns()),
                    new Preset("Cheap ones", 1, all.columns().subList(2, 4)));
        }

        @Override
        public void save(Preset preset) {}

        @Override
        public void rename(String from, String to) {}

        @Override
        public void remove(String name) {}
    }

    private void rate() {
        JudgeViewModel judge = model.judge();
        List<PaneViewModel> columns = model.columns();
        judge.rate(columns.get(0).answerIdProperty().get(), 4);
        judge.thumb(columns.get(0).answerIdProperty().get(), Thumb.UP);
        judge.addLabel(columns.get(0).answerIdProperty().get(), "gives next step");
        judge.note(
                columns.get(0).answerIdProperty().get(),
                "Says which charge is real, and what to do on Monday. The tone is right.");
        judge.rate(columns.get(1).answerIdProperty().get(), 2);
        judge.thumb(columns.get(1).answerIdProperty().get(), Thumb.DOWN);
        judge.addLabel(columns.get(1).answerIdProperty().get(), "wrong fact");
        judge.rate(columns.get(3).answerIdProperty().get(), 5);
    }

    private void pairs(CompareViewModel screen) {
        screen.blind().pairsProperty().set(true);
        screen.blind().onProperty().set(true);
    }

    private void draw(String name, Theme theme, boolean noHistory, Consumer<CompareViewModel> state, Runnable hands)
            throws Exception {
        FxToolkit.setupFixture(() -> show(theme, noHistory, state));
        WaitForAsyncUtils.waitForFxEvents(10);
        hands.run();
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
        Png.write(image[0], FOLDER.resolve(name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png"));
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

    private void show(Theme theme, boolean noHistory, Consumer<CompareViewModel> state) {
        fixture = new CompareFixture();
        ADDRESSES.forEach(
                address -> fixture.model(address, address.substring(address.indexOf('/') + 1), false, script -> {}));
        MemoryScores scores = new MemoryScores();
        scores.labels.addAll(List.of("too long", "cold tone", "gives next step", "wrong fact"));
        if (!noHistory) {
            fixture.judging(scores, new Random(3));
        }
        Slots slots = new Slots();
        model = fixture.screen(slots);
        fill();
        state.accept(model);
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
        new WindowCommands(scene, shell, overlay, () -> {}, UserSettings.inMemory(), root.scaleProperty(), () -> {});
        view.addPresets(
                new PresetsViewModel(new SampleSets(model), model::preset, model::open, Runnable::run, Runnable::run));
        scene.getRoot().applyCss();
        view.attach();
        Stage stage = FxToolkit.toolkitContext().getRegisteredStage();
        stage.setScene(scene);
        stage.show();
    }

    private void fill() {
        model.prompt().nameProperty().set("Double charge");
        model.prompt().systemProperty().set("You answer customers of Fernway. Be exact, short and human.");
        model.prompt().setValue("ticket", "FW-20931");
        model.prompt()
                .userProperty()
                .set("\"Hi, my card shows two charges of €49.00 from this morning but I only ordered once. Which one is"
                        + " real, and when do I get the other one back? Order {{ticket}}. Mara\"");
        ADDRESSES.forEach(address -> model.addColumn(fixture.choice(address)));
        model.run();
        fixture.pulse();
        for (int column = 0; column < ANSWERS.length; column++) {
            fixture.model(ADDRESSES.get(column))
                    .script()
                    .at(0.4 + 0.1 * column)
                    .say(ANSWERS[column])
                    .at(2.9 + 0.7 * column)
                    .done(118, 90 + 3 * column, 0, "0.00" + (11 + 7 * column));
        }
        fixture.clock(5);
        fixture.pulse();
        model.tick();
    }
}
