package dev.trivium.history;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Reads and writes whole numbers in few bytes: unsigned LEB128. Not safe for several threads. */
final class Varints {

    private final byte[] bytes;
    private final int end;
    private int next;

    Varints(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    Varints(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.next = from;
        this.end = end;
    }

    /** Another reader of the same bytes, from here on. */
    Varints copy() {
        return new Varints(bytes, next, end);
    }

    boolean hasMore() {
        return next < end;
    }

    int position() {
        return next;
    }

    void skip(int count) {
        next += count;
    }

    /** @throws ArrayIndexOutOfBoundsException if the bytes end in the middle of a number */
    long number() {
        byte first = bytes[next++];
        if (first >= 0) {
            return first;
        }
        long result = first & 0x7F;
        for (int shift = 7; ; shift += 7) {
            byte part = bytes[next++];
            result |= (long) (part & 0x7F) << shift;
            if (part >= 0) {
                return result;
            }
        }
    }

    /** As {@link #decimal(ByteArrayOutputStream, BigDecimal)} wrote it. */
    BigDecimal decimal() {
        int length = (int) number();
        if (length == 0) {
            return BigDecimal.ZERO;
        }
        int scale = (int) number();
        BigInteger unscaled = new BigInteger(bytes, next, length);
        next += length;
        return new BigDecimal(unscaled, scale);
    }

    /** @param value 0 or more, or else it takes ten bytes */
    static void number(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    /** Exactly: the length of the unscaled value, the scale, the unscaled value; one zero for zero. */
    static void decimal(ByteArrayOutputStream out, BigDecimal value) {
        if (value.signum() == 0) {
            out.write(0);
            return;
        }
        BigDecimal plain = value.stripTrailingZeros();
        BigDecimal positive = plain.scale() < 0 ? plain.setScale(0) : plain;
        byte[] unscaled = positive.unscaledValue().toByteArray();
        number(out, unscaled.length);
        number(out, positive.scale());
        out.writeBytes(unscaled);
    }
}
