package dev.trivium.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the known names that a mistyped one was probably meant to be. */
public final class Nearest {

    private Nearest() {}

    /** The best guess; empty if nothing is near. */
    public static Optional<String> to(String wrong, Collection<String> known) {
        return all(wrong, known, 1).stream().findFirst();
    }

    /** The near names, best first, at most {@code limit}; ties in the order of the text. */
    public static List<String> all(String wrong, Collection<String> known, int limit) {
        record Candidate(String name, double distance) {}
        String plain = plain(wrong);
        return known.stream()
                .distinct()
                .map(name -> new Candidate(name, distance(plain, plain(name))))
                .filter(candidate -> candidate.distance <= Math.max(1.0, plain.length() / 3.0))
                .sorted(Comparator.comparingDouble(Candidate::distance).thenComparing(Candidate::name))
                .limit(limit)
                .map(Candidate::name)
                .toList();
    }

    /** A hint such as {@code Did you mean "gemini"?}; empty if nothing is near. */
    public static String hint(String wrong, Collection<String> known) {
        return to(wrong, known).map(name -> "Did you mean \"" + name + "\"?").orElse("");
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_.-]", "");
    }

    /** Edits, with a beginning or a part that fits counted as one edit and a little more. */
    private static double distance(String a, String b) {
        int edits = edits(a, b);
        boolean part = a.length() >= 3 && (b.contains(a) || (b.length() >= 3 && a.contains(b)));
        return part ? Math.min(edits, 0.9 + Math.abs(a.length() - b.length()) / 1000.0) : edits;
    }

    /** Letters put in, left out, changed, or swapped with their neighbour (optimal string alignment distance). */
    private static int edits(String a, String b) {
        int[][] table = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                table[i][j] = i == 0 || j == 0 ? i + j : cheapest(table, a, b, i, j);
            }
        }
        return table[a.length()][b.length()];
    }

    private static int cheapest(int[][] table, String a, String b, int i, int j) {
        int changed = table[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(changed, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, table[i - 2][j - 2] + 1) : best;
    }
}
