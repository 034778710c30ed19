package dev.trivium.provider.ollama;

import dev.trivium.provider.http.WireEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads by far the most frequent line, a piece of text, without building a tree. */
final class OllamaTextLine {

    private OllamaTextLine() {}

    /** The piece; null if the line holds anything else, or cannot be read. */
    static @Nullable String read(WireEvent event) {
        try (JsonParser json = event.parser()) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            String text = null;
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                if (field.equals("message") && value == JsonToken.START_OBJECT) {
                    text = message(json);
                    if (text == null) {
                        return null;
                    }
                } else if (!isKnown(field, value)) {
                    return null;
                }
            }
            return json.currentToken() == JsonToken.END_OBJECT ? text : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static @Nullable String message(JsonParser json) {
        String text = null;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (value != JsonToken.VALUE_STRING) {
                return null;
            } else if (field.equals("content")) {
                text = json.getString();
            } else if (!field.equals("role")) {
                return null;
            }
        }
        return text;
    }

    private static boolean isKnown(String field, JsonToken value) {
        return switch (field) {
            case "model", "created_at" -> value == JsonToken.VALUE_STRING;
            case "done" -> value == JsonToken.VALUE_FALSE;
            default -> false;
        };
    }
}
