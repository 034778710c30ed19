package dev.trivium.provider.http;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;

/**
 * One event of a stream. Its bytes lie in the reader's buffer: use them during the call only.
 *
 * @param name the event's name; null where the stream gives none
 */
public record WireEvent(@Nullable String name, Slice data) {

    /** A part of a buffer. */
    public static final class Slice {
        private final byte[] buffer;
        private final int offset;
        private final int length;

        public Slice(byte[] buffer, int offset, int length) {
            this.buffer = buffer;
            this.offset = offset;
            this.length = length;
        }

        public byte[] buffer() {
            return buffer;
        }

        public int offset() {
            return offset;
        }

        public int length() {
            return length;
        }
    }

    public static WireEvent of(@Nullable String name, String data) {
        byte[] bytes = data.getBytes(StandardCharsets.UTF_8);
        return new WireEvent(name, new Slice(bytes, 0, bytes.length));
    }

    /** The data as text. */
    public String text() {
        return new String(data.buffer(), data.offset(), data.length(), StandardCharsets.UTF_8);
    }

    /** The data as a tree. */
    public JsonNode json() throws WireException {
        return Json.tree(data);
    }

    /** The data token by token; faster than a tree on a hot path. */
    public JsonParser parser() {
        return Json.parser(data);
    }

    /** Whether the data is this text, but for white space around it. */
    public boolean is(String text) {
        return data.length() <= text.length() + 8 && text().strip().equals(text);
    }
}
