package dev.trivium.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.Media;
import dev.trivium.chat.Message;
import dev.trivium.chat.Parameters;
import dev.trivium.chat.Part;
import dev.trivium.chat.Role;
import dev.trivium.chat.ToolDefinition;
import dev.trivium.provider.http.Json;
import dev.trivium.provider.http.WireException;
import dev.trivium.provider.http.WireProtocol;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import tools.jackson.databind.JsonNode;

/** Requests for tests of what a protocol writes, and the body it writes. */
public final class Bodies {

    public static final ToolDefinition WEATHER =
            new ToolDefinition("weather", "Tells the weather", "{\"type\":\"object\",\"properties\":{}}");
    public static final Media PNG = Media.of("image/png", new byte[] {1, 2, 3}, "dot.png");
    public static final Media PNG_ADDRESS = Media.at("image/png", URI.create("https://example.org/dot.png"));
    public static final Media PDF = Media.of("application/pdf", new byte[] {4, 5, 6}, "paper.pdf");
    public static final Parameters EVERY_SAMPLING =
            new Parameters(0.5, 0.9, 100, List.of("END", "STOP"), 7L, null, null);

    private Bodies() {}

    public static ChatRequest hello() {
        return ChatRequest.of(Message.user("Hello"));
    }

    /** A user's turn of these parts. */
    public static ChatRequest user(Part... parts) {
        return ChatRequest.of(new Message(Role.USER, List.of(parts)));
    }

    /** A turn with a tool call, its result, and a question after it. */
    public static ChatRequest toolTurn(Part.ToolCall call, Part.ToolResult result) {
        return ChatRequest.of(
                Message.user("Weather?"),
                new Message(Role.ASSISTANT, List.of(new Part.Text("I look."), call)),
                new Message(Role.TOOL, List.of(result)),
                Message.user("And?"));
    }

    /** The body as it is on the wire. */
    public static JsonNode body(WireProtocol protocol, String model, ChatRequest request) throws WireException {
        JsonNode body = Objects.requireNonNull(protocol.chat(model, request).body());
        return json(body.toString());
    }

    /** Reads JSON that may have single quotes. */
    public static JsonNode json(String text) {
        return Json.MAPPER.readTree(text.replace('\'', '"'));
    }

    public static void assertRefused(WireProtocol protocol, ChatRequest request, String... words) {
        WireException thrown =
                Assertions.catchThrowableOfType(WireException.class, () -> protocol.chat("some-model", request));
        assertThat(thrown.error().kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(thrown.error().message()).contains(words);
        assertThat(thrown.error().what()).isNotEmpty();
        assertThat(thrown.error().why()).isNotEmpty();
        assertThat(thrown.error().remedy()).isNotEmpty();
    }
}
