package dev.trivium.provider.openai;

import dev.trivium.provider.http.WireEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the events that streams of Responses are made of, pieces of text or reasoning, without building a tree. */
final class ResponsesDelta {

    /** What a piece is a piece of. */
    enum Kind {
        TEXT("response.output_text"),
        REFUSAL("response.refusal"),
        SUMMARY("response.reasoning_summary_text"),
        REASONING("response.reasoning_text");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        /** The kind of an event such as {@code response.output_text.delta}; null for any other. */
        static @Nullable Kind of(String type, String suffix) {
            for (Kind kind : values()) {
                if (type.length() == kind.prefix.length() + suffix.length()
                        && type.startsWith(kind.prefix)
                        && type.endsWith(suffix)) {
                    return kind;
                }
            }
            return null;
        }
    }

    private @Nullable Kind kind;
    private @Nullable String text;
    private int output;
    private int part;

    /** @return false if the event is anything else, or not JSON; nothing may be taken from it then */
    boolean read(WireEvent event) {
        if (event.name() != null && !event.name().endsWith(".delta")) {
            return false;
        }
        kind = null;
        text = null;
        output = -1;
        part = 0;
        try (JsonParser in = event.parser()) {
            return in.nextToken() == JsonToken.START_OBJECT && fields(in) && in.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }

    @Nullable
    Kind kind() {
        return kind;
    }

    @Nullable
    String text() {
        return text;
    }

    int output() {
        return output;
    }

    int part() {
        return part;
    }

    private boolean fields(JsonParser in) {
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            JsonToken value = in.nextToken();
            switch (name) {
                case "type" -> {
                    kind = value == JsonToken.VALUE_STRING ? Kind.of(in.getString(), ".delta") : null;
                    if (kind == null) {
                        return false;
                    }
                }
                case "delta" -> text = value == JsonToken.VALUE_STRING ? in.getString() : null;
                case "output_index" -> output = number(in, value);
                case "content_index", "summary_index" -> part = number(in, value);
                default -> in.skipChildren();
            }
        }
        return in.currentToken() == JsonToken.END_OBJECT && kind != null && text != null && output >= 0 && part >= 0;
    }

    private static int number(JsonParser in, JsonToken value) {
        if (value != JsonToken.VALUE_NUMBER_INT) {
            in.skipChildren();
            return -1;
        }
        return in.getIntValue();
    }
}
