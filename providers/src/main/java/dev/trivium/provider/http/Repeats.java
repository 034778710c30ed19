package dev.trivium.provider.http;

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
public final class Repeats {

    /** After so many events that resemble none before them the stream is not of that kind. */
    private static final int PATIENCE = 16;

    /** A field that changes; {@code place} says where its number is kept, -1 for a text. */
    private record Field(String name, int place) {}

    /** A place that changes, between two bytes of the event learned. */
    private record Slot(int from, int to, int place, boolean text) {}

    private final List<Field> changing = new ArrayList<>();
    private final long[] numbers;
    private byte[] learned = new byte[0];
    private List<Slot> slots = List.of();
    private int misses;

    /**
     * @param texts fields whose text may change and means nothing here
     * @param numbers fields whose whole number may change; {@link #number} gives the newest
     */
    public Repeats(List<String> texts, List<String> numbers) {
        texts.forEach(field -> changing.add(new Field(field, -1)));
        for (int place = 0; place < numbers.size(); place++) {
            changing.add(new Field(numbers.get(place), place));
        }
        this.numbers = new long[numbers.size()];
        Arrays.fill(this.numbers, -1);
    }

    /** The number that the last event recognised gave for one of the fields; negative if there was none. */
    public long number(int place) {
        return numbers[place];
    }

    /** The name of a text field as it stands before its value. */
    public static byte[] textKey(String field) {
        return key(field, true);
    }

    /** The text of an event like the last one learned; null if it is not like it. */
    public @Nullable String text(WireEvent.Slice data) {
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
            at = slot.place >= 0 ? afterNumber(bytes, from, end) : closingQuote(bytes, from, end);
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
        if (numbers.length > 0) {
            keepNumbers(data);
        }
        misses = 0;
        return text;
    }

    /**
     * Takes an event as the pattern of those to come.
     *
     * @param key of its text, as {@link #textKey} gives it
     */
    public void learn(WireEvent.Slice data, byte[] key) {
        if (misses >= PATIENCE) {
            return;
        }
        misses++;
        slots = List.of();
        Arrays.fill(numbers, -1);
        learned = Arrays.copyOfRange(data.buffer(), data.offset(), data.offset() + data.length());
        Slot text = slot(key, -1, true);
        if (text == null) {
            return;
        }
        List<Slot> found = new ArrayList<>();
        found.add(text);
        for (Field field : changing) {
            Slot other = slot(key(field.name, field.place < 0), field.place, false);
            if (other != null) {
                found.add(other);
            }
        }
        found.sort(Comparator.comparingInt(Slot::from));
        slots = found;
    }

    /** Compares with nothing until an event is learned. */
    public void forget() {
        slots = List.of();
    }

    /** After the whole event has been recognised, so that none of its numbers is kept if it was not. */
    private void keepNumbers(WireEvent.Slice data) {
        byte[] bytes = data.buffer();
        int end = data.offset() + data.length();
        int at = data.offset();
        int literal = 0;
        for (Slot slot : slots) {
            int from = at + slot.from - literal;
            at = slot.place >= 0 ? afterNumber(bytes, from, end) : closingQuote(bytes, from, end);
            if (slot.place >= 0) {
                numbers[slot.place] = number(bytes, from, at);
            }
            literal = slot.to;
        }
    }

    private static long number(byte[] bytes, int from, int to) {
        long number = 0;
        for (int at = from; at < to; at++) {
            number = 10 * number + bytes[at] - '0';
        }
        return number;
    }

    /** The value behind a key that stands exactly once: inside a text its quotes would be escaped. */
    private @Nullable Slot slot(byte[] key, int place, boolean text) {
        int first = find(key, 0);
        if (first < 0 || find(key, first + 1) >= 0) {
            return null;
        }
        int from = first + key.length;
        int to = place >= 0 ? afterNumber(learned, from, learned.length) : closingQuote(learned, from, learned.length);
        return to < 0 ? null : new Slot(from, to, place, text);
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
        return at == from || at == end || at - from > 18 ? -1 : at;
    }

    private static byte[] key(String field, boolean text) {
        return ("\"" + field + "\":" + (text ? "\"" : "")).getBytes(StandardCharsets.UTF_8);
    }
}
