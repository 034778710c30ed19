package dev.trivium.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.app.routes.RoutesView;
import dev.trivium.route.Route;
import dev.trivium.route.Step;
import dev.trivium.workspace.Environment;
import dev.trivium.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The Routes screen in the real window, over the demo's models. */
class RoutesWindowTest {

    @TempDir
    private Path folder;

    private final FxRobot robot = new FxRobot();
    private Workspace workspace;
    private MainWindow window;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        Workspace.sample(folder);
        Files.writeString(folder.resolve("routes/a-three.route.yaml"), RouteSamples.THREE);
        workspace = Workspace.open(folder, Environment.system());
        OpenWorkspace opened = OpenWorkspace.of(workspace);
        stage = FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(() -> {
            window = new MainWindow(opened);
            window.show(stage);
        });
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        waitFor("the first route", () -> exists("#route-node-long_or_code"));
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.setupFixture(() -> {
            window.close();
            stage.hide();
        });
        workspace.close();
    }

    @Test
    void theHybridPolicyIsBuiltByMouseAloneAndTried() throws Exception {
        robot.clickOn("#routes-route-name").clickOn("#routes-route-new");
        waitFor("an empty canvas", () -> text("#routes-state").equals("empty"));

        robot.drag("#route-palette-call").dropTo(between("input", "output"));
        onto("#route-palette-prepare", "#route-node-model");
        onto("#route-palette-choose", "#route-node-model");
        choose("#routes-condition-0-rule-1-subject", "has image");
        onto("#route-palette-choose", "#route-node-model");
        onto("#route-palette-fallback", "#route-node-model");
        onto("#route-label-condition_2-then-0", "#route-node-model_4");
        onto("#route-palette-fallback", "#route-node-model_4");
        robot.clickOn("#route-node-model_2");
        ComboBox<?> models = robot.lookup("#routes-field-call").query();
        String other = String.valueOf(models.getItems().get(1));
        choose("#routes-field-call", other);

        Route route = route();
        assertThat(route.entry()).isEqualTo("prepare");
        Step.Choose image = (Step.Choose) route.steps().get("condition");
        assertThat(image.whens().get(0).condition().text()).isEqualTo("has_image");
        assertThat(((Step.Call) route.steps().get(image.whens().get(0).then())).model())
                .hasToString(other);
        Step.Choose length = (Step.Choose) route.steps().get(image.otherwise());
        Step.Fallback cascade = (Step.Fallback) route.steps().get(length.otherwise());
        assertThat(cascade.steps())
                .containsExactly("model", length.whens().get(0).then());
        assertThat(route.steps().get(length.whens().get(0).then())).isInstanceOf(Step.Fallback.class);
        assertThat(route.steps()).hasSize(9);

        robot.clickOn("#routes-tab-try");
        robot.clickOn("#routes-try-dry");
        waitFor("the dry run", () -> text("#routes-try-state").startsWith("Dry run"));
        robot.clickOn("#routes-try-run");
        waitFor("the answer", () -> text("#routes-try-state").equals("Finished"));
        assertThat(text("#route-node-model-figures")).contains("simulated");

        robot.clickOn("#routes-tab-export");
        waitFor("an export", () -> exists("#routes-export-target-trivium"));
        robot.moveTo("#routes-export-targets").scroll(40, VerticalDirection.DOWN);
        robot.clickOn("#routes-export-target-trivium");
        waitFor("its text", () -> area("#routes-export-text").getText().contains("entry: prepare"));
    }

    @Test
    void theHybridPolicyIsBuiltByKeyboardAlone() throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.K).write("new route").push(KeyCode.ENTER);
        waitFor("an empty canvas", () -> text("#routes-state").equals("empty"));
        robot.push(KeyCode.TAB);

        add("model");
        name("fast");
        add("preprocess");
        add("condition");
        field("routes-condition-0-text", "has_image");
        robot.push(KeyCode.RIGHT);
        name("vision");
        robot.push(KeyCode.DOWN);
        assertThat(selected()).isEqualTo("fast");
        add("condition");
        field("routes-condition-0-text", "input.tokens > 4000 or asks_for_code");
        robot.push(KeyCode.RIGHT);
        robot.push(KeyCode.DOWN);
        if (!selected().equals("fast")) {
            robot.push(KeyCode.UP);
        }
        add("fallback");
        robot.push(KeyCode.W);
        assertThat(route().steps().keySet())
                .contains("fast", "vision", "prepare", "condition", "condition_2", "fallback");
        robot.push(KeyCode.ESCAPE);
        int before = route().steps().size();
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        waitFor("one step less", () -> route().steps().size() < before);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        waitFor("the steps again", () -> route().steps().size() == before);

        robot.push(KeyCode.CONTROL, KeyCode.S);
        waitFor("the question for a name", () -> exists("#routes-ask"));
        robot.push(KeyCode.CONTROL, KeyCode.A).write("by-hand").push(KeyCode.ENTER);
        waitFor("the file", () -> Files.exists(folder.resolve("routes/by-hand.route.yaml")));
        assertThat(Files.readString(folder.resolve("routes/by-hand.route.yaml")))
                .isEqualTo(yaml());
    }

    @Test
    void theDrawingAndTheTextFollowEachOther() throws Exception {
        robot.clickOn("#routes-yaml-toggle");
        robot.clickOn("#routes-yaml-text").push(KeyCode.CONTROL, KeyCode.END);
        robot.write("  more: {call: demo-ollama/small}\n");
        waitFor("the new step", () -> exists("#route-node-more"));
        robot.write("  broken: {\n");
        waitFor(
                "the mistake",
                () -> text("#routes-state").endsWith("mistakes")
                        || text("#routes-state").endsWith("mistake"));
        waitFor("the notice", () -> robot.lookup("#routes-stale").query().isVisible());
        assertThat(exists("#route-node-more")).isTrue();
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        waitFor("the text as it was", () -> text("#routes-state").equals("valid"));
        robot.clickOn("#route-node-fast").push(KeyCode.DELETE);
        waitFor("the step's end", () -> !exists("#route-node-fast"));
        assertThat(yaml()).doesNotContain("demo-openai/fast");
    }

    @Test
    void whatAnImportUnderstoodShowsBeforeItBecomesARoute() throws Exception {
        Path file = Files.writeString(folder.resolve("proxy.yaml"), """
                model_list:
                  - {model_name: fast, litellm_params: {model: openai/o, weight: 3, tpm: 1000}}
                  - {model_name: slow, litellm_params: {model: anthropic/c}}
                router_settings:
                  fallbacks: [{fast: [slow]}]
                """);
        String before = yaml();
        RoutesView view = robot.lookup("#routes").queryAs(RoutesView.class);
        robot.interact(() -> view.readImport(file));
        waitFor("the report", () -> text("#routes-import-from").equals("proxy.yaml, read as LiteLLM proxy"));
        assertThat(robot.lookup("#routes-import-report .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .anyMatch(words -> words.contains("litellm_params.tpm"));
        assertThat(yaml()).isEqualTo(before);
        robot.clickOn("#routes-import-use");
        waitFor("the new route", () -> yaml().contains("fast"));
        assertThat(route().steps().values()).anyMatch(Step.Fallback.class::isInstance);
        assertThat(robot.lookup("#routes-import").query().isVisible()).isFalse();
        assertThat(Files.readString(folder.resolve("routes/a-three.route.yaml")))
                .isEqualTo(before);
    }

    @Test
    void whatIsNoConfigurationIsToldAndChangesNothing() throws Exception {
        Path file = Files.writeString(
                folder.resolve("broken.json"),
                "{\"strategy\": {\"mode\": \"fastest\"},\n \"targets\": [{\"provider\": \"openai\"}]}");
        String before = yaml();
        RoutesView view = robot.lookup("#routes").queryAs(RoutesView.class);
        robot.interact(() -> view.readImport(file));
        waitFor("what is wrong", () -> text("#routes-import-message").contains("fastest"));
        assertThat(text("#routes-import-message")).startsWith("broken.json, line 1");
        assertThat(robot.lookup("#routes-import").query().isVisible()).isFalse();
        assertThat(yaml()).isEqualTo(before);
    }

    @Test
    void nodesSayWhatTheyAreAndWhereTheyLead() {
        assertThat(robot.lookup("#route-node-long_or_code").query().getAccessibleText())
                .isEqualTo("Condition Long or code, tokens > 4000 or asks for code, yes to Thorough, no to Fast");
    }

    private void add(String kind) {
        robot.push(KeyCode.A).write(kind).push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void name(String name) {
        field("routes-step-name", name);
    }

    /** Goes to a field of the inspector, fills it, and comes back. */
    private void field(String id, String value) {
        for (int i = 0; i < 60 && !id.equals(focus()); i++) {
            robot.push(i == 0 || inCanvas() ? KeyCode.F6 : KeyCode.TAB);
        }
        assertThat(focus()).isEqualTo(id);
        robot.push(KeyCode.CONTROL, KeyCode.A).write(value).push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        for (int i = 0; i < 12 && !inCanvas(); i++) {
            robot.push(KeyCode.F6);
        }
    }

    private String focus() {
        Node owner = stage.getScene().getFocusOwner();
        return owner == null ? "" : String.valueOf(owner.getId());
    }

    private boolean inCanvas() {
        return focus().matches("route-(node|canvas|badge|label).*");
    }

    private String selected() {
        return focus().replace("route-node-", "");
    }

    private void onto(String what, String where) {
        robot.drag(what).dropTo(where);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Point2D between(String first, String second) {
        Bounds from = bounds("#route-node-" + first);
        Bounds to = bounds("#route-node-" + second);
        return new Point2D((from.getMaxX() + to.getMinX()) / 2, from.getCenterY());
    }

    private Bounds bounds(String id) {
        Node node = robot.lookup(id).query();
        return node.localToScreen(node.getLayoutBounds());
    }

    private void choose(String box, String title) throws Exception {
        ComboBox<?> combo = robot.lookup(box).query();
        robot.interact(combo::show);
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn(title);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Route route() {
        try {
            return Route.parse("r", "r", yaml());
        } catch (dev.trivium.yaml.ProblemException e) {
            throw new AssertionError(yaml(), e);
        }
    }

    private String yaml() {
        return area("#routes-yaml-text").getText();
    }

    private StyleClassedTextArea area(String id) {
        return (StyleClassedTextArea) stage.getScene().lookup(id);
    }

    private boolean exists(String id) {
        return robot.lookup(id).tryQuery().isPresent();
    }

    private String text(String id) {
        return robot.lookup(id)
                .tryQuery()
                .map(node -> ((Labeled) node).getText())
                .orElse("");
    }

    private static void waitFor(String what, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(15, TimeUnit.SECONDS, condition::getAsBoolean);
        } catch (TimeoutException e) {
            throw new AssertionError("Waited 15 s for " + what + ".", e);
        }
    }
}
