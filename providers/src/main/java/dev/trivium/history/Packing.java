package dev.trivium.history;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Texts as stored bytes: one byte that says how, then the UTF-8 bytes, deflated (RFC 1951, after the text's length) where
 * that is shorter.
 */
final class Packing {

    private static final byte PLAIN = 0;
    private static final byte DEFLATED = 1;

    /** Below this, deflating costs time and saves nothing. */
    private static final int SHORT = 160;

    private Packing() {}

    static byte[] pack(byte[] utf8) {
        if (utf8.length >= SHORT) {
            byte[] deflated = deflate(utf8);
            if (deflated.length < utf8.length) {
                return deflated;
            }
        }
        byte[] plain = new byte[utf8.length + 1];
        plain[0] = PLAIN;
        System.arraycopy(utf8, 0, plain, 1, utf8.length);
        return plain;
    }

    /** @throws IllegalStateException if the bytes were not packed here */
    static String unpack(byte[] packed) {
        if (packed[0] == PLAIN) {
            return new String(packed, 1, packed.length - 1, StandardCharsets.UTF_8);
        }
        Varints in = new Varints(packed);
        in.skip(1);
        byte[] utf8 = new byte[(int) in.number()];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed, in.position(), packed.length - in.position());
            int length = 0;
            while (length < utf8.length) {
                int more = inflater.inflate(utf8, length, utf8.length - length);
                if (more == 0) {
                    throw new IllegalStateException("A text of the history is cut.");
                }
                length += more;
            }
        } catch (DataFormatException e) {
            throw new IllegalStateException("A text of the history is damaged.", e);
        } finally {
            inflater.end();
        }
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static byte[] deflate(byte[] utf8) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(utf8.length / 2 + 32);
        out.write(DEFLATED);
        Varints.number(out, utf8.length);
        // Long texts are worth the time; short ones arrive by the thousand.
        Deflater deflater =
                new Deflater(utf8.length > 8_192 ? Deflater.DEFAULT_COMPRESSION : Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(utf8);
            deflater.finish();
            byte[] piece = new byte[Math.min(utf8.length, 8_192)];
            while (!deflater.finished()) {
                out.writeBytes(Arrays.copyOf(piece, deflater.deflate(piece)));
            }
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }
}
