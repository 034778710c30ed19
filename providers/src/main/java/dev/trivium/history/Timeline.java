package dev.trivium.history;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * When the pieces of an answer arrived: enough to show it again at its own pace, without a second copy of its text.
 *
 * <p>As bytes: pairs of unsigned LEB128 numbers, the microseconds since the piece before, and the piece's length times
 * four plus the number of its kind.
 *
 * @param pieces in order of time
 */
public record Timeline(List<Piece> pieces) {

    /** What arrived. */
    public enum Kind {
        TEXT(0),
        REASONING(1),
        TOOL_CALL(2),
        /** The call's answer or error. */
        END(3);

        /** As in the stored bytes. */
        final int number;

        Kind(int number) {
            this.number = number;
        }

        static Kind of(int number) {
            return number == 0 ? TEXT : number == 1 ? REASONING : number == 2 ? TOOL_CALL : END;
        }
    }

    /**
     * @param at since the call was opened, in whole microseconds
     * @param length in UTF-16 units; 0 for a tool call and for the end
     */
    public record Piece(Kind kind, Duration at, int length) {}

    public Timeline {
        pieces = List.copyOf(pieces);
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long last = 0;
        for (Piece piece : pieces) {
            long micros = piece.at().toNanos() / 1_000;
            number(out, micros - last);
            number(out, piece.length() * 4L + piece.kind().number);
            last = micros;
        }
        return out.toByteArray();
    }

    static Timeline of(byte[] bytes) {
        List<Piece> pieces = new ArrayList<>();
        long micros = 0;
        long[] value = new long[1];
        for (int next = 0; next < bytes.length; ) {
            next = number(bytes, next, value);
            micros += value[0];
            next = number(bytes, next, value);
            Kind kind = Kind.of((int) (value[0] & 3));
            pieces.add(new Piece(kind, Duration.ofNanos(micros * 1_000), (int) (value[0] >> 2)));
        }
        return new Timeline(pieces);
    }

    private static void number(ByteArrayOutputStream out, long value) {
        long rest = value;
        while (rest > 0x7F) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static int number(byte[] bytes, int from, long[] value) {
        int next = from;
        long result = 0;
        for (int shift = 0; ; shift += 7) {
            byte part = bytes[next++];
            result |= (long) (part & 0x7F) << shift;
            if (part >= 0) {
                value[0] = result;
                return next;
            }
        }
    }
}
