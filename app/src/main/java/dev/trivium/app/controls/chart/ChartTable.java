package dev.trivium.app.controls.chart;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A chart's values as a table. The first column holds names, the others numbers. */
public record ChartTable(List<String> columns, List<Row> rows) {

    public static final ChartTable EMPTY = new ChartTable(List.of(), List.of());

    /** @param drill shows what lies behind the row; null if nothing does */
    public record Row(List<String> cells, @Nullable Runnable drill) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    public ChartTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** With a line of names, as spreadsheets take it. */
    public String tsv() {
        return line(columns) + rows.stream().map(row -> line(row.cells())).collect(Collectors.joining());
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replaceAll("[\t\r\n]+", " "))
                .collect(Collectors.joining("\t", "", "\n"));
    }
}
