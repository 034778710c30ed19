package dev.trivium.provider.anthropic;

import dev.trivium.provider.http.WireEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads by far the most frequent event, a piece of text, without building a tree. */
final class AnthropicTextDelta {

    private static final String EVENT = "content_block_delta";

    private AnthropicTextDelta() {}

    /** Whether the event says by its name that it can be one. */
    static boolean mayBe(WireEvent event) {
        return EVENT.equals(event.name());
    }

    /** The piece; null if the event is another one, or cannot be read. */
    static @Nullable String read(WireEvent event) {
        if (!mayBe(event)) {
            return null;
        }
        try (JsonParser json = event.parser()) {
            boolean rightEvent = false;
            String text = null;
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                if (field.equals("delta") && value == JsonToken.START_OBJECT) {
                    text = delta(json);
                } else if (field.equals("type") && value == JsonToken.VALUE_STRING) {
                    rightEvent = EVENT.equals(json.getString());
                } else {
                    json.skipChildren();
                }
            }
            return rightEvent && json.currentToken() == JsonToken.END_OBJECT ? text : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static @Nullable String delta(JsonParser json) {
        boolean textDelta = false;
        String text = null;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (field.equals("type") && value == JsonToken.VALUE_STRING) {
                textDelta = "text_delta".equals(json.getString());
            } else if (field.equals("text") && value == JsonToken.VALUE_STRING) {
                text = json.getString();
            } else {
                json.skipChildren();
            }
        }
        return textDelta ? text : null;
    }
}
