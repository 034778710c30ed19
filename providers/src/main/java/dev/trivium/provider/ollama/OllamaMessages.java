package dev.trivium.provider.ollama;

import dev.trivium.chat.Media;
import dev.trivium.chat.Message;
import dev.trivium.chat.Part;
import dev.trivium.chat.Role;
import dev.trivium.provider.http.Json;
import dev.trivium.provider.http.Requests;
import dev.trivium.provider.http.WireException;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the turns of a conversation. Each result of a tool is a message of its own. */
final class OllamaMessages {

    private OllamaMessages() {}

    static ArrayNode write(List<Message> messages) throws WireException {
        ArrayNode written = Json.MAPPER.createArrayNode();
        for (Message message : messages) {
            for (Part part : message.parts()) {
                if (part instanceof Part.ToolResult result) {
                    written.add(result(result));
                }
            }
            ObjectNode turn = turn(message);
            if (turn.size() > 1 && message.role() != Role.TOOL) {
                written.add(turn.has("content") ? turn : turn.put("content", ""));
            }
        }
        return written;
    }

    private static ObjectNode turn(Message message) throws WireException {
        ObjectNode turn = Json.object();
        turn.put("role", message.role().name().toLowerCase(Locale.ROOT));
        StringBuilder thinking = new StringBuilder();
        for (Part part : message.parts()) {
            if (part instanceof Part.Image image) {
                list(turn, "images").add(image(image.media()));
            } else if (part instanceof Part.Document) {
                throw Requests.invalid(
                        "Ollama takes no documents.",
                        "Its protocol has fields for text and pictures only.",
                        "Put the document's text into the prompt, or choose another connection.");
            } else if (part instanceof Part.ToolCall call) {
                list(turn, "tool_calls").add(call(call));
            } else if (part instanceof Part.Reasoning reasoning) {
                thinking.append(reasoning.text());
            }
        }
        String text = message.text();
        if (!text.isEmpty()) {
            turn.put("content", text);
        }
        if (thinking.length() > 0 && (!text.isEmpty() || turn.has("tool_calls"))) {
            turn.put("thinking", thinking.toString());
        }
        return turn;
    }

    private static String image(Media media) throws WireException {
        String bytes = media.base64();
        if (bytes == null) {
            throw Requests.invalid(
                    "Ollama cannot fetch a picture from an address.",
                    "Its protocol takes the bytes only.",
                    "Attach the picture as a file.");
        }
        return bytes;
    }

    private static ObjectNode call(Part.ToolCall call) throws WireException {
        ObjectNode written = Json.object();
        if (!OllamaCallIds.madeUp(call.id())) {
            written.put("id", call.id());
        }
        ObjectNode function = written.putObject("function").put("name", call.name());
        function.set(
                "arguments", Requests.object(call.arguments(), "The arguments of the tool call '" + call.name() + "'"));
        return written;
    }

    private static ObjectNode result(Part.ToolResult result) {
        ObjectNode written = Json.object()
                .put("role", "tool")
                .put("content", result.content())
                .put("tool_name", result.name());
        return OllamaCallIds.madeUp(result.callId()) ? written : written.put("tool_call_id", result.callId());
    }

    private static ArrayNode list(ObjectNode turn, String field) {
        return turn.get(field) instanceof ArrayNode present ? present : turn.putArray(field);
    }
}
