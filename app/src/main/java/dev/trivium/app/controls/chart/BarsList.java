package dev.trivium.app.controls.chart;

import dev.trivium.app.controls.Slot;
import java.util.List;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** Named amounts under one another, each with a bar and the marker of whoever has most of it. */
public final class BarsList extends Chart {

    /** @param slot null without a marker */
    public record Row(
            String name,
            double value,
            String text,
            @Nullable Slot slot,
            ChartTip tip,
            @Nullable Runnable drill) {}

    private static final double ROW = 34;
    private static final double BAR = 8;
    private static final double MARKER = 22;

    private List<Row> rows = List.of();

    public BarsList(String id) {
        super(id);
    }

    public void set(List<Row> values, String summary) {
        rows = List.copyOf(values);
        setPrefHeight(rows.size() * ROW);
        changed(summary);
    }

    @Override
    void paint(Pen pen, double width, double height, List<ChartPoint> into) {
        double largest = rows.stream().mapToDouble(Row::value).max().orElse(1);
        double names = Math.min(
                width * 0.55,
                14
                        + rows.stream()
                                .mapToDouble(row -> Pen.width(row.name(), Pen.NAME))
                                .max()
                                .orElse(0));
        double numbers = 12
                + rows.stream()
                        .mapToDouble(row -> Pen.width(row.text(), Pen.NUMBER))
                        .max()
                        .orElse(0);
        double right = width - MARKER;
        double bar = Math.max(12, right - numbers - names);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double y = middle(i);
            pen.text(row.name(), 0, y, TextAlignment.LEFT, Ink.TEXT, Pen.NAME);
            pen.rounded(names, y - BAR / 2, bar, BAR, 3, Ink.TRACK);
            pen.rounded(names, y - BAR / 2, Math.max(3, bar * row.value() / largest), BAR, 3, Ink.DANGER);
            pen.text(row.text(), right, y, TextAlignment.RIGHT, Ink.TEXT, Pen.NUMBER);
            Slot slot = row.slot();
            if (slot != null) {
                pen.marker(slot, width - 6, y, 0.9);
            }
            into.add(new ChartPoint(0, -i, names + bar / 2, y, row.tip(), row.drill()));
        }
    }

    @Override
    void paintCurrent(Pen pen, ChartPoint point, double width, double height) {
        pen.horizontal(0, width, point.y() + ROW / 2 - 4, Ink.MUTED);
    }

    @Override
    int at(double x, double y) {
        int row = (int) Math.floor(y / row());
        return row >= 0 && row < rows.size() ? row : -1;
    }

    /** Less than usual where there is not enough room. */
    private double row() {
        return rows.isEmpty() ? ROW : Math.min(ROW, Math.floor(getHeight()) / rows.size());
    }

    private double middle(int index) {
        return Math.rint(row() * (index + 0.5));
    }
}
