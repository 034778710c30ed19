package dev.trivium.app.command;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * Whether the letters of each word of a query come in a text in their order, and how well.
 *
 * <p>A letter that follows the one before it counts 3, one that begins a word 4, any other 1; a shorter text wins a tie.
 * The words may come in any order, and the case does not matter.
 */
final class FuzzyMatch {

    private static final int IN_A_ROW = 3;
    private static final int WORD_START = 4;
    private static final int SCALE = 1000;

    private FuzzyMatch() {}

    /** Higher is better; empty if the text does not match. An empty query matches everything equally. */
    static OptionalInt score(String query, String text) {
        String letters = text.toLowerCase(Locale.ROOT);
        int sum = 0;
        for (String word : query.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
            int score = word.isEmpty() ? 0 : best(word, letters);
            if (score < 0) {
                return OptionalInt.empty();
            }
            sum += score;
        }
        return OptionalInt.of(sum == 0 ? 0 : sum * SCALE - Math.min(SCALE - 1, text.length()));
    }

    private static int best(String word, String letters) {
        int best = -1;
        for (int start = letters.indexOf(word.charAt(0));
                start >= 0;
                start = letters.indexOf(word.charAt(0), start + 1)) {
            best = Math.max(best, from(start, word, letters));
        }
        return best;
    }

    private static int from(int start, String wanted, String letters) {
        int score = 0;
        int at = start - 1;
        for (int i = 0; i < wanted.length(); i++) {
            int next = letters.indexOf(wanted.charAt(i), at + 1);
            if (next < 0) {
                return -1;
            }
            boolean begins = next == 0 || !Character.isLetterOrDigit(letters.charAt(next - 1));
            score += begins ? WORD_START : i > 0 && next == at + 1 ? IN_A_ROW : 1;
            at = next;
        }
        return score;
    }
}
