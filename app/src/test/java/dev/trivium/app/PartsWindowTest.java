package dev.trivium.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.app.controls.PngEncoder;
import dev.trivium.history.CallRecord;
import dev.trivium.history.HistoryException;
import dev.trivium.history.RunRecord;
import dev.trivium.testkit.WireServer;
import dev.trivium.workspace.Environment;
import dev.trivium.workspace.Workspace;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files, tools and forms of answers in the real window, through the real adapter, over loopback. */
class PartsWindowTest {

    private static final String CALL = "{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"call_1\","
            + "\"type\":\"function\",\"function\":{\"name\":\"find_order\",\"arguments\":\"{\\\"id\\\":7}\"}}]}}";

    @TempDir
    private Path folder;

    private final FxRobot robot = new FxRobot();
    private volatile Function<JsonNode, String> model = body -> text("Fine.");
    private volatile boolean broken;
    private WireServer server;
    private Workspace workspace;
    private OpenWorkspace opened;
    private MainWindow window;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        server = new WireServer(exchange -> {
            if (broken) {
                exchange.respond(400, "application/json", "{\"error\":{\"message\":\"no images here\"}}");
                return;
            }
            exchange.begin(200, "text/event-stream");
            JsonNode body = JsonMapper.shared().readTree(exchange.request().body());
            exchange.send(model.apply(body) + "data: [DONE]\n\n");
            exchange.end();
        });
        Files.writeString(folder.resolve("trivium.yaml"), """
                        name: Test bench
                        connections:
                          - id: one
                            protocol: openai-chat
                            base_url: %1$s/v1
                            models: [alpha]
                          - id: two
                            protocol: openai-chat
                            base_url: %1$s/v1
                            catalog: openai
                            models: [o3-mini]
                        """.formatted(server.url()));
        workspace = Workspace.open(folder, Environment.system());
        opened = OpenWorkspace.of(workspace);
        stage = FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(() -> {
            window = new MainWindow(opened);
            window.show(stage);
        });
        robot.clickOn("#compare-user").write("Look into it");
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
    void aToolIsDefinedCalledAnsweredByHandAndItsResultGoesBackInTheSameColumn() throws Exception {
        model = body -> body.path("messages").size() == 1 ? answer(CALL, "tool_calls") : text("It is paid.");
        robot.clickOn("#compare-tools");
        robot.write("find_order").push(KeyCode.TAB).write("Finds an order");
        robot.clickOn("#compare-tools-done");
        robot.clickOn("#compare-run");
        waitFor("the calls", () -> shown("#compare-summary").equals("needs a tool result 2"));
        assertThat(shown("#compare-column-0-call-0-arguments")).isEqualTo("{\n  \"id\": 7\n}");
        assertThat(robot.lookup("#compare-column-0-continue").query().isDisabled())
                .isTrue();

        robot.clickOn("#compare-column-0-call-0-result").write("paid on Monday");
        robot.push(KeyCode.TAB).push(KeyCode.TAB).push(KeyCode.SPACE);

        waitFor("the second round", () -> shown("#compare-summary").equals("finished 1 · needs a tool result 1"));
        assertThat(shown("#compare-column-0-round-0-call-0-result")).isEqualTo("paid on Monday");
        assertThat(shown("#compare-column-0-tokens")).isEqualTo("18 → 14");
        List<CallRecord> calls = record().columns().get(0).tries();
        assertThat(calls).hasSize(2);
        JsonNode second = JsonMapper.shared().readTree(calls.get(1).requestJson());
        assertThat(second.at("/messages/2/parts/0/content").stringValue()).isEqualTo("paid on Monday");
        assertThat(second.at("/messages/1/parts/0/name").stringValue()).isEqualTo("find_order");
    }

    @Test
    void aFixedResultAnswersByItselfOverTheRealWire() {
        model = body -> body.path("messages").size() == 1
                ? answer(CALL, "tool_calls")
                : text(body.at("/messages/1/tool_calls/0/function/name").stringValue() + " said "
                        + body.at("/messages/2/content").stringValue() + " to "
                        + body.at("/messages/2/tool_call_id").stringValue());
        robot.clickOn("#compare-tools").write("find_order");
        robot.clickOn("#compare-tool-fixed").write("unpaid");
        robot.push(KeyCode.ESCAPE);
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);

        waitFor("both answers", () -> shown("#compare-summary").equals("finished 2"));
        robot.clickOn("#compare-column-0-copy");
        assertThat(copied()).isEqualTo("find_order said unpaid to call_1");
        assertThat(shown("#compare-column-0-tools-note")).contains("round 1 of at most 5");
    }

    @Test
    void aMistakeInAToolIsSaidWithItsLineWhileItIsWritten() {
        robot.clickOn("#compare-tools").write("find_order");
        TextInputControl parameters = robot.lookup("#compare-tool-parameters").query();
        robot.interact(() -> parameters.setText("{\n  \"type\": \"object\",\n  oops\n}"));

        waitFor("the line", () -> shown("#compare-tool-parameters-problem").startsWith("Line 3 is not JSON: "));
    }

    @Test
    void aPastedPictureArrivesAsADataAddressAndTheColumnThatCannotSeeSaysSoBefore() throws Exception {
        WritableImage picture = new WritableImage(3, 2);
        picture.getPixelWriter().setColor(1, 1, Color.RED);
        Path file = Files.write(folder.resolve("red.png"), PngEncoder.encode(picture));
        copy(content -> content.putFiles(List.of(file.toFile())));
        robot.clickOn("#compare-user").push(KeyCode.CONTROL, KeyCode.V);
        waitFor("the chip", () -> found("#compare-attachment-0"));

        waitFor("the limit", () -> found("#compare-column-1-limits"));
        assertThat(found("#compare-column-0-limits")).isFalse();
        assertThat(robot.lookup(has("does not take images")).tryQuery()).isPresent();
        assertThat(shown("#compare-limits")).startsWith("1 column cannot take all of this");

        robot.clickOn("#compare-run");
        waitFor("both answers", () -> shown("#compare-summary").equals("finished 2"));
        JsonNode body = JsonMapper.shared().readTree(server.takeRequest().body());
        String url = body.at("/messages/0/content/0/image_url/url").stringValue();
        assertThat(url).startsWith("data:image/png;base64,");
        Image arrived =
                new Image(new ByteArrayInputStream(Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1))));
        assertThat(arrived.getPixelReader().getColor(1, 1)).isEqualTo(Color.RED);
        assertThat(body.at("/messages/0/content/1/text").stringValue()).isEqualTo("Look into it");

        robot.clickOn("#compare-attachment-0-remove");
        waitFor("no limit", () -> !found("#compare-column-1-limits"));
    }

    @Test
    void aColumnThatFailedSaysWhatItsModelCouldNotTake() {
        broken = true;
        copy(content -> content.putImage(new WritableImage(3, 2)));
        robot.clickOn("#compare-user").push(KeyCode.CONTROL, KeyCode.V);
        waitFor("the limit", () -> found("#compare-column-1-limits"));
        robot.clickOn("#compare-run");
        waitFor("two failures", () -> shown("#compare-summary").equals("failed 2"));

        robot.clickOn("#compare-attachment-0-remove");
        waitFor("no limit of what is written now", () -> !found("#compare-column-1-limits"));
        assertThat(robot.lookup(says(" does not take images")).queryAll()).hasSize(1);
    }

    @Test
    void aCopiedPictureIsPastedAndCopiedTextStaysText() throws Exception {
        WritableImage picture = new WritableImage(3, 2);
        copy(content -> content.putImage(picture));
        robot.clickOn("#compare-user").push(KeyCode.CONTROL, KeyCode.V);
        waitFor("the chip", () -> found("#compare-attachment-0"));

        copy(content -> content.putString(" now"));
        robot.clickOn("#compare-user").push(KeyCode.CONTROL, KeyCode.END).push(KeyCode.CONTROL, KeyCode.V);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(found("#compare-attachment-1")).isFalse();
        robot.clickOn("#compare-run");
        waitFor("both answers", () -> shown("#compare-summary").equals("finished 2"));
        assertThat(record().columns().get(0).last().requestJson()).contains("Look into it now", "pasted-1.png");
    }

    @Test
    void anAddressIsAttachedAndAnotherKindIsRefused() {
        robot.clickOn("#compare-attach");
        robot.clickOn("#compare-attach-address");
        robot.write("http://example.org/a.png").push(KeyCode.ENTER);
        waitFor("the reason", () -> shown("#compare-attachment-problem").contains("https://"));
        robot.clickOn("#compare-attachment-address").push(KeyCode.CONTROL, KeyCode.A);
        robot.write("https://example.org/a.png").push(KeyCode.ENTER);

        waitFor("the chip", () -> shown("#compare-attachment-0-measure").equals("example.org"));
    }

    @Test
    void theFormOfTheAnswerIsSentAndJudged() throws Exception {
        model = body -> body.path("model").stringValue().equals("alpha")
                ? text("{\\\"answer\\\": \\\"yes\\\"}")
                : text("{\\\"answer\\\": 3}");
        robot.clickOn("#compare-format");
        robot.clickOn("#compare-format-json_schema");
        robot.clickOn("#compare-schema-done");
        robot.clickOn("#compare-run");

        waitFor("both verdicts", () -> found("#compare-column-0-verdict") && found("#compare-column-1-verdict"));
        assertThat(robot.lookup(has("Valid JSON, fits the schema answer.")).tryQuery())
                .isPresent();
        assertThat(robot.lookup(has("/answer: ")).tryQuery()).isPresent();
        JsonNode body = JsonMapper.shared().readTree(server.takeRequest().body());
        assertThat(body.at("/response_format/json_schema/name").stringValue()).isEqualTo("answer");
    }

    @Test
    void thinkingIsChosenFromAMenuAndSent() throws Exception {
        robot.clickOn("#compare-thinking").push(KeyCode.DOWN);
        robot.clickOn("Low");
        robot.clickOn("#compare-run");

        waitFor("both answers", () -> shown("#compare-summary").equals("finished 2"));
        assertThat(server.takeRequest().body()).contains("\"reasoning_effort\":\"low\"");
    }

    private RunRecord record() throws HistoryException {
        return opened.history().run(opened.history().recentRuns(1).get(0).id()).orElseThrow();
    }

    private static String text(String answer) {
        return answer("{\"index\":0,\"delta\":{\"content\":\"" + answer + "\"}}", "stop");
    }

    private static String answer(String choice, String reason) {
        return "data: {\"choices\":[" + choice + "]}\n\n"
                + "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"" + reason
                + "\"}],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":7,\"total_tokens\":16}}\n\n";
    }

    private static Predicate<Node> has(String words) {
        return node -> node instanceof Labeled label
                && node.isVisible()
                && label.getText().contains(words);
    }

    private static Predicate<Node> says(String words) {
        return node -> node instanceof Text text && text.getText().contains(words);
    }

    private void copy(Consumer<ClipboardContent> fill) {
        robot.interact(() -> {
            ClipboardContent content = new ClipboardContent();
            fill.accept(content);
            Clipboard.getSystemClipboard().setContent(content);
        });
    }

    private String copied() {
        String[] text = new String[1];
        robot.interact(() -> text[0] = Clipboard.getSystemClipboard().getString());
        return text[0];
    }

    private String shown(String id) {
        return robot.lookup(id)
                .tryQuery()
                .map(node -> ((Labeled) node).getText())
                .orElse("");
    }

    private boolean found(String id) {
        return robot.lookup(id).tryQuery().filter(Node::isVisible).isPresent();
    }

    private static void waitFor(String what, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(15, TimeUnit.SECONDS, condition::getAsBoolean);
        } catch (TimeoutException e) {
            throw new AssertionError("Waited 15 s for " + what + ".", e);
        }
    }
}
