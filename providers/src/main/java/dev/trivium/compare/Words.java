package dev.trivium.compare;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A text as words and single signs. White space is neither, so that a text which is only wrapped otherwise has the same
 * words. An underscore, and an apostrophe or a point between letters or digits, belong to their word: {@code don't},
 * {@code event.id}, {@code 12.5}.
 */
final class Words {

    private final String text;
    private int[] bounds = new int[64];
    private int[] ids = new int[32];
    private boolean[] wordlike = new boolean[32];
    private int size;

    /** @param numbers gives equal words the same number; shared by the texts that are compared */
    private Words(String text, boolean ignoreCase, Map<String, Integer> numbers) {
        this.text = text;
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
                at += Character.charCount(point);
                continue;
            }
            boolean word = isPart(point);
            int end = word ? wordEnd(at) : at + Character.charCount(point);
            String key = text.substring(at, end);
            String folded = ignoreCase ? key.toLowerCase(Locale.ROOT) : key;
            add(at, end, numbers.computeIfAbsent(folded, unseen -> numbers.size()), word);
            at = end;
        }
    }

    /** Two texts whose equal words have equal ids. */
    static Words[] pair(String before, String after, boolean ignoreCase) {
        Map<String, Integer> numbers = new HashMap<>();
        return new Words[] {new Words(before, ignoreCase, numbers), new Words(after, ignoreCase, numbers)};
    }

    static boolean isPart(int point) {
        return Character.isLetterOrDigit(point)
                || point == '_'
                || Character.getType(point) == Character.NON_SPACING_MARK;
    }

    private int wordEnd(int from) {
        int at = from;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            int next = at + Character.charCount(point);
            boolean joint = (point == '\'' || point == '’' || point == '.')
                    && next < text.length()
                    && isPart(text.codePointAt(next));
            if (!isPart(point) && !joint) {
                return at;
            }
            at = next;
        }
        return at;
    }

    private void add(int from, int to, int id, boolean word) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size * 2);
            bounds = Arrays.copyOf(bounds, size * 4);
            wordlike = Arrays.copyOf(wordlike, size * 2);
        }
        bounds[size * 2] = from;
        bounds[size * 2 + 1] = to;
        ids[size] = id;
        wordlike[size] = word;
        size++;
    }

    int size() {
        return size;
    }

    int id(int index) {
        return ids[index];
    }

    /** Where a word begins in the text; the place after the last word for an index beyond the end. */
    int from(int index) {
        return index < size ? bounds[index * 2] : end();
    }

    /** Where a word ends in the text. */
    int to(int index) {
        return bounds[index * 2 + 1];
    }

    private int end() {
        return size == 0 ? 0 : to(size - 1);
    }

    /** How many of a range are words, not signs. */
    int count(int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += wordlike[i] ? 1 : 0;
        }
        return count;
    }
}
