package dev.trivium.provider.http;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.ErrorKind;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Cuts a response's bytes into events. All bytes go through one buffer that grows up to a limit, and an event is handed
 * on as a part of that buffer; text is made of them only where somebody needs text, so that a character split over two
 * packets is never torn. One thread.
 */
abstract class EventReader {

    /** Enough for an image in Base64; more is not an event but an accident. */
    static final int EVENT_LIMIT = 32 << 20;

    private static final int FIRST_SIZE = 16 << 10;
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;

    private final InputStream in;
    private final int limit;
    private final Runnable onArrival;

    byte[] buffer = new byte[FIRST_SIZE];
    /** The first byte of the line that is being read. */
    int line;
    /** The first byte that has not been looked at. */
    int scan;
    /** Behind the last byte read. */
    int end;

    private long arrivedNanos = System.nanoTime();
    private boolean ended;
    private @Nullable IOException failure;

    EventReader(InputStream in, int limit, Runnable onArrival) {
        this.in = in;
        this.limit = limit;
        this.onArrival = onArrival;
    }

    /** @param onArrival called whenever bytes have arrived, whether or not they hold an event */
    static EventReader of(Framing framing, InputStream in, Runnable onArrival) {
        return switch (framing) {
            case SSE -> new SseReader(in, EVENT_LIMIT, onArrival);
            case NDJSON -> new NdjsonReader(in, EVENT_LIMIT, onArrival);
        };
    }

    /**
     * Waits for the next event; it is valid until the next call.
     *
     * @return null at the end of the stream, or where the connection broke (see {@link #failure})
     * @throws WireException if an event is larger than the limit
     */
    abstract @Nullable WireEvent next() throws WireException;

    /** How many bytes of an incomplete event lie before the line that is being read. */
    abstract int held();

    /** Moves those bytes to the start of {@code target}. */
    abstract void moveHeld(byte[] target);

    /** {@link System#nanoTime()} when the newest bytes arrived. */
    final long arrivedNanos() {
        return arrivedNanos;
    }

    /** What broke the connection; null if the stream ended as HTTP wants it, or has not ended. */
    final @Nullable IOException failure() {
        return failure;
    }

    /** Waits for the end of the current line: its position, or -1 if the stream ends first. */
    final int lineEnd() throws WireException {
        while (true) {
            int found = find(buffer, scan, end);
            if (found >= 0) {
                return found;
            }
            scan = end;
            if (!fill()) {
                return -1;
            }
        }
    }

    /** Whether the stream's last bytes, which lack their end mark, are a whole JSON value all the same. */
    static boolean whole(byte[] bytes, int from, int length) {
        try {
            Json.MAPPER.readTree(bytes, from, length);
            return true;
        } catch (JacksonException e) {
            return false;
        }
    }

    /** The first CR or LF, eight bytes at a time; -1 if there is none. */
    private static int find(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + 8 <= to; at += 8) {
            long word = (long) EIGHT_BYTES.get(bytes, at);
            long hits = zeroBytes(word ^ ('\n' * ONES)) | zeroBytes(word ^ ('\r' * ONES));
            if (hits != 0) {
                return at + (Long.numberOfTrailingZeros(hits) >>> 3);
            }
        }
        for (; at < to; at++) {
            if (bytes[at] == '\n' || bytes[at] == '\r') {
                return at;
            }
        }
        return -1;
    }

    /** The top bit of each byte that is zero; bits above the first such byte may be wrong, which does not matter here. */
    private static long zeroBytes(long word) {
        return (word - ONES) & ~word & (ONES << 7);
    }

    private boolean fill() throws WireException {
        if (ended) {
            return false;
        }
        if (end == buffer.length) {
            makeRoom();
        }
        try {
            int count = in.read(buffer, end, buffer.length - end);
            arrivedNanos = System.nanoTime();
            if (count > 0) {
                end += count;
                onArrival.run();
                return true;
            }
        } catch (IOException e) {
            arrivedNanos = System.nanoTime();
            failure = e;
        }
        ended = true;
        return false;
    }

    private void makeRoom() throws WireException {
        int kept = held();
        int open = end - line;
        if (kept + open > limit) {
            throw new WireException(ChatError.of(
                    ErrorKind.MALFORMED_RESPONSE,
                    "The server sent one event of more than " + (limit >> 20) + " MiB.",
                    "No answer needs that; the stream may not be what it claims to be.",
                    "Check the connection's base address and protocol."));
        }
        byte[] target = kept + open > buffer.length / 2 ? new byte[buffer.length * 2] : buffer;
        moveHeld(target);
        System.arraycopy(buffer, line, target, kept, open);
        scan = kept + (scan - line);
        line = kept;
        end = kept + open;
        buffer = target;
    }
}
