package dev.trivium.app.compare.parts;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Tells the kinds of files that models take by their first bytes, as the formats' own specifications give them. */
final class Formats {

    static final String PDF = "application/pdf";

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final int WEBP_MARK = 8;

    private Formats() {}

    /** The media type of an image or PDF; null for anything else. */
    static @Nullable String of(byte[] bytes) {
        if (has(bytes, 0, PNG)) {
            return "image/png";
        }
        if (has(bytes, 0, JPEG)) {
            return "image/jpeg";
        }
        if (has(bytes, 0, ascii("GIF87a")) || has(bytes, 0, ascii("GIF89a"))) {
            return "image/gif";
        }
        if (has(bytes, 0, ascii("RIFF")) && has(bytes, WEBP_MARK, ascii("WEBP"))) {
            return "image/webp";
        }
        return has(bytes, 0, ascii("%PDF-")) ? PDF : null;
    }

    private static boolean has(byte[] bytes, int at, byte[] mark) {
        return bytes.length >= at + mark.length && Arrays.equals(bytes, at, at + mark.length, mark, 0, mark.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
