package dev.trivium.provider.openai;

import dev.trivium.provider.http.WireEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the chunk that streams are made of, a piece of text or of reasoning and nothing else, without building a tree.
 * Whatever is not that plain is left to {@link ChatDecoder}.
 */
final class PlainChunk {

    private @Nullable String text;
    private @Nullable String reasoning;
    private boolean inContentField;
    private int choices;

    /** The text of the chunk last read; null if it has none. */
    @Nullable
    String text() {
        return text;
    }

    /** The reasoning of the chunk last read; null if it has none. */
    @Nullable
    String reasoning() {
        return reasoning;
    }

    /** Whether that reasoning stood in {@code reasoning_content}, not in {@code reasoning}. */
    boolean inContentField() {
        return inContentField;
    }

    /** @return false if the chunk holds anything else, or is not JSON; nothing may be taken from it then */
    boolean read(WireEvent event, int choice) {
        text = null;
        reasoning = null;
        choices = 0;
        try (JsonParser in = event.parser()) {
            return in.nextToken() == JsonToken.START_OBJECT && chunk(in, choice) && in.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }

    private boolean chunk(JsonParser in, int choice) {
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            JsonToken value = in.nextToken();
            switch (name) {
                case "choices" -> {
                    if (value != JsonToken.START_ARRAY || !choices(in, choice)) {
                        return false;
                    }
                }
                case "error", "usage", "x_groq" -> {
                    if (value != JsonToken.VALUE_NULL) {
                        return false;
                    }
                }
                default -> in.skipChildren();
            }
        }
        return in.currentToken() == JsonToken.END_OBJECT && choices == 1;
    }

    private boolean choices(JsonParser in, int choice) {
        JsonToken token = in.nextToken();
        while (token == JsonToken.START_OBJECT) {
            choices++;
            if (choices > 1 || !choice(in, choice)) {
                return false;
            }
            token = in.nextToken();
        }
        return token == JsonToken.END_ARRAY;
    }

    private boolean choice(JsonParser in, int choice) {
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            JsonToken value = in.nextToken();
            boolean plain = switch (name) {
                case "index" -> value == JsonToken.VALUE_NUMBER_INT && in.getIntValue() == choice;
                case "delta" -> value == JsonToken.START_OBJECT && delta(in);
                case "finish_reason", "message", "text", "usage" -> value == JsonToken.VALUE_NULL;
                default -> {
                    in.skipChildren();
                    yield true;
                }
            };
            if (!plain) {
                return false;
            }
        }
        return in.currentToken() == JsonToken.END_OBJECT;
    }

    private boolean delta(JsonParser in) {
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            JsonToken value = in.nextToken();
            boolean plain = switch (name) {
                case "content" -> content(in, value);
                case "reasoning", "reasoning_content" -> reasoning(in, name, value);
                case "tool_calls", "function_call", "refusal", "reasoning_details" -> empty(in, value);
                default -> {
                    in.skipChildren();
                    yield true;
                }
            };
            if (!plain) {
                return false;
            }
        }
        return in.currentToken() == JsonToken.END_OBJECT;
    }

    private boolean content(JsonParser in, JsonToken value) {
        if (value == JsonToken.VALUE_STRING) {
            text = in.getString();
            return true;
        }
        return value == JsonToken.VALUE_NULL;
    }

    /** Two fields with reasoning are one too many to be plain. */
    private boolean reasoning(JsonParser in, String field, JsonToken value) {
        if (value == JsonToken.VALUE_STRING) {
            if (reasoning != null) {
                return false;
            }
            reasoning = in.getString();
            inContentField = field.equals("reasoning_content");
            return true;
        }
        return value == JsonToken.VALUE_NULL;
    }

    private static boolean empty(JsonParser in, JsonToken value) {
        return value == JsonToken.VALUE_NULL
                || (value == JsonToken.VALUE_STRING && in.getStringLength() == 0)
                || (value == JsonToken.START_ARRAY && in.nextToken() == JsonToken.END_ARRAY);
    }
}
