package dev.trivium.history;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A request out of the history, ready to be asked again.
 *
 * @param request without what the history does not keep
 * @param leftOut what that is, each in words: files whose bytes are not kept, addresses that were kept without a part
 *     that may be secret; empty if the request is whole
 */
public record StoredRequest(ChatRequest request, List<String> leftOut) {

    public StoredRequest {
        leftOut = List.copyOf(leftOut);
    }

    /**
     * @param json as in {@link CallRecord#requestJson()}
     * @throws IllegalArgumentException if it is no request
     */
    public static StoredRequest read(String json) {
        List<String> leftOut = new ArrayList<>();
        try {
            JsonNode root = RequestJson.MAPPER.readTree(json);
            if (!root.has("messages")) {
                leftOut.add("the prompt (the history keeps figures only, or its texts were deleted)");
            }
            return new StoredRequest(request(root, leftOut), leftOut);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("A request is a JSON object: " + e.getOriginalMessage(), e);
        }
    }

    /** From a JSON array of {@code {id, name, arguments}}; empty for null. */
    static List<Part.ToolCall> toolCalls(@Nullable String json) {
        List<Part.ToolCall> calls = new ArrayList<>();
        if (json != null) {
            RequestJson.MAPPER.readTree(json).forEach(call -> calls.add(toolCall(call)));
        }
        return calls;
    }

    private static ChatRequest request(JsonNode json, List<String> leftOut) {
        List<Message> messages = new ArrayList<>();
        for (JsonNode message : json.path("messages")) {
            List<Part> parts = new ArrayList<>();
            for (JsonNode part : message.path("parts")) {
                Part read = part(part, leftOut);
                if (read != null) {
                    parts.add(read);
                }
            }
            messages.add(new Message(Role.valueOf(text(message, "role").toUpperCase(Locale.ROOT)), parts));
        }
        List<ToolDefinition> tools = new ArrayList<>();
        for (JsonNode tool : json.path("tools")) {
            tools.add(new ToolDefinition(
                    text(tool, "name"), tool.path("description").asString(null), text(tool, "parameters")));
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        json.path("metadata")
                .properties()
                .forEach(entry -> metadata.put(entry.getKey(), entry.getValue().asString()));
        JsonNode timeout = json.path("timeout_ms");
        return new ChatRequest(
                messages,
                parameters(json.path("parameters")),
                tools,
                choice(json.path("tool_choice").asString("auto")),
                format(json.path("response_format")),
                metadata,
                timeout.isMissingNode() ? null : Duration.ofMillis(timeout.asLong()));
    }

    private static @Nullable Part part(JsonNode json, List<String> leftOut) {
        String type = text(json, "type");
        return switch (type) {
            case "text" -> new Part.Text(text(json, "text"));
            case "image" -> {
                Media image = media(json, leftOut);
                yield image == null ? null : new Part.Image(image);
            }
            case "document" -> {
                Media document = media(json, leftOut);
                yield document == null ? null : new Part.Document(document);
            }
            case "tool_call" -> toolCall(json);
            case "tool_result" ->
                new Part.ToolResult(
                        text(json, "call_id"),
                        text(json, "name"),
                        text(json, "content"),
                        json.path("error").asBoolean(false));
            case "reasoning" -> new Part.Reasoning(text(json, "text"), null);
            default -> throw new IllegalArgumentException("A request has no part of type \"" + type + "\".");
        };
    }

    private static @Nullable Media media(JsonNode json, List<String> leftOut) {
        String mimeType = text(json, "mime_type");
        String uri = json.path("uri").asString(null);
        if (uri == null) {
            String name = json.path("name").asString(mimeType);
            leftOut.add(name + " (" + json.path("size").asLong(0) + " bytes, which the history does not keep)");
            return null;
        }
        if (json.path("cut").asBoolean(false)) {
            leftOut.add(uri + " (kept without its user and query, which may be secret)");
            return null;
        }
        return Media.at(mimeType, URI.create(uri));
    }

    private static Part.ToolCall toolCall(JsonNode json) {
        return new Part.ToolCall(text(json, "id"), text(json, "name"), text(json, "arguments"), null);
    }

    private static Parameters parameters(JsonNode json) {
        List<String> stop = new ArrayList<>();
        json.path("stop").forEach(value -> stop.add(value.asString()));
        return new Parameters(
                json.has("temperature") ? json.path("temperature").asDouble() : null,
                json.has("top_p") ? json.path("top_p").asDouble() : null,
                json.has("max_tokens") ? json.path("max_tokens").asInt() : null,
                stop,
                json.has("seed") ? json.path("seed").asLong() : null,
                json.path("reasoning_effort").asString(null),
                json.has("reasoning_budget") ? json.path("reasoning_budget").asInt() : null);
    }

    private static ToolChoice choice(String word) {
        if (word.startsWith("tool:")) {
            return new ToolChoice.Named(word.substring("tool:".length()));
        }
        return switch (word) {
            case "none" -> new ToolChoice.None();
            case "required" -> new ToolChoice.Required();
            default -> new ToolChoice.Auto();
        };
    }

    private static ResponseFormat format(JsonNode json) {
        return switch (json.path("type").asString("text")) {
            case "json" -> new ResponseFormat.Json();
            case "json_schema" ->
                new ResponseFormat.JsonSchema(
                        text(json, "name"),
                        text(json, "schema"),
                        json.path("strict").asBoolean(false));
            default -> new ResponseFormat.PlainText();
        };
    }

    private static String text(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isString()) {
            throw new IllegalArgumentException("A request's \"" + name + "\" is a text.");
        }
        return value.stringValue();
    }
}
