package dev.trivium.app.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells, aligned with spaces. */
final class TextTable {

    private final List<List<String>> rows = new ArrayList<>();
    private final boolean[] right;

    /** @param heads one for each column; a head that begins with {@code >} has its column aligned to the right */
    TextTable(String... heads) {
        right = new boolean[heads.length];
        List<String> names = new ArrayList<>();
        for (int i = 0; i < heads.length; i++) {
            right[i] = heads[i].startsWith(">");
            names.add(right[i] ? heads[i].substring(1) : heads[i]);
        }
        rows.add(names);
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    List<String> lines() {
        int[] widths = new int[right.length];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String pad = " ".repeat(widths[i] - width(row.get(i)));
            line.append(i == 0 ? "" : "  ").append(right[i] ? pad + row.get(i) : row.get(i) + pad);
        }
        return line.toString().stripTrailing();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
