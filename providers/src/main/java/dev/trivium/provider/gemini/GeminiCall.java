package dev.trivium.provider.gemini;

import dev.trivium.chat.Part;
import dev.trivium.provider.http.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A function call that may arrive in fragments. */
final class GeminiCall {

    private final String id;
    private final String name;
    private final @Nullable String signature;
    private final ObjectNode arguments = Json.object();

    GeminiCall(JsonNode first, @Nullable String signature) {
        String given = Json.text(first, "id");
        String called = Json.text(first, "name");
        this.id = given == null || given.isEmpty() ? GeminiCallIds.next() : given;
        this.name = called == null ? "" : called;
        this.signature = signature;
    }

    void add(JsonNode fragment) {
        if (fragment.path("args") instanceof ObjectNode whole) {
            arguments.setAll(whole);
        }
        for (JsonNode partial : fragment.path("partialArgs")) {
            String path = Json.text(partial, "jsonPath");
            JsonNode value = value(partial);
            if (path != null && value != null) {
                GeminiJsonPath.put(arguments, path, value);
            }
        }
    }

    Part.ToolCall read() {
        String opaque = signature == null ? null : new GeminiSignature(signature, false).toOpaque();
        return new Part.ToolCall(id, name, arguments.toString(), opaque);
    }

    private static @Nullable JsonNode value(JsonNode partial) {
        for (String field : new String[] {"stringValue", "numberValue", "boolValue"}) {
            if (partial.has(field)) {
                return partial.get(field);
            }
        }
        return partial.has("nullValue") ? Json.MAPPER.nullNode() : null;
    }
}
