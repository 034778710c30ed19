package dev.trivium.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Media;
import dev.trivium.chat.Message;
import dev.trivium.chat.Parameters;
import dev.trivium.chat.Part;
import dev.trivium.chat.ResponseFormat;
import dev.trivium.chat.Role;
import dev.trivium.chat.ToolChoice;
import dev.trivium.chat.ToolDefinition;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredRequestTest {

    @Test
    void aRequestComesBackAsItWas() {
        ChatRequest request = new ChatRequest(
                List.of(
                        Message.system("Be brief."),
                        new Message(
                                Role.USER,
                                List.of(
                                        new Part.Text("Look: é 𝄞"),
                                        new Part.Image(Media.at("image/png", URI.create("https://host/a.png"))))),
                        new Message(
                                Role.ASSISTANT,
                                List.of(
                                        new Part.Reasoning("hm", null),
                                        new Part.ToolCall("t1", "look", "{\"a\":1}", null))),
                        new Message(Role.TOOL, List.of(new Part.ToolResult("t1", "look", "no", true)))),
                new Parameters(0.5, 0.9, 7, List.of("END"), 42L, "low", 100),
                List.of(
                        new ToolDefinition("look", "Looks.", "{\"type\":\"object\"}"),
                        new ToolDefinition("go", null, "{}")),
                new ToolChoice.Named("look"),
                new ResponseFormat.JsonSchema("answer", "{\"type\":\"object\"}", true),
                Map.of("tier", "gold"),
                Duration.ofSeconds(30));

        StoredRequest stored = StoredRequest.read(RequestJson.write(request));

        assertThat(stored.request()).isEqualTo(request);
        assertThat(stored.leftOut()).isEmpty();
    }

    @Test
    void theSimplestRequestComesBackToo() {
        assertThat(StoredRequest.read(RequestJson.write(Calls.REQUEST)).request())
                .isEqualTo(Calls.REQUEST);
    }

    @Test
    void whatTheHistoryDoesNotKeepIsSaid() {
        ChatRequest request = ChatRequest.of(new Message(
                Role.USER,
                List.of(
                        new Part.Text("Look"),
                        new Part.Image(Media.of("image/png", new byte[21], "cat.png")),
                        new Part.Document(
                                Media.at("application/pdf", URI.create("https://host/b.pdf?token=secret"))))));

        StoredRequest stored = StoredRequest.read(RequestJson.write(request));

        assertThat(stored.request().messages()).containsExactly(Message.user("Look"));
        assertThat(stored.leftOut())
                .containsExactly(
                        "cat.png (21 bytes, which the history does not keep)",
                        "https://host/b.pdf (kept without its user and query, which may be secret)");
    }

    @Test
    void whatIsNoRequestIsRefused() {
        assertThatThrownBy(() -> StoredRequest.read("{\"messages\":[{\"role\":7}]}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("role");
        assertThatThrownBy(() -> StoredRequest.read("nonsense")).isInstanceOf(IllegalArgumentException.class);
    }
}
