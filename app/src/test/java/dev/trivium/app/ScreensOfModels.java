package dev.trivium.app;

import dev.trivium.app.compare.CompareFixture;
import dev.trivium.app.controls.Slots;
import dev.trivium.app.models.ModelsView;
import dev.trivium.app.models.ModelsViewModel;
import dev.trivium.chat.Answer;
import dev.trivium.chat.AnswerBuilder;
import dev.trivium.chat.Basis;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatListener;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Cost;
import dev.trivium.chat.Message;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import dev.trivium.chat.Usage;
import dev.trivium.history.History;
import dev.trivium.history.RunStart;
import dev.trivium.workspace.Environment;
import dev.trivium.workspace.Workspace;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
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

    @ParameterizedTest
    @EnumSource(Theme.class)
    void limits(Theme theme) throws Exception {
        FxToolkit.registerPrimaryStage();
        Path folder = Files.createTempDirectory("limits-samples");
        Files.writeString(folder.resolve("trivium.yaml"), """
                name: Fernway support
                budget:
                  day: 10.00
                  month: 40.00
                  stop: true
                history:
                  retention:
                    age: 365d
                connections:
                  - {id: openai, dialect: openai, key: "env:OPENAI_API_KEY"}
                """);
        try (Workspace workspace = Workspace.open(folder, new Environment(Map.of(), "Linux", folder, name -> null))) {
            spend(workspace.history(), "8.42");
            MainWindow[] window = new MainWindow[1];
            FxToolkit.setupFixture(() -> {
                window[0] = new MainWindow(OpenWorkspace.of(workspace));
                Stage stage = FxToolkit.toolkitContext().getRegisteredStage();
                window[0].show(stage);
                if (theme == Theme.DARK) {
                    new ThemeManager(theme).dress(stage.getScene());
                }
            });
            robot.push(KeyCode.CONTROL, KeyCode.COMMA);
            robot.clickOn("#settings-budgets");
            WaitForAsyncUtils.waitFor(
                    20,
                    TimeUnit.SECONDS,
                    () -> robot.lookup("#budget-day-spent")
                            .queryAs(Label.class)
                            .getText()
                            .equals("$8.42"));
            write("settings-budgets", theme);
            robot.clickOn("#settings-history").clickOn("#history-delete-texts");
            write("settings-history", theme);
            FxToolkit.setupFixture(window[0]::close);
        }
    }

    private static void spend(History history, String usd) {
        CompletableFuture<Boolean> end = new CompletableFuture<>();
        ChatListener listener = history.begin(RunStart.of("compare", "planted")).column(0, event -> {
            if (event.terminal()) {
                end.complete(true);
            }
        });
        Origin origin = Origin.root();
        listener.on(new ChatEvent.Opened(
                origin, 1, ModelAddress.parse("openai/gpt-5.5"), ChatRequest.of(Message.user("Hi")), false));
        Answer answer = new AnswerBuilder(1)
                .usage(Usage.of(12, 34, Basis.MEASURED))
                .cost(Cost.of(new BigDecimal(usd), Basis.MEASURED))
                .build(9);
        listener.on(new ChatEvent.Completed(origin, 9, answer));
        end.orTimeout(20, TimeUnit.SECONDS).join();
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
        write(name, theme);
    }

    private static void write(String name, Theme theme) throws Exception {
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
