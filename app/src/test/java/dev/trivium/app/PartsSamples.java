package dev.trivium.app;

import dev.trivium.app.compare.CompareFixture;
import dev.trivium.app.compare.CompareViewModel;
import dev.trivium.app.compare.ScriptedModel;
import dev.trivium.app.compare.parts.FormatViewModel;
import dev.trivium.app.compare.parts.RequestParts;
import dev.trivium.app.compare.parts.ToolDraft;
import dev.trivium.app.controls.PngEncoder;
import dev.trivium.app.controls.Slots;
import dev.trivium.chat.Parameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.image.WritableImage;

/** The Compare screen with files, tools and forms of answers, for the pictures; every time and figure is made up. */
final class PartsSamples {

    private static final String GPT = "openai/gpt-5.5";
    private static final String CLAUDE = "anthropic/claude-opus-4.6";
    private static final String QWEN = "ollama/qwen3:32b";

    private static final String ORDER_SCHEMA = """
            {
              "type": "object",
              "properties": {
                "order_id": {"type": "string", "description": "Such as F-20841"}
              },
              "required": ["order_id"]
            }""";

    private static final String REPLY_SCHEMA = """
            {
              "type": "object",
              "properties": {
                "reply": {"type": "string"},
                "refund": {"type": "boolean"}
              },
              "required": ["reply", "refund"]
            }""";

    private final CompareFixture fixture;
    private final CompareViewModel screen;

    PartsSamples(CompareFixture fixture, Slots slots) {
        this.fixture = fixture;
        fixture.model(GPT, "gpt-5.5", false, script -> {})
                .model(CLAUDE, "claude-opus-4.6", false, script -> {})
                .model(QWEN, "qwen3:32b", false, script -> {})
                .takesNoImages(
                        QWEN, "qwen3:32b does not take images. Remove the image or choose a model that sees images.");
        screen = fixture.screen(slots);
        screen.prompt().nameProperty().set("Duplicate shipments");
        screen.prompt().systemProperty().set("You are a support engineer at Fernway. Be exact and kind.");
        screen.prompt().userProperty().set("""
                        Why does our {{plan}} customer get each order twice? The log and a picture of the dashboard are \
                        attached.

                        Look up the order before you answer.""");
        screen.prompt().setValue("plan", "Growth");
        screen.parameters()
                .set(Parameters.NONE.withTemperature(0.2).withMaxTokens(1024).withReasoningEffort("low"));
        List.of(GPT, CLAUDE, QWEN).forEach(address -> screen.addColumn(fixture.choice(address)));
    }

    CompareViewModel screen() {
        return screen;
    }

    void attached() {
        RequestParts parts = screen.parts();
        parts.attachments().addFiles(List.of(log()));
        parts.attachments().addPicture(() -> PngEncoder.encode(new WritableImage(320, 200)));
        parts.attachments().addAddress("https://fernway.example/docs/retry-policy.pdf");
        parts.attachments().addAddress("https://fernway.example/docs/retry-policy.docx");
    }

    void toolCalls() {
        tools();
        screen.run();
        script(GPT)
                .at(1.2)
                .call("call_1", "find_order", "{\"order_id\":\"F-20841\"}")
                .at(1.4)
                .done(212, 31, 0, "0.0021");
        script(CLAUDE)
                .at(0.9)
                .say("I look at the order and its deliveries first.")
                .at(1.6)
                .call("call_2", "find_order", "{\"order_id\":\"F-20841\"}")
                .call("call_3", "list_deliveries", "{\"order_id\":\"F-20841\",\"since\":\"2026-02-03\"}")
                .at(1.9)
                .done(214, 64, 0, "0.0043");
        script(QWEN)
                .at(0.7)
                .call("call_4", "list_deliveries", "{\"order_id\": \"F-20841\"}")
                .at(0.9)
                .done(214, 22, 0, "0");
        settle(2.5);
        script(QWEN)
                .at(0.4)
                .say("Two deliveries, 10 s apart: your endpoint answered after 12 s, so the event was sent again.")
                .at(1.6)
                .done(260, 28, 0, "0");
        settle(4);
    }

    void schemaAnswers() {
        screen.parts().format().kindProperty().set(FormatViewModel.Kind.JSON_SCHEMA);
        screen.parts().format().nameProperty().set("support_reply");
        screen.parts().format().schemaProperty().set(REPLY_SCHEMA);
        screen.run();
        script(GPT)
                .at(1.2)
                .say("{\n  \"reply\": \"Your endpoint answers too late.\",\n  \"refund\": false\n}")
                .at(2)
                .done(180, 28, 0, "0.0019");
        script(CLAUDE)
                .at(0.9)
                .say("{\n  \"reply\": \"Answer first, ship later.\",\n  \"refund\": \"no\"\n}")
                .at(1.9)
                .done(180, 30, 0, "0.0041");
        script(QWEN)
                .at(0.7)
                .say("```json\n{\"reply\": \"Reply within 10 s.\", \"refund\": false}\n```")
                .at(1.2)
                .done(180, 22, 0, "0");
        settle(4);
    }

    void wrongSchema() {
        schemaAnswers();
        screen.parts().format().schemaProperty().set(REPLY_SCHEMA.replace("\"boolean\"", "\"yes or no\""));
    }

    private void tools() {
        ToolDraft find = screen.parts().tools().add();
        find.nameProperty().set("find_order");
        find.descriptionProperty().set("Finds an order with its payments and shipments.");
        find.parametersProperty().set(ORDER_SCHEMA);
        ToolDraft list = screen.parts().tools().add();
        list.nameProperty().set("list_deliveries");
        list.descriptionProperty().set("Lists the webhook deliveries of an order.");
        list.parametersProperty().set(ORDER_SCHEMA);
        list.fixedResultProperty().set("[{\"at\": \"14:02:11\"}, {\"at\": \"14:02:21\"}]");
    }

    private ScriptedModel.Script script(String address) {
        return fixture.model(address).script();
    }

    private void settle(double seconds) {
        fixture.clock(seconds);
        fixture.pulse();
        screen.tick();
    }

    private static Path log() {
        try {
            Path file = Files.createTempDirectory("trivium-pictures").resolve("webhook-log.txt");
            Files.writeString(
                    file,
                    "14:02:11 payment.succeeded F-20841 sent\n14:02:21 no answer after 10 s\n14:02:21 payment.succeeded"
                            + " F-20841 sent again\n14:02:23 200 OK\n");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
