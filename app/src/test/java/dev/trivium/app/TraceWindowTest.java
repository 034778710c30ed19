package dev.trivium.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.history.CallRecord;
import dev.trivium.workspace.Environment;
import dev.trivium.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The trace of a route in the real window, through the real engine, over loopback. */
class TraceWindowTest {

    private static final String TRACE = "#compare-column-0-route-trace";

    @TempDir
    private Path folder;

    @TempDir
    private Path home;

    private final FxRobot robot = new FxRobot();
    private FourProtocols server;
    private Workspace workspace;
    private MainWindow window;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        server = new FourProtocols();
        server.workspace(folder);
        Files.createDirectories(folder.resolve("routes"));
        Files.writeString(folder.resolve("routes/cascade.route.yaml"), """
                entry: main
                steps:
                  main:
                    fallback: [small, large]
                    check: { contains: ["gemini"] }
                  small: { call: one/alpha }
                  large: { call: three/gamma }
                """);
        workspace = Workspace.open(folder, Environment.system());
        stage = FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(() -> {
            window = new MainWindow(OpenWorkspace.of(workspace), UserSettings.in(home));
            window.show(stage);
        });
        WaitForAsyncUtils.waitForFxEvents();
        onlyTheRoute();
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.setupFixture(() -> {
            window.close();
            stage.hide();
        });
        workspace.close();
        server.close();
    }

    @Test
    void theTraceIsClosedUntilItIsAskedForAndShowsEveryStep() throws Exception {
        run();
        assertThat(robot.lookup(TRACE).query().isVisible()).isFalse();
        Labeled toggle = robot.lookup(TRACE + "-toggle").query();
        assertThat(toggle.getText()).isEqualTo("Trace, 3 steps");
        assertThat(toggle.getAccessibleText()).isEqualTo("Open the trace, 3 steps");

        robot.clickOn(TRACE + "-toggle");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(TRACE).query().isVisible()).isTrue();
        assertThat(words("step-0")).contains("main");
        assertThat(words("step-1")).contains("small", "rejected", "it does not contain \"gemini\"", "Show its answer");
        assertThat(words("step-2")).contains("large").doesNotContain("Show its answer");
        assertThat(line("step-1").getAccessibleText())
                .startsWith("small, call, one/alpha, rejected, +")
                .endsWith("level 2");
    }

    @Test
    void everythingOfTheTraceWorksByKeyboard() throws Exception {
        run();
        robot.clickOn("#compare-column-0-name").push(KeyCode.S);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(TRACE).query().isVisible()).isTrue();

        FxToolkit.setupFixture(() -> line("step-0").requestFocus());
        robot.push(KeyCode.DOWN);
        assertThat(line("step-1").isFocused()).isTrue();
        robot.push(KeyCode.RIGHT);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(words("step-1")).contains("Hide its answer", FourProtocols.text("openai-chat"));
        robot.push(KeyCode.LEFT);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(words("step-1")).contains("Show its answer").doesNotContain(FourProtocols.text("openai-chat"));
        robot.push(KeyCode.LEFT);
        assertThat(line("step-0").isFocused()).isTrue();
        robot.push(KeyCode.END);
        assertThat(line("step-2").isFocused()).isTrue();
    }

    @Test
    void theTraceIsCopiedAsTextAndTheHistoryHoldsIt() throws Exception {
        run();
        robot.clickOn(TRACE + "-toggle").clickOn(TRACE + "-copy");
        String copied = WaitForAsyncUtils.waitForAsyncFx(
                5_000, () -> Clipboard.getSystemClipboard().getString());
        assertThat(copied)
                .contains("main  fallback  answered", "  small  call  one/alpha  rejected", "    answer: Grüße from");

        String run = workspace.history().recentRuns(1).get(0).id();
        CallRecord call =
                workspace.history().run(run).orElseThrow().columns().get(0).last();
        assertThat(call.steps())
                .filteredOn(step -> !step.entered())
                .extracting(step -> step.path().get(step.path().size() - 1) + " "
                        + step.outcome().id())
                .containsExactly("small rejected", "large answered", "main answered");
        assertThat(call.steps())
                .filteredOn(step -> !step.entered())
                .allSatisfy(step -> assertThat(step.usage()).isNotNull());
    }

    private void onlyTheRoute() {
        for (int i = 0; i < 4; i++) {
            if (robot.lookup("#compare-column-0").tryQuery().isPresent()) {
                robot.clickOn("#compare-column-0-name").push(KeyCode.CONTROL, KeyCode.W);
                WaitForAsyncUtils.waitForFxEvents();
            }
        }
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.write("add column cascade").push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void run() throws Exception {
        robot.clickOn("#compare-user").write("Hello");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> robot.lookup("#compare-column-0")
                        .query()
                        .getAccessibleText()
                        .endsWith("finished"));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Node line(String key) {
        return robot.lookup(TRACE + "-" + key).query();
    }

    private String words(String key) {
        return line(key).lookupAll(".label, .button").stream()
                .filter(Labeled.class::isInstance)
                .map(Labeled.class::cast)
                .filter(Node::isVisible)
                .map(Labeled::getText)
                .collect(Collectors.joining("\n"));
    }
}
