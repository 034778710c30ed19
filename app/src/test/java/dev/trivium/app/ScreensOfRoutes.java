package dev.trivium.app;

import dev.trivium.app.routes.RoutesView;
import dev.trivium.workspace.Environment;
import dev.trivium.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Draws the Routes screen in the real window over a sample workspace, as {@link Screens} does the other states. */
class ScreensOfRoutes {

    private static final Path FOLDER = Path.of("target", "screens");

    private final FxRobot robot = new FxRobot();

    @ParameterizedTest
    @EnumSource(Theme.class)
    void routes(Theme theme) throws Exception {
        FxToolkit.registerPrimaryStage();
        draw("routes-hybrid", theme, RouteSamples.HYBRID, () -> {});
        draw("routes-yaml", theme, RouteSamples.HYBRID, () -> robot.clickOn("#routes-yaml-toggle"));
        draw("routes-condition", theme, RouteSamples.HYBRID, () -> robot.clickOn("#route-node-long_or_code"));
        draw("routes-tried", theme, RouteSamples.HYBRID, () -> {
            robot.clickOn("#route-node-long_or_code").clickOn("#routes-tab-try").clickOn("#routes-try-run");
            finished();
        });
        draw("routes-export", theme, RouteSamples.HYBRID, () -> robot.clickOn("#routes-tab-export"));
        draw("routes-import", theme, RouteSamples.HYBRID, this::readImport);
        draw("routes-model", theme, RouteSamples.HYBRID, () -> robot.clickOn("#route-node-fast_model"));
        draw("routes-three", theme, RouteSamples.THREE, () -> {});
        draw("routes-sixty", theme, RouteSamples.sixty(), () -> {});
        draw("routes-small", theme, RouteSamples.HYBRID, () -> {
            size(1100, 700);
            robot.clickOn("#route-node-long_or_code").clickOn("#routes-tab-export");
        });
        draw("routes-small-yaml", theme, RouteSamples.HYBRID, () -> {
            size(1100, 700);
            robot.clickOn("#routes-yaml-toggle");
        });
        size(1440, 900);
        draw("routes-empty", theme, "# Nothing yet\n", () -> {});
    }

    private void readImport() {
        try {
            Path file =
                    Files.writeString(Files.createTempDirectory("route-import").resolve("proxy.yaml"), """
                    model_list:
                      - {model_name: fast, litellm_params: {model: gemini/g, weight: 7}}
                      - {model_name: fast, litellm_params: {model: openai/o, weight: 3, timeout: 15, tpm: 1000}}
                      - {model_name: slow, litellm_params: {model: anthropic/c}}
                    router_settings:
                      num_retries: 2
                      cooldown_time: 30
                      fallbacks: [{fast: [slow]}]
                    """);
            RoutesView view = robot.lookup("#routes").queryAs(RoutesView.class);
            robot.interact(() -> view.readImport(file));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void size(double width, double height) {
        Stage stage = FxToolkit.toolkitContext().getRegisteredStage();
        robot.interact(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
        });
        WaitForAsyncUtils.waitForFxEvents(10);
    }

    private void finished() {
        try {
            WaitForAsyncUtils.waitFor(
                    15,
                    java.util.concurrent.TimeUnit.SECONDS,
                    () -> ((javafx.scene.control.Label)
                                    robot.lookup("#routes-try-state").query())
                            .getText()
                            .equals("Finished"));
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError("The try did not finish.", e);
        }
    }

    private void draw(String name, Theme theme, String yaml, Runnable hands) throws Exception {
        Path folder = Files.createTempDirectory("route-samples");
        Workspace.sample(folder);
        Files.writeString(folder.resolve("routes/a-support.route.yaml"), yaml);
        Workspace workspace = Workspace.open(folder, Environment.system());
        OpenWorkspace opened = OpenWorkspace.of(workspace);
        UserSettings user = UserSettings.inMemory();
        user.setTheme(theme);
        MainWindow[] window = new MainWindow[1];
        Stage stage = FxToolkit.toolkitContext().getRegisteredStage();
        FxToolkit.setupFixture(() -> {
            window[0] = new MainWindow(opened, user);
            window[0].show(stage);
        });
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        WaitForAsyncUtils.waitForFxEvents(20);
        WaitForAsyncUtils.waitFor(
                10,
                java.util.concurrent.TimeUnit.SECONDS,
                () -> robot.lookup("#routes-route-name")
                        .tryQuery()
                        .map(node -> ((javafx.scene.control.MenuButton) node)
                                .getText()
                                .equals("a-support"))
                        .orElse(false));
        hands.run();
        WaitForAsyncUtils.waitForFxEvents(30);
        WritableImage[] image = new WritableImage[1];
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            image[0] = stage.getScene().snapshot(null);
            return null;
        });
        Png.write(image[0], FOLDER.resolve(name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png"));
        FxToolkit.setupFixture(() -> {
            window[0].close();
            stage.hide();
        });
        workspace.close();
    }
}
