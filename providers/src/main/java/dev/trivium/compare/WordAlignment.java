package dev.trivium.compare;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds which words of two texts differ.
 *
 * <p>Short texts are compared word by word at once (Myers 1986, in linear space). Long ones are first cut into pieces of
 * about sixteen words, each ending where the words themselves say so and not where a line ends; pieces that occur once
 * in both texts, in the same order, are anchors (as in Bram Cohen's patience diff), and only what lies between two
 * anchors is compared word by word. What is still too long, or comes after the work allowed is used up, counts as
 * changed as a whole. So the time is bounded by the length, whatever the texts are.
 */
final class WordAlignment {

    /** Words on both sides together that are compared at once. */
    private static final int SMALL = 3_000;

    /** Steps of comparison for one pair of texts: about two seconds. */
    private static final long WORK = 400_000_000L;

    private static final int PIECE_MASK = 15;

    /** Words from {@code a} to {@code b} became the words from {@code c} to {@code d}; either may be empty. */
    record Gap(int a, int b, int c, int d) {}

    private final Words before;
    private final Words after;
    private final List<Gap> gaps = new ArrayList<>();
    private long work = WORK;

    private WordAlignment(Words before, Words after) {
        this.before = before;
        this.after = after;
    }

    /** The differing ranges in order. */
    static List<Gap> of(Words before, Words after) {
        WordAlignment alignment = new WordAlignment(before, after);
        alignment.compare(new Gap(0, before.size(), 0, after.size()), true);
        return alignment.gaps;
    }

    private void compare(Gap whole, boolean anchors) {
        Gap gap = trimmed(whole);
        int size = gap.b - gap.a + gap.d - gap.c;
        if (gap.a == gap.b || gap.c == gap.d) {
            add(gap);
        } else if (size <= SMALL && work >= steps(gap)) {
            work -= steps(gap);
            myers(gap);
        } else if (anchors && size > SMALL) {
            between(gap);
        } else {
            add(gap);
        }
    }

    private static long steps(Gap gap) {
        return (long) (gap.b - gap.a) * (gap.d - gap.c);
    }

    private Gap trimmed(Gap gap) {
        int a = gap.a;
        int b = gap.b;
        int c = gap.c;
        int d = gap.d;
        while (a < b && c < d && before.id(a) == after.id(c)) {
            a++;
            c++;
        }
        while (a < b && c < d && before.id(b - 1) == after.id(d - 1)) {
            b--;
            d--;
        }
        return new Gap(a, b, c, d);
    }

    private void myers(Gap gap) {
        for (Change change : new MyersDiffWithLinearSpace<Integer>()
                .computeDiff(ids(before, gap.a, gap.b), ids(after, gap.c, gap.d), null)) {
            add(new Gap(
                    gap.a + change.startOriginal,
                    gap.a + change.endOriginal,
                    gap.c + change.startRevised,
                    gap.c + change.endRevised));
        }
    }

    private void between(Gap gap) {
        int a = gap.a;
        int c = gap.c;
        for (int[] anchor : anchors(gap)) {
            if (anchor[0] >= a && anchor[1] >= c) {
                compare(new Gap(a, anchor[0], c, anchor[1]), false);
                a = anchor[0] + anchor[2];
                c = anchor[1] + anchor[2];
            }
        }
        compare(new Gap(a, gap.b, c, gap.d), false);
    }

    /** Places in both texts with the same piece, and its length; ascending in both. */
    private List<int[]> anchors(Gap gap) {
        Map<List<Integer>, Integer> left = pieces(before, gap.a, gap.b);
        Map<List<Integer>, Integer> right = pieces(after, gap.c, gap.d);
        List<int[]> common = new ArrayList<>();
        left.forEach((piece, at) -> {
            Integer other = right.get(piece);
            if (at >= 0 && other != null && other >= 0) {
                common.add(new int[] {at, other, piece.size()});
            }
        });
        common.sort((one, two) -> Integer.compare(one[0], two[0]));
        return longestAscending(common);
    }

    /** Pieces with the place of their only occurrence, or -1 for one that repeats. */
    private static Map<List<Integer>, Integer> pieces(Words words, int from, int to) {
        Map<List<Integer>, Integer> pieces = new HashMap<>();
        int start = from;
        for (int i = from; i < to; i++) {
            int mixed = (words.id(i) * 31 + (i > from ? words.id(i - 1) : 0)) * 0x9E3779B1;
            if ((mixed >>> 16 & PIECE_MASK) == 0 || i == to - 1) {
                pieces.merge(ids(words, start, i + 1), start, (one, two) -> -1);
                start = i + 1;
            }
        }
        return pieces;
    }

    private static List<int[]> longestAscending(List<int[]> common) {
        int[] tails = new int[common.size()];
        int[] previous = new int[common.size()];
        int length = 0;
        for (int i = 0; i < common.size(); i++) {
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (common.get(tails[middle])[1] < common.get(i)[1]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            previous[i] = low == 0 ? -1 : tails[low - 1];
            tails[low] = i;
            length = Math.max(length, low + 1);
        }
        int[][] chain = new int[length][];
        int at = length == 0 ? -1 : tails[length - 1];
        for (int i = length - 1; i >= 0; i--) {
            chain[i] = common.get(at);
            at = previous[at];
        }
        return Arrays.asList(chain);
    }

    private static List<Integer> ids(Words words, int from, int to) {
        List<Integer> ids = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            ids.add(words.id(i));
        }
        return ids;
    }

    private void add(Gap gap) {
        if (gap.a < gap.b || gap.c < gap.d) {
            gaps.add(gap);
        }
    }
}
