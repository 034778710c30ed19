package dev.trivium.compare;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts a text into sentences. A line ends one unless the next goes on with a small letter, so headings, list items and
 * lines of code stand alone while wrapped prose does not fall apart; within a line the rules are those of
 * {@link BreakIterator}.
 */
final class Sentences {

    /** Words that turn a sentence round; two sentences that differ in one of them never mean the same. */
    private static final Set<String> TURNING = Set.of(
            "not", "no", "never", "none", "without", "cannot", "nor", "neither", "nicht", "kein", "keine", "nie",
            "ohne");

    /**
     * @param words what it says in small letters, in order
     * @param exact its numbers and {@linkplain #TURNING turning} words: they have to agree for a near match
     */
    record Sentence(int from, int to, List<String> words, Set<String> exact) {}

    private Sentences() {}

    static List<Sentence> of(String text) {
        List<Sentence> sentences = new ArrayList<>();
        int start = 0;
        for (int end = lineEnd(text, 0); start < text.length(); end = lineEnd(text, start)) {
            BreakIterator rules = BreakIterator.getSentenceInstance(Locale.ROOT);
            String block = text.substring(start, end);
            rules.setText(block.replace('\n', ' '));
            int from = rules.first();
            for (int to = rules.next(); to != BreakIterator.DONE; to = rules.next()) {
                add(block, start, from, to, sentences);
                from = to;
            }
            start = end;
        }
        return sentences;
    }

    private static int lineEnd(String text, int from) {
        for (int at = text.indexOf('\n', from); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (at + 1 >= text.length() || !Character.isLowerCase(text.charAt(at + 1))) {
                return at + 1;
            }
        }
        return text.length();
    }

    private static void add(String block, int offset, int from, int to, List<Sentence> sentences) {
        int first = from;
        int last = to;
        while (first < last && Character.isWhitespace(block.charAt(first))) {
            first++;
        }
        while (first < last && Character.isWhitespace(block.charAt(last - 1))) {
            last--;
        }
        List<String> words = words(block.substring(first, last));
        if (!words.isEmpty()) {
            Set<String> exact = new HashSet<>();
            for (String word : words) {
                if (TURNING.contains(word)
                        || word.endsWith("n't")
                        || word.chars().anyMatch(Character::isDigit)) {
                    exact.add(word);
                }
            }
            sentences.add(new Sentence(offset + first, offset + last, words, exact));
        }
    }

    private static List<String> words(String sentence) {
        List<String> words = new ArrayList<>();
        Words[] cut = Words.pair(sentence, "", true);
        for (int i = 0; i < cut[0].size(); i++) {
            if (cut[0].count(i, i + 1) == 1) {
                words.add(sentence.substring(cut[0].from(i), cut[0].to(i))
                        .toLowerCase(Locale.ROOT)
                        .replace('’', '\''));
            }
        }
        return words;
    }
}
