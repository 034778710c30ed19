package dev.trivium.provider.openai;

import dev.trivium.provider.http.Json;
import dev.trivium.provider.http.StreamSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts OpenRouter's {@code reasoning_details} together, which it wants back unchanged. Fragments belong together if
 * they follow one another with the same index and type; their texts are joined, and of other fields the last one stands.
 */
final class ReasoningDetails {

    static final String FIELD = "reasoning_details";

    private final List<ObjectNode> details = new ArrayList<>();

    void add(JsonNode fragments) {
        for (JsonNode fragment : fragments) {
            if (fragment instanceof ObjectNode object) {
                add(object);
            }
        }
    }

    /** The text that fragments hold, for servers that send it nowhere else. */
    static String text(JsonNode fragments) {
        StringBuilder text = new StringBuilder();
        for (JsonNode fragment : fragments) {
            for (String field : new String[] {"text", "summary"}) {
                String piece = Json.text(fragment, field);
                text.append(piece == null ? "" : piece);
            }
        }
        return text.toString();
    }

    /** Hands on what has been gathered, unless it says no more than the reasoning's text does. */
    void flush(StreamSink sink) {
        if (details.stream().anyMatch(ReasoningDetails::worthKeeping)) {
            ArrayNode list = Json.MAPPER.createArrayNode();
            details.forEach(list::add);
            sink.reasoningOpaque(Json.object().set(FIELD, list).toString());
        }
        details.clear();
    }

    /** The details inside what {@link #flush} handed on; null if it is something else. */
    static @Nullable JsonNode read(JsonNode opaque) {
        JsonNode list = opaque.get(FIELD);
        return list != null && list.isArray() ? list : null;
    }

    private static boolean worthKeeping(ObjectNode detail) {
        for (String field : new String[] {"text", "summary", "data", "signature"}) {
            String value = Json.text(detail, field);
            if (value != null && !value.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private void add(ObjectNode fragment) {
        ObjectNode last = details.isEmpty() ? null : details.get(details.size() - 1);
        if (last == null || !same(last, fragment)) {
            details.add(fragment.deepCopy());
            return;
        }
        for (Map.Entry<String, JsonNode> field : fragment.properties()) {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                continue;
            }
            switch (field.getKey()) {
                case "text", "summary", "data" -> last.put(field.getKey(), joined(last, field.getKey(), value));
                default -> last.set(field.getKey(), value);
            }
        }
    }

    private static String joined(ObjectNode last, String field, JsonNode value) {
        String before = Json.text(last, field);
        return (before == null ? "" : before) + value.asString();
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return one.path("type").equals(other.path("type")) && one.path("index").equals(other.path("index"));
    }
}
