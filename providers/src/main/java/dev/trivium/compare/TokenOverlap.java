package dev.trivium.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How much two texts have in common: the Sørensen-Dice coefficient over their words, {@code 2 |A ∩ B| / (|A| + |B|)}.
 *
 * <p>A word is a run of letters and digits, whatever its case; a word counts as often as it comes. Where the words stand
 * does not matter. Two texts without words have all in common.
 */
public final class TokenOverlap {

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private TokenOverlap() {}

    /** From 0, no word in common, to 1, the same words. */
    public static double of(String one, String other) {
        return of(words(one), words(other));
    }

    /** The mean over all pairs; null with fewer than two texts. */
    static @Nullable Double mean(List<String> texts) {
        if (texts.size() < 2) {
            return null;
        }
        List<Map<String, Integer>> bags =
                texts.stream().map(TokenOverlap::words).toList();
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < bags.size(); i++) {
            for (int j = i + 1; j < bags.size(); j++) {
                sum += of(bags.get(i), bags.get(j));
                pairs++;
            }
        }
        return sum / pairs;
    }

    private static double of(Map<String, Integer> one, Map<String, Integer> other) {
        long common = one.entrySet().stream()
                .mapToLong(entry -> Math.min(entry.getValue(), other.getOrDefault(entry.getKey(), 0)))
                .sum();
        long all = size(one) + size(other);
        return all == 0 ? 1 : 2.0 * common / all;
    }

    private static long size(Map<String, Integer> words) {
        return words.values().stream().mapToLong(Integer::longValue).sum();
    }

    private static Map<String, Integer> words(String text) {
        Map<String, Integer> words = new HashMap<>();
        BETWEEN.splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .forEach(word -> words.merge(word, 1, Integer::sum));
        return words;
    }
}
