package dev.trivium.history;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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

        /** As in an export: {@code tool_call}. */
        String id() {
            return name().toLowerCase(Locale.ROOT);
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
            Varints.number(out, micros - last);
            Varints.number(out, piece.length() * 4L + piece.kind().number);
            last = micros;
        }
        return out.toByteArray();
    }

    static Timeline of(byte[] bytes) {
        List<Piece> pieces = new ArrayList<>();
        long micros = 0;
        Varints in = new Varints(bytes);
        while (in.hasMore()) {
            micros += in.number();
            long value = in.number();
            pieces.add(new Piece(Kind.of((int) (value & 3)), Duration.ofNanos(micros * 1_000), (int) (value >> 2)));
        }
        return new Timeline(pieces);
    }
}
