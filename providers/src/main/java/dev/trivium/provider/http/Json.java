package dev.trivium.provider.http;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.ErrorKind;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON as the wire needs it. */
public final class Json {

    /** Buffers are kept per thread: a stream makes a parser for every event. */
    public static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.threadLocalPool())
                    .build())
            .build();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static JsonNode tree(WireEvent.Slice data) throws WireException {
        try {
            return MAPPER.readTree(data.buffer(), data.offset(), data.length());
        } catch (JacksonException e) {
            throw malformed(new String(
                    data.buffer(),
                    data.offset(),
                    Math.min(data.length(), 200),
                    java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    static JsonParser parser(WireEvent.Slice data) {
        return MAPPER.createParser(data.buffer(), data.offset(), data.length());
    }

    /** The error for bytes that should have been JSON. */
    public static WireException malformed(String excerpt) {
        return new WireException(ChatError.of(
                        ErrorKind.MALFORMED_RESPONSE,
                        "The server sent something that is not valid JSON.",
                        "A proxy may have changed the answer, or the address is not an API of this protocol.",
                        "Check the connection's base address and protocol.")
                .withProvider(excerpt, null, null));
    }

    /** A text field; null if it is missing, null or not a text. */
    public static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value != null && value.isString() ? value.stringValue() : null;
    }

    /** A whole number; 0 if it is missing or not a number. */
    public static long number(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value != null && value.isNumber() ? value.asLong(0) : 0;
    }
}
