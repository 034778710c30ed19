package dev.trivium.provider.http;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events by the rules of WHATWG's HTML standard (section 9.2.6), with one difference: a last event without
 * its blank line is handed on if it is whole JSON, because several servers leave the line out.
 */
final class SseReader extends EventReader {

    private static final byte[] DATA = "data".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EVENT = "event".getBytes(StandardCharsets.US_ASCII);
    private static final String DONE = "[DONE]";

    /** Names repeat, so that each is made into text once; more kinds than this are made anew. */
    private final @Nullable String[] names = new String[64];

    private boolean firstLine = true;
    private boolean afterCr;
    private boolean hasData;
    private int dataStart;
    private int dataEnd;
    private @Nullable String name;

    SseReader(InputStream in, int limit, Runnable onArrival) {
        super(in, limit, onArrival);
    }

    @Override
    @Nullable
    WireEvent next() throws WireException {
        reset();
        for (int at = lineEnd(); at >= 0; at = lineEnd()) {
            if (afterCr && at == line && buffer[at] == '\n') {
                afterCr = false;
                advance(at + 1);
                continue;
            }
            afterCr = buffer[at] == '\r';
            WireEvent event = take(at);
            advance(at + 1);
            if (event != null) {
                return event;
            }
        }
        return last();
    }

    @Override
    int held() {
        return hasData ? dataEnd - dataStart : 0;
    }

    @Override
    void moveHeld(byte[] target) {
        if (hasData) {
            int length = dataEnd - dataStart;
            System.arraycopy(buffer, dataStart, target, 0, length);
            dataStart = 0;
            dataEnd = length;
        }
    }

    private @Nullable WireEvent last() {
        if (end > line) {
            take(end);
            advance(end);
        }
        WireEvent event = dispatch();
        reset();
        if (event == null || event.is(DONE)) {
            return event;
        }
        WireEvent.Slice data = event.data();
        return whole(data.buffer(), data.offset(), data.length()) ? event : null;
    }

    private void advance(int to) {
        line = to;
        scan = to;
    }

    private void reset() {
        hasData = false;
        name = null;
    }

    private @Nullable WireEvent dispatch() {
        if (hasData && dataEnd > dataStart) {
            return new WireEvent(name, new WireEvent.Slice(buffer, dataStart, dataEnd - dataStart));
        }
        return null;
    }

    /** Takes the line that ends before {@code lineEnd}; an event if that line ends one. */
    private @Nullable WireEvent take(int lineEnd) {
        if (firstLine) {
            firstLine = false;
            skipByteOrderMark(lineEnd);
        }
        if (lineEnd == line) {
            WireEvent event = dispatch();
            reset();
            return event;
        }
        if (isField(DATA, lineEnd)) {
            data(value(DATA, lineEnd), lineEnd);
        } else if (isField(EVENT, lineEnd)) {
            name = name(value(EVENT, lineEnd), lineEnd);
        }
        return null;
    }

    private void skipByteOrderMark(int lineEnd) {
        if (lineEnd - line >= 3
                && buffer[line] == (byte) 0xEF
                && buffer[line + 1] == (byte) 0xBB
                && buffer[line + 2] == (byte) 0xBF) {
            line += 3;
        }
    }

    private boolean isField(byte[] field, int lineEnd) {
        int after = line + field.length;
        if (lineEnd < after || (lineEnd > after && buffer[after] != ':')) {
            return false;
        }
        for (int i = 0; i < field.length; i++) {
            if (buffer[line + i] != field[i]) {
                return false;
            }
        }
        return true;
    }

    private int value(byte[] field, int lineEnd) {
        int at = Math.min(line + field.length + 1, lineEnd);
        return at < lineEnd && buffer[at] == ' ' ? at + 1 : at;
    }

    /** Further lines of one event are moved up behind the first; their field name leaves room enough. */
    private void data(int from, int to) {
        if (!hasData) {
            hasData = true;
            dataStart = from;
            dataEnd = to;
            return;
        }
        buffer[dataEnd] = '\n';
        System.arraycopy(buffer, from, buffer, dataEnd + 1, to - from);
        dataEnd += 1 + to - from;
    }

    private @Nullable String name(int from, int to) {
        if (from == to) {
            return null;
        }
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + buffer[i];
        }
        int slot = (hash ^ (hash >>> 16)) & (names.length - 1);
        String known = names[slot];
        if (known == null || !matches(known, from, to)) {
            known = new String(buffer, from, to - from, StandardCharsets.UTF_8);
            names[slot] = known;
        }
        return known;
    }

    private boolean matches(String known, int from, int to) {
        if (known.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (known.charAt(i - from) != buffer[i]) {
                return false;
            }
        }
        return true;
    }
}
