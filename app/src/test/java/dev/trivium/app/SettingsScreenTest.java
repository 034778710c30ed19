package dev.trivium.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.testkit.WireServer;
import dev.trivium.workspace.Environment;
import dev.trivium.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The real window over real HTTP: a person connects a provider and uses its models. */
class SettingsScreenTest {

    private static final String KEY = "sk-right-0123456789";
    private static final String MODELS =
            "{\"object\":\"list\",\"data\":[{\"id\":\"llama-x\",\"object\":\"model\"},{\"id\":\"llama-y\",\"object\":\"model\"}]}";

    @TempDir
    private Path folder;

    private final FxRobot robot = new FxRobot();
    private WireServer server;
    private Workspace workspace;
    private MainWindow window;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        server = new WireServer(exchange -> {
            boolean right = ("Bearer " + KEY).equals(exchange.request().header("Authorization"));
            exchange.respond(
                    right ? 200 : 401,
                    "application/json",
                    right ? MODELS : "{\"error\":{\"message\":\"Incorrect API key provided\"}}");
        });
        Workspace.sample(folder);
        workspace = Workspace.open(
                folder,
                new Environment(
                        Map.of("RIGHT_KEY", KEY, "WRONG_KEY", "sk-wrong-0123456789"),
                        "Linux",
                        folder,
                        account -> null));
        OpenWorkspace opened = OpenWorkspace.of(workspace);
        stage = FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(() -> {
            window = new MainWindow(opened);
            window.show(stage);
        });
        WaitForAsyncUtils.waitForFxEvents();
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
    void aProviderIsAddedTestedAndItsModelsCanBeColumns() throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.COMMA);
        waitFor("the list", () -> has("#connection-demo-openai"));

        addCustomServer();
        waitFor(
                "the first test, without a key",
                () -> text("#provider-test-result").contains("rejected the key")
                        || text("#provider-test-result").contains("key"));
        assertThat(text("#provider-trouble")).startsWith("key rejected (401)");

        useVariable("WRONG_KEY");
        waitFor("the key", () -> text("#provider-key").startsWith("sk-w"));
        robot.clickOn("#provider-test");
        waitFor("the refusal", () -> text("#provider-trouble").startsWith("key rejected (401)"));

        robot.clickOn("#provider-key-change");
        useVariable("RIGHT_KEY");
        waitFor("the other key", () -> text("#provider-key").startsWith("sk-r"));
        assertThat(text("#provider-key")).doesNotContain("0123");
        robot.clickOn("#provider-test");
        waitFor("two models", () -> text("#provider-test-result").equals("2 models."));
        assertThat(Files.readString(folder.resolve("trivium.yaml")))
                .contains("key: env:RIGHT_KEY", "models: [llama-x, llama-y]", "# Real models.")
                .doesNotContain("0123456789");

        robot.clickOn("#rail-compare");
        robot.clickOn("#compare-add-column");
        robot.clickOn("#compare-models-search").write("llama-y");
        robot.type(KeyCode.ENTER);
        waitFor("the column", () -> text("#compare-column-4-name").equals("llama-y"));
    }

    private void addCustomServer() throws Exception {
        robot.clickOn("#providers-add");
        robot.clickOn("#add-provider-search").write("compatible");
        robot.type(KeyCode.ENTER);
        robot.clickOn("#add-provider-address").write(server.url() + "/v1");
        robot.clickOn("#add-provider-confirm");
        waitFor("the new connection", () -> text("#provider-title").equals("custom"));
    }

    private void useVariable(String name) throws Exception {
        if (!robot.lookup("#provider-key-variable")
                .query()
                .getParent()
                .getParent()
                .isVisible()) {
            robot.clickOn("#provider-key-change");
        }
        TextInputControl field = robot.lookup("#provider-key-variable").query();
        robot.interact(() -> field.setText(name));
        robot.clickOn("#provider-key-use");
    }

    private boolean has(String query) {
        return robot.lookup(query).tryQuery().filter(Node::isVisible).isPresent();
    }

    private String text(String query) {
        return robot.lookup(query)
                .tryQuery()
                .map(node -> node instanceof Labeled label ? String.valueOf(label.getText()) : "")
                .orElse("");
    }

    private static void waitFor(String what, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(15, TimeUnit.SECONDS, condition::getAsBoolean);
        } catch (TimeoutException e) {
            throw new AssertionError("Waited in vain for " + what + ".", e);
        }
    }
}
