package dev.trivium.provider.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Knows an event again that differs from an earlier one in a single JSON string only. Most events of a stream are like
 * that, and comparing bytes is several times faster than parsing them. What it does not know for certain is left to the
 * parser. Not safe for several threads.
 */
public final class TextSlot {

    /** A stream whose events all differ elsewhere too is not worth further copies. */
    private static final int MOST_MISSES = 16;

    private byte[] shape = new byte[0];
    private @Nullable String name;
    private int before = -1;
    private int after;
    private int misses;

    /** The string in the slot, if all the rest is as in the event learned; null if that is not certain. */
    public @Nullable String match(WireEvent event) {
        WireEvent.Slice data = event.data();
        int start = data.offset();
        int end = start + data.length();
        if (before < 0 || data.length() < before + after || !Objects.equals(event.name(), name)) {
            return null;
        }
        byte[] bytes = data.buffer();
        if (!Arrays.equals(bytes, start, start + before, shape, 0, before)
                || !Arrays.equals(bytes, end - after, end, shape, shape.length - after, shape.length)) {
            return null;
        }
        String text = text(bytes, start + before, end - after);
        if (text != null) {
            misses = 0;
        }
        return text;
    }

    /**
     * Learns an event that the parser has read.
     *
     * @param quote where the string's opening quote stands, from the start of the event's data
     */
    public void learn(WireEvent event, long quote) {
        WireEvent.Slice data = event.data();
        int from = (int) quote + 1;
        if (++misses > MOST_MISSES
                || quote < 0
                || from >= data.length()
                || data.buffer()[data.offset() + from - 1] != '"') {
            return;
        }
        int to = data.offset() + from;
        int end = data.offset() + data.length();
        while (to < end && data.buffer()[to] != '"') {
            if (data.buffer()[to] == '\\') {
                return;
            }
            to++;
        }
        if (to < end) {
            shape = Arrays.copyOfRange(data.buffer(), data.offset(), end);
            name = event.name();
            before = from;
            after = end - to;
        }
    }

    /** The bytes as text; null if they are not plainly the inside of one JSON string. */
    private static @Nullable String text(byte[] bytes, int from, int to) {
        boolean ascii = true;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b == '"' || b == '\\' || (b >= 0 && b < ' ')) {
                return null;
            }
            ascii &= b >= 0;
        }
        if (ascii) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') < 0 ? text : null;
    }
}
