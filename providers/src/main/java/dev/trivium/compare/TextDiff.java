package dev.trivium.compare;

import dev.trivium.compare.WordAlignment.Gap;
import java.util.ArrayList;
import java.util.List;

/**
 * What differs between two texts, word by word. Other white space, such as other line breaks, is no difference.
 *
 * <p>Words that happen to be the same between two changes are taken into one change where they are few and short beside
 * what surrounds them, so that a sentence written anew reads as one change.
 *
 * @param changes in the order of the text; they never touch each other
 * @param same words that both texts have, signs not counted
 * @param added words that only the second has
 * @param removed words that only the first has
 */
public record TextDiff(List<Change> changes, int same, int added, int removed) {

    /** At most this many equal words or signs are swallowed by the changes around them. */
    private static final int CHANCE = 3;

    /**
     * A range of the first text that became a range of the second; one of the two may be empty, and then says where.
     * Indices of characters, the end excluded.
     */
    public record Change(int beforeFrom, int beforeTo, int afterFrom, int afterTo) {}

    public TextDiff {
        changes = List.copyOf(changes);
    }

    /** Any thread; a pair of texts of 1 MB takes seconds at most. */
    public static TextDiff between(String before, String after, boolean ignoreCase) {
        Words[] words = Words.pair(before, after, ignoreCase);
        List<Gap> gaps = joined(WordAlignment.of(words[0], words[1]), words[0], words[1]);
        List<Change> changes = new ArrayList<>();
        int removed = 0;
        int added = 0;
        for (Gap gap : gaps) {
            removed += words[0].count(gap.a(), gap.b());
            added += words[1].count(gap.c(), gap.d());
            int from = words[0].from(gap.a());
            int other = words[1].from(gap.c());
            changes.add(new Change(
                    from,
                    gap.a() < gap.b() ? words[0].to(gap.b() - 1) : from,
                    other,
                    gap.c() < gap.d() ? words[1].to(gap.d() - 1) : other));
        }
        int same = words[0].count(0, words[0].size()) - removed;
        return new TextDiff(changes, same, added, removed);
    }

    /** The share of words that both texts have, of all words of both, from 0 to 1; 1 for two texts without words. */
    public double similarity() {
        int all = 2 * same + added + removed;
        return all == 0 ? 1 : 2.0 * same / all;
    }

    private static List<Gap> joined(List<Gap> gaps, Words before, Words after) {
        List<Gap> joined = new ArrayList<>();
        for (Gap gap : gaps) {
            Gap next = gap;
            while (!joined.isEmpty()) {
                Gap last = joined.get(joined.size() - 1);
                if (!byChance(last, next, before, after)) {
                    break;
                }
                joined.remove(joined.size() - 1);
                next = new Gap(last.a(), next.b(), last.c(), next.d());
            }
            joined.add(next);
        }
        return joined;
    }

    private static boolean byChance(Gap last, Gap next, Words before, Words after) {
        int between = next.a() - last.b();
        if (between == 0) {
            return true;
        }
        if (between > CHANCE) {
            return false;
        }
        int kept = before.to(next.a() - 1) - before.from(last.b());
        return kept <= weight(last, before, after) && kept <= weight(next, before, after);
    }

    private static int weight(Gap gap, Words before, Words after) {
        int removed = gap.a() < gap.b() ? before.to(gap.b() - 1) - before.from(gap.a()) : 0;
        int added = gap.c() < gap.d() ? after.to(gap.d() - 1) - after.from(gap.c()) : 0;
        return Math.max(removed, added);
    }
}
