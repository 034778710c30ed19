package dev.trivium.provider.openai;

import dev.trivium.provider.http.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recognises an event that is byte for byte the last one but for its text and for what is known to change, which is
 * what nearly all events of a stream are. Such an event means what the last one meant, so it need not be parsed again.
 */
final class Repeats {

    /** After so many events that resemble none before them the stream is not of that kind. */
    private static final int PATIENCE = 16;

    private static final byte[] OBFUSCATION = key("obfuscation", true);
    private static final byte[] SEQUENCE = key("sequence_number", false);

    /** A place that changes, between two bytes of the event learned. */
    private record Slot(int from, int to, boolean number, boolean text) {}

    private byte[] learned = new byte[0];
    private List<Slot> slots = List.of();
    private int misses;

    /** The name of a text field as it stands before its value. */
    static byte[] textKey(String field) {
        return key(field, true);
    }

    /** The text of an event like the last one learned; null if it is not like it. */
    @Nullable
    String text(WireEvent.Slice data) {
        if (slots.isEmpty()) {
            return null;
        }
        byte[] bytes = data.buffer();
        int end = data.offset() + data.length();
        int at = data.offset();
        int literal = 0;
        String text = null;
        for (Slot slot : slots) {
            int from = at + slot.from - literal;
            if (from > end || !Arrays.equals(learned, literal, slot.from, bytes, at, from)) {
                return null;
            }
            at = slot.number ? afterNumber(bytes, from, end) : closingQuote(bytes, from, end);
            if (at < 0) {
                return null;
            }
            if (slot.text) {
                text = new String(bytes, from, at - from, StandardCharsets.UTF_8);
            }
            literal = slot.to;
        }
        if (!Arrays.equals(learned, literal, learned.length, bytes, at, end)) {
            return null;
        }
        misses = 0;
        return text;
    }

    /**
     * Takes an event as the pattern of those to come.
     *
     * @param key of its text, as {@link #textKey} gives it
     */
    void learn(WireEvent.Slice data, byte[] key) {
        if (misses >= PATIENCE) {
            return;
        }
        misses++;
        slots = List.of();
        learned = Arrays.copyOfRange(data.buffer(), data.offset(), data.offset() + data.length());
        Slot text = slot(key, false, true);
        if (text == null) {
            return;
        }
        List<Slot> found = new ArrayList<>();
        found.add(text);
        for (Slot other : new Slot[] {slot(OBFUSCATION, false, false), slot(SEQUENCE, true, false)}) {
            if (other != null) {
                found.add(other);
            }
        }
        found.sort(Comparator.comparingInt(Slot::from));
        slots = found;
    }

    /** Compares with nothing until an event is learned. */
    void forget() {
        slots = List.of();
    }

    /** The value behind a key that stands exactly once: inside a text its quotes would be escaped. */
    private @Nullable Slot slot(byte[] key, boolean number, boolean text) {
        int first = find(key, 0);
        if (first < 0 || find(key, first + 1) >= 0) {
            return null;
        }
        int from = first + key.length;
        int to = number ? afterNumber(learned, from, learned.length) : closingQuote(learned, from, learned.length);
        return to < 0 ? null : new Slot(from, to, number, text);
    }

    private int find(byte[] key, int start) {
        for (int at = start; at + key.length <= learned.length; at++) {
            if (learned[at] == '"' && Arrays.equals(learned, at, at + key.length, key, 0, key.length)) {
                return at;
            }
        }
        return -1;
    }

    /** Where a text without escapes ends; -1 if it has any, or does not end. */
    private static int closingQuote(byte[] bytes, int from, int end) {
        for (int at = from; at < end; at++) {
            byte b = bytes[at];
            if (b == '"') {
                return at;
            }
            if (b == '\\' || (b >= 0 && b < ' ')) {
                return -1;
            }
        }
        return -1;
    }

    private static int afterNumber(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at == from || at == end ? -1 : at;
    }

    private static byte[] key(String field, boolean text) {
        return ("\"" + field + "\":" + (text ? "\"" : "")).getBytes(StandardCharsets.UTF_8);
    }
}
