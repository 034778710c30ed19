package dev.trivium.app.compare.prompt;

import java.util.List;

/** Finds the lines that two texts have in common: a longest common subsequence. */
final class CommonLines {

    /** Beyond this many pairs of lines, only the lines at the beginning and the end are matched. */
    private static final long MOST_PAIRS = 4_000_000;

    private CommonLines() {}

    /** Sets the flags of the common lines. */
    static void mark(List<String> before, List<String> after, boolean[] keptBefore, boolean[] keptAfter) {
        int start = 0;
        int most = Math.min(before.size(), after.size());
        while (start < most && before.get(start).equals(after.get(start))) {
            keptBefore[start] = true;
            keptAfter[start] = true;
            start++;
        }
        int end = 0;
        while (end < most - start && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            keptBefore[before.size() - 1 - end] = true;
            keptAfter[after.size() - 1 - end] = true;
            end++;
        }
        int rows = before.size() - start - end;
        int columns = after.size() - start - end;
        if ((long) rows * columns <= MOST_PAIRS) {
            int[][] lengths = lengths(before, after, start, rows, columns);
            int i = 0;
            int j = 0;
            while (i < rows && j < columns) {
                if (before.get(start + i).equals(after.get(start + j))) {
                    keptBefore[start + i++] = true;
                    keptAfter[start + j++] = true;
                } else if (lengths[i + 1][j] >= lengths[i][j + 1]) {
                    i++;
                } else {
                    j++;
                }
            }
        }
    }

    private static int[][] lengths(List<String> before, List<String> after, int start, int rows, int columns) {
        int[][] lengths = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                lengths[i][j] = before.get(start + i).equals(after.get(start + j))
                        ? lengths[i + 1][j + 1] + 1
                        : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
            }
        }
        return lengths;
    }
}
