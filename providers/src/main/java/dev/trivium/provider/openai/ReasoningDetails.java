package dev.trivium.provider.openai;

import dev.trivium.provider.http.Json;
import dev.trivium.provider.http.StreamSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

    private static final List<String> JOINED = List.of("text", "summary", "data");

    private final List<Detail> details = new ArrayList<>();

    void add(JsonNode fragments) {
        for (JsonNode fragment : fragments) {
            if (fragment.isObject()) {
                Detail last = details.isEmpty() ? null : details.get(details.size() - 1);
                if (last == null || !last.belongsTo(fragment)) {
                    last = new Detail(fragment);
                    details.add(last);
                }
                last.add(fragment);
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

    /** Hands on what has been gathered, unless it says nothing. */
    void flush(StreamSink sink) {
        if (details.stream().anyMatch(detail -> detail.worthKeeping)) {
            ArrayNode list = Json.MAPPER.createArrayNode();
            details.forEach(detail -> list.add(detail.whole()));
            sink.reasoningOpaque(Json.object().set(FIELD, list).toString());
        }
        details.clear();
    }

    /** The details inside what {@link #flush} handed on; null if it is something else. */
    static @Nullable JsonNode read(JsonNode opaque) {
        JsonNode list = opaque.get(FIELD);
        return list != null && list.isArray() ? list : null;
    }

    /** One detail; its texts are joined only once, because there may be many thousand pieces. */
    private static final class Detail {
        private final JsonNode type;
        private final JsonNode index;
        private final ObjectNode fields = Json.object();
        private final Map<String, StringBuilder> texts = new LinkedHashMap<>();
        private boolean worthKeeping;

        private Detail(JsonNode first) {
            this.type = first.path("type");
            this.index = first.path("index");
        }

        private boolean belongsTo(JsonNode fragment) {
            return type.equals(fragment.path("type")) && index.equals(fragment.path("index"));
        }

        private void add(JsonNode fragment) {
            for (Map.Entry<String, JsonNode> field : fragment.properties()) {
                JsonNode value = field.getValue();
                String name = field.getKey();
                boolean text = value.isString() && JOINED.contains(name);
                if (text) {
                    texts.computeIfAbsent(name, ignored -> new StringBuilder()).append(value.stringValue());
                    worthKeeping |= !value.stringValue().isEmpty();
                } else if (!value.isNull()) {
                    worthKeeping |=
                            name.equals("signature") && !value.asString("").isEmpty();
                }
                if (text || !value.isNull() || !fields.has(name)) {
                    fields.set(name, value);
                }
            }
        }

        private ObjectNode whole() {
            texts.forEach((name, text) -> fields.put(name, text.toString()));
            return fields;
        }
    }
}
