package dev.trivium.provider.anthropic;

import dev.trivium.chat.Media;
import dev.trivium.chat.Message;
import dev.trivium.chat.Part;
import dev.trivium.chat.Role;
import dev.trivium.provider.http.Json;
import dev.trivium.provider.http.Requests;
import dev.trivium.provider.http.WireException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the turns of a conversation; neighbouring turns of one side become one message. */
final class AnthropicMessages {

    private static final Set<String> IMAGES = Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

    private AnthropicMessages() {}

    static ArrayNode write(List<Message> messages) throws WireException {
        ArrayNode written = Json.MAPPER.createArrayNode();
        String openRole = "";
        ArrayNode content = Json.MAPPER.createArrayNode();
        for (Message message : messages) {
            if (message.role() == Role.SYSTEM) {
                continue;
            }
            String role = message.role() == Role.ASSISTANT ? "assistant" : "user";
            ArrayNode blocks = Json.MAPPER.createArrayNode();
            for (Part part : message.parts()) {
                ObjectNode block = block(part);
                if (block != null) {
                    blocks.add(block);
                }
            }
            if (blocks.isEmpty()) {
                continue;
            }
            if (!role.equals(openRole)) {
                openRole = role;
                content = written.addObject().put("role", role).putArray("content");
            }
            content.addAll(blocks);
        }
        return written;
    }

    private static @Nullable ObjectNode block(Part part) throws WireException {
        if (part instanceof Part.Text text) {
            // The API refuses empty text.
            return text.text().isEmpty() ? null : typed("text").put("text", text.text());
        } else if (part instanceof Part.Image image) {
            return image(image.media());
        } else if (part instanceof Part.Document document) {
            return document(document.media());
        } else if (part instanceof Part.ToolCall call) {
            ObjectNode block = typed("tool_use").put("id", id(call.id())).put("name", call.name());
            block.set("input", Requests.object(call.arguments(), "The input of the tool call '" + call.name() + "'"));
            return block;
        } else if (part instanceof Part.ToolResult result) {
            ObjectNode block = typed("tool_result").put("tool_use_id", id(result.callId()));
            block.put("content", result.content());
            return result.error() ? block.put("is_error", true) : block;
        } else {
            return reasoning((Part.Reasoning) part);
        }
    }

    private static ObjectNode image(Media media) throws WireException {
        if (media.uri() == null && !IMAGES.contains(media.mimeType())) {
            throw Requests.invalid(
                    "The picture is of type " + media.mimeType() + ", which Anthropic does not read.",
                    "It takes JPEG, PNG, GIF and WebP.",
                    "Convert the picture to one of these.");
        }
        ObjectNode block = typed("image");
        block.set("source", source(media));
        return block;
    }

    private static ObjectNode document(Media media) throws WireException {
        ObjectNode block = typed("document");
        byte[] bytes = media.bytes();
        if (bytes != null && media.mimeType().startsWith("text/")) {
            block.putObject("source")
                    .put("type", "text")
                    .put("media_type", "text/plain")
                    .put("data", new String(bytes, StandardCharsets.UTF_8));
        } else if (media.uri() != null || media.mimeType().equals("application/pdf")) {
            block.set("source", source(media));
        } else {
            throw Requests.invalid(
                    "The document is of type " + media.mimeType() + ", which Anthropic does not read.",
                    "It takes PDF and plain text.",
                    "Convert the document to one of these.");
        }
        return media.name() == null ? block : block.put("title", media.name());
    }

    private static ObjectNode source(Media media) {
        return media.uri() != null
                ? typed("url").put("url", media.url())
                : typed("base64").put("media_type", media.mimeType()).put("data", media.base64());
    }

    /** Signed or encrypted reasoning as it came; what another provider signed, or nobody, is left out. */
    private static @Nullable ObjectNode reasoning(Part.Reasoning reasoning) {
        if (reasoning.opaque() == null) {
            return null;
        }
        try {
            JsonNode opaque = Json.MAPPER.readTree(reasoning.opaque());
            String type = Json.text(opaque, "type");
            String signature = Json.text(opaque, "signature");
            String data = Json.text(opaque, "data");
            if ("thinking".equals(type) && signature != null) {
                return typed("thinking").put("thinking", reasoning.text()).put("signature", signature);
            }
            return "redacted_thinking".equals(type) && data != null
                    ? typed("redacted_thinking").put("data", data)
                    : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    /** Ids of other providers may hold characters that this one refuses. */
    private static String id(String id) {
        return id.replaceAll("[^a-zA-Z0-9_-]", "_");
    }

    private static ObjectNode typed(String type) {
        return Json.object().put("type", type);
    }
}
