package dev.trivium.catalog;

import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** OpenAI's own byte pair encoding. Its table is loaded at the first count. */
final class BytePairTokens implements TextTokens {

    /** Text is counted in pieces of about this many characters, so that no single merge grows without bound. */
    private static final int PIECE = 4096;

    /** A piece ends before a space if there is one this near its end: tokens hardly ever reach across it. */
    private static final int LOOK_BACK = 512;

    private final Supplier<Encoding> encoding;
    private final String method;

    BytePairTokens(EncodingRegistry registry, EncodingType type) {
        this.encoding = () -> registry.getEncoding(type);
        this.method = "tokenizer " + type.getName();
    }

    @Override
    public long count(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        Encoding table = encoding.get();
        long tokens = 0;
        int start = 0;
        while (start < text.length()) {
            int end = end(text, start);
            // "Ordinary" reads the names of special tokens as the text that they are.
            tokens += table.countTokensOrdinary(wellFormed(text.substring(start, end)));
            start = end;
        }
        return tokens;
    }

    @Override
    public String method() {
        return method;
    }

    /** Without halves of surrogate pairs, at which the tokenizer stumbles. */
    private static String wellFormed(String piece) {
        return new String(piece.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static int end(String text, int start) {
        int limit = start + PIECE;
        if (limit >= text.length()) {
            return text.length();
        }
        for (int at = limit; at > limit - LOOK_BACK; at--) {
            if (Character.isWhitespace(text.charAt(at)) && !Character.isWhitespace(text.charAt(at - 1))) {
                return at;
            }
        }
        return Character.isLowSurrogate(text.charAt(limit)) ? limit - 1 : limit;
    }
}
