package dev.trivium.provider.gemini;

import dev.trivium.chat.Media;
import dev.trivium.chat.Message;
import dev.trivium.chat.Part;
import dev.trivium.chat.Role;
import dev.trivium.provider.http.Json;
import dev.trivium.provider.http.Requests;
import dev.trivium.provider.http.WireException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the turns of a conversation; neighbouring turns of one side become one content. */
final class GeminiContents {

    private GeminiContents() {}

    static ArrayNode write(List<Message> messages) throws WireException {
        ArrayNode contents = Json.MAPPER.createArrayNode();
        String openRole = "";
        ArrayNode parts = Json.MAPPER.createArrayNode();
        for (Message message : messages) {
            if (message.role() == Role.SYSTEM) {
                continue;
            }
            String role = message.role() == Role.ASSISTANT ? "model" : "user";
            for (Part part : message.parts()) {
                ObjectNode written = part(part);
                if (written == null) {
                    continue;
                }
                if (!role.equals(openRole)) {
                    openRole = role;
                    parts = contents.addObject().put("role", role).putArray("parts");
                }
                parts.add(written);
            }
        }
        return contents;
    }

    private static @Nullable ObjectNode part(Part part) throws WireException {
        if (part instanceof Part.Text text) {
            return text.text().isEmpty() ? null : Json.object().put("text", text.text());
        } else if (part instanceof Part.Image image) {
            return media(image.media());
        } else if (part instanceof Part.Document document) {
            return media(document.media());
        } else if (part instanceof Part.ToolCall call) {
            return call(call);
        } else if (part instanceof Part.ToolResult result) {
            return result(result);
        } else {
            return reasoning((Part.Reasoning) part);
        }
    }

    private static ObjectNode media(Media media) {
        ObjectNode part = Json.object();
        if (media.uri() != null) {
            part.putObject("fileData").put("mimeType", media.mimeType()).put("fileUri", media.url());
        } else {
            part.putObject("inlineData").put("mimeType", media.mimeType()).put("data", media.base64());
        }
        return part;
    }

    private static ObjectNode call(Part.ToolCall call) throws WireException {
        ObjectNode part = Json.object();
        ObjectNode written = part.putObject("functionCall");
        if (!GeminiCallIds.madeUp(call.id())) {
            written.put("id", call.id());
        }
        written.put("name", call.name());
        written.set("args", Requests.object(call.arguments(), "The arguments of the tool call '" + call.name() + "'"));
        GeminiSignature signature = GeminiSignature.parse(call.opaque());
        return signature == null ? part : part.put(GeminiSignature.FIELD, signature.value());
    }

    private static ObjectNode result(Part.ToolResult result) {
        ObjectNode part = Json.object();
        ObjectNode written = part.putObject("functionResponse");
        if (!GeminiCallIds.madeUp(result.callId())) {
            written.put("id", result.callId());
        }
        written.put("name", result.name());
        ObjectNode object = result.error() ? null : object(result.content());
        written.set(
                "response",
                object != null ? object : Json.object().put(result.error() ? "error" : "output", result.content()));
        return part;
    }

    private static @Nullable ObjectNode object(String content) {
        try {
            JsonNode node = content.stripLeading().startsWith("{") ? Json.MAPPER.readTree(content) : null;
            return node instanceof ObjectNode object ? object : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    /** A signed part as it came. Thoughts without a signature are only for people, so they are left out. */
    private static @Nullable ObjectNode reasoning(Part.Reasoning reasoning) {
        GeminiSignature signature = GeminiSignature.parse(reasoning.opaque());
        if (signature == null) {
            return null;
        }
        ObjectNode part = Json.object();
        part.put("text", signature.thought() ? reasoning.text() : "");
        if (signature.thought()) {
            part.put("thought", true);
        }
        return part.put(GeminiSignature.FIELD, signature.value());
    }
}
