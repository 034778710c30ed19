package dev.trivium.demo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reading and writing JSON, as the demo's protocols share it. */
final class Body {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Body() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** A text field; empty if there is none. */
    static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isString() ? value.stringValue() : "";
    }

    /** A whole number from 1; null if there is none. */
    static @Nullable Integer limit(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isIntegralNumber() && value.intValue() > 0 ? (Integer) value.intValue() : null;
    }

    /** A text or a list of texts. */
    static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isString()) {
            texts.add(node.stringValue());
        }
        for (JsonNode item : node) {
            if (item.isString()) {
                texts.add(item.stringValue());
            }
        }
        return texts;
    }

    /** The text of a message's content: a text, or parts that have one. */
    static String content(JsonNode content) {
        StringBuilder text = new StringBuilder(content.isString() ? content.stringValue() : "");
        for (JsonNode part : content) {
            text.append(text(part, "text"));
        }
        return text.toString();
    }
}
