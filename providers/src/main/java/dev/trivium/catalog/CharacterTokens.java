package dev.trivium.catalog;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Counts tokens by characters, where no tokenizer is published: each script has a weight.
 *
 * <p>The weight of Latin text is what the vendor documents. Scripts of East Asia take most of a token a character, all
 * others about half of one, and a symbol beyond the basic plane, such as an emoji, about two; DeepSeek documents 0.6 for
 * Chinese, for others these are our own figures, on the high side, so that a context does not overflow unforeseen.
 */
final class CharacterTokens implements TextTokens {

    private static final Set<UnicodeScript> EAST_ASIA =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

    private static final int OTHER = 500_000;
    private static final int SYMBOL = 2_000_000;
    private static final int TOKEN = 1_000_000;

    private final int latin;
    private final int eastAsian;
    private final String method;

    /**
     * @param latin tokens a character of Latin text, spaces included
     * @param eastAsian tokens a character of Chinese, Japanese or Korean
     */
    CharacterTokens(double latin, double eastAsian, String method) {
        this.latin = millionths(latin);
        this.eastAsian = millionths(eastAsian);
        this.method = method;
    }

    @Override
    public long count(String text) {
        long millionths = 0;
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            millionths += weight(point);
            at += Character.charCount(point);
        }
        return (millionths + TOKEN - 1) / TOKEN;
    }

    @Override
    public String method() {
        return method;
    }

    private static int millionths(double tokens) {
        return (int) Math.round(tokens * TOKEN);
    }

    /** In millionths of a token, so that a long text sums exactly. */
    private int weight(int point) {
        // Latin with its accents ends at U+024F; the punctuation of U+2000 to U+206F belongs to it.
        if (point < 0x250 || (point >= 0x2000 && point < 0x2070)) {
            return latin;
        }
        if (EAST_ASIA.contains(UnicodeScript.of(point)) || (point >= 0x3000 && point < 0x3040)) {
            return eastAsian;
        }
        return point > 0xFFFF && !Character.isLetter(point) ? SYMBOL : OTHER;
    }
}
