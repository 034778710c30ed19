package dev.trivium.history;

import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Media;
import dev.trivium.chat.Message;
import dev.trivium.chat.Parameters;
import dev.trivium.chat.Part;
import dev.trivium.chat.ResponseFormat;
import dev.trivium.chat.ToolChoice;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A {@link ChatRequest} as the history keeps it: our own JSON, names in snake_case, what is not set left out.
 *
 * <p>It holds no key, since a request holds none. The bytes of images and documents are not kept, only their
 * description: type, name, size in bytes and SHA-256. Of an address that the provider fetches, user and query are left
 * out, since they may hold a token ({@code cut} then says so). What a provider wanted back unchanged ({@code opaque}) is left out too.
 */
final class RequestJson {

    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private RequestJson() {}

    static String write(ChatRequest request) {
        ObjectNode json = MAPPER.createObjectNode();
        ArrayNode messages = json.putArray("messages");
        for (Message message : request.messages()) {
            ObjectNode entry = messages.addObject();
            entry.put("role", message.role().name().toLowerCase(Locale.ROOT));
            ArrayNode parts = entry.putArray("parts");
            message.parts().forEach(part -> parts.add(part(part)));
        }
        parameters(json, request.parameters());
        if (!request.tools().isEmpty()) {
            ArrayNode tools = json.putArray("tools");
            request.tools()
                    .forEach(tool -> tools.addObject()
                            .put("name", tool.name())
                            .put("description", tool.description())
                            .put("parameters", tool.parameters()));
            json.put("tool_choice", choice(request.toolChoice()));
        }
        format(json, request.format());
        if (!request.metadata().isEmpty()) {
            json.set("metadata", sorted(request.metadata()));
        }
        if (request.timeout() != null) {
            json.put("timeout_ms", request.timeout().toMillis());
        }
        return json.toString();
    }

    /** A JSON object of texts, sorted by name, so that the same values make the same text. */
    static String object(Map<String, String> values) {
        return sorted(values).toString();
    }

    /** A JSON array of texts. */
    static String array(List<String> values) {
        ArrayNode json = MAPPER.createArrayNode();
        values.forEach(json::add);
        return json.toString();
    }

    /** The calls of tools that an answer holds; null if there are none. */
    static @Nullable String toolCalls(List<Part.ToolCall> calls) {
        if (calls.isEmpty()) {
            return null;
        }
        ArrayNode json = MAPPER.createArrayNode();
        calls.forEach(call -> json.add(toolCall(MAPPER.createObjectNode(), call)));
        return json.toString();
    }

    /** The SHA-256 of the bytes, in lower-case hexadecimal digits. */
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private static ObjectNode part(Part part) {
        ObjectNode json = MAPPER.createObjectNode();
        if (part instanceof Part.Text text) {
            json.put("type", "text").put("text", text.text());
        } else if (part instanceof Part.Image image) {
            media(json.put("type", "image"), image.media());
        } else if (part instanceof Part.Document document) {
            media(json.put("type", "document"), document.media());
        } else if (part instanceof Part.ToolCall call) {
            toolCall(json.put("type", "tool_call"), call);
        } else if (part instanceof Part.ToolResult result) {
            json.put("type", "tool_result")
                    .put("call_id", result.callId())
                    .put("name", result.name())
                    .put("content", result.content())
                    .put("error", result.error());
        } else if (part instanceof Part.Reasoning reasoning) {
            json.put("type", "reasoning").put("text", reasoning.text());
        }
        return json;
    }

    private static void media(ObjectNode json, Media media) {
        json.put("mime_type", media.mimeType());
        if (media.name() != null) {
            json.put("name", media.name());
        }
        byte[] bytes = media.bytes();
        if (bytes != null) {
            json.put("size", bytes.length).put("sha256", sha256(bytes));
        } else if (media.uri() != null) {
            String shown = withoutSecrets(media.uri());
            json.put("uri", shown);
            if (!shown.equals(media.uri().toString())) {
                json.put("cut", true);
            }
        }
    }

    private static String withoutSecrets(URI uri) {
        if (uri.isOpaque() || uri.getHost() == null) {
            return uri.getScheme() + ":";
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port + uri.getRawPath();
    }

    private static ObjectNode toolCall(ObjectNode json, Part.ToolCall call) {
        return json.put("id", call.id()).put("name", call.name()).put("arguments", call.arguments());
    }

    private static void parameters(ObjectNode json, Parameters parameters) {
        ObjectNode values = MAPPER.createObjectNode();
        putUnlessNull(values, "temperature", parameters.temperature());
        putUnlessNull(values, "top_p", parameters.topP());
        putUnlessNull(values, "max_tokens", parameters.maxTokens());
        if (!parameters.stop().isEmpty()) {
            ArrayNode stop = values.putArray("stop");
            parameters.stop().forEach(stop::add);
        }
        putUnlessNull(values, "seed", parameters.seed());
        putUnlessNull(values, "reasoning_effort", parameters.reasoningEffort());
        putUnlessNull(values, "reasoning_budget", parameters.reasoningBudget());
        if (!values.isEmpty()) {
            json.set("parameters", values);
        }
    }

    private static void putUnlessNull(ObjectNode json, String name, @Nullable Object value) {
        if (value != null) {
            json.putPOJO(name, value);
        }
    }

    private static String choice(ToolChoice choice) {
        if (choice instanceof ToolChoice.Named named) {
            return "tool:" + named.tool();
        }
        return choice instanceof ToolChoice.None ? "none" : choice instanceof ToolChoice.Required ? "required" : "auto";
    }

    private static void format(ObjectNode json, ResponseFormat format) {
        if (format instanceof ResponseFormat.Json) {
            json.putObject("response_format").put("type", "json");
        } else if (format instanceof ResponseFormat.JsonSchema schema) {
            json.putObject("response_format")
                    .put("type", "json_schema")
                    .put("name", schema.name())
                    .put("schema", schema.schema())
                    .put("strict", schema.strict());
        }
    }

    private static ObjectNode sorted(Map<String, String> values) {
        ObjectNode json = MAPPER.createObjectNode();
        new TreeMap<>(values).forEach(json::put);
        return json;
    }
}
