package dev.trivium.app.controls.chart;

import dev.trivium.app.controls.Slot;
import java.util.List;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** Bars over time, each a stack of parts. Up and down walk through the parts of a bar. */
public final class StackedBars extends Chart {

    /**
     * @param slot null for the sum of others
     * @param drill shows what lies behind it; null if nothing does
     */
    public record Part(
            @Nullable Slot slot,
            double value,
            ChartTip tip,
            @Nullable Runnable drill) {}

    /**
     * @param label below the bar
     * @param parts from the bottom up
     */
    public record Bar(
            String label,
            List<Part> parts,
            ChartTip tip,
            @Nullable Runnable drill) {

        public Bar {
            parts = List.copyOf(parts);
        }

        double sum() {
            return parts.stream().mapToDouble(Part::value).sum();
        }
    }

    private static final double TOP = 22;
    private static final double BOTTOM = 24;
    private static final double GAP_SHARE = 0.32;
    private static final double WIDEST_BAR = 48;

    private List<Bar> bars = List.of();
    private TickFormat format = (value, decimals) -> Double.toString(value);
    private Axis axis = Axis.fromZero(1, 1);
    private double left;
    private double slotWidth = 1;

    public StackedBars(String id) {
        super(id);
    }

    /** @param axisFormat writes a tick's value with its unit */
    public void set(List<Bar> values, TickFormat axisFormat, String summary) {
        bars = List.copyOf(values);
        format = axisFormat;
        changed(summary);
    }

    @Override
    void paint(Pen pen, double width, double height, List<ChartPoint> into) {
        double largest = bars.stream().mapToDouble(Bar::sum).max().orElse(0);
        axis = Axis.fromZero(largest > 0 ? largest : 1, height > 200 ? 5 : 3);
        left = leftEdge();
        slotWidth = Math.max(1, (width - left - 8) / Math.max(1, bars.size()));
        for (int i = 0; i <= axis.steps(); i++) {
            double y = y(axis.tick(i), height);
            pen.horizontal(left, width - 8, y, Ink.GRID);
            pen.text(axis.text(i, format), left - 8, y, TextAlignment.RIGHT, Ink.MUTED, Pen.LABEL);
        }
        double widest = bars.stream()
                .mapToDouble(bar -> Pen.width(bar.label(), Pen.LABEL))
                .max()
                .orElse(0);
        int every = (int) Math.max(1, Math.ceil((widest + 8) / slotWidth));
        for (int i = 0; i < bars.size(); i++) {
            if (i % every == 0) {
                pen.text(bars.get(i).label(), middle(i), height - 10, TextAlignment.CENTER, Ink.MUTED, Pen.LABEL);
            }
            bar(pen, i, height, into);
        }
    }

    private double leftEdge() {
        double widest = 0;
        for (int i = 0; i <= axis.steps(); i++) {
            widest = Math.max(widest, Pen.width(axis.text(i, format), Pen.LABEL));
        }
        return Math.ceil(widest) + 8;
    }

    private void bar(Pen pen, int index, double height, List<ChartPoint> into) {
        Bar bar = bars.get(index);
        double x = Math.rint(middle(index) - barWidth() / 2);
        double width = Math.rint(barWidth());
        into.add(new ChartPoint(index, 0, middle(index), y(bar.sum(), height), bar.tip(), bar.drill()));
        double sum = 0;
        int row = 0;
        for (Part part : bar.parts()) {
            double bottom = y(sum, height);
            sum += part.value();
            double top = y(sum, height);
            // A line of the ground's colour keeps neighbours apart that are alike in brightness.
            double gap = row > 0 && bottom - top > 2 && bottom - top < height ? 1 : 0;
            pen.box(x, top, width, bottom - top - gap, ink(part));
            into.add(new ChartPoint(index, ++row, middle(index), (top + bottom) / 2, part.tip(), part.drill()));
        }
    }

    private static Ink ink(Part part) {
        Slot slot = part.slot();
        return slot == null ? Ink.SLOT_7 : Ink.slot(slot.colour());
    }

    @Override
    void paintCurrent(Pen pen, ChartPoint point, double width, double height) {
        pen.line(middle(point.column()), 4, middle(point.column()), height - BOTTOM, Ink.MUTED, 1, 3, 3);
        if (point.row() > 0) {
            Bar bar = bars.get(point.column());
            double below = bar.parts().subList(0, point.row() - 1).stream()
                    .mapToDouble(Part::value)
                    .sum();
            double top = y(below + bar.parts().get(point.row() - 1).value(), height);
            double x = Math.rint(middle(point.column()) - barWidth() / 2);
            pen.frame(x, top, Math.rint(barWidth()), y(below, height) - top, Ink.TEXT, 2);
        }
    }

    @Override
    int at(double x, double y) {
        int column = (int) Math.floor((x - left) / slotWidth);
        if (x < left || column < 0 || column >= bars.size()) {
            return -1;
        }
        int whole = -1;
        boolean over = Math.abs(x - middle(column)) <= barWidth() / 2;
        double height = Math.floor(getHeight());
        for (int i = 0; i < points().size(); i++) {
            ChartPoint point = points().get(i);
            if (point.column() != column) {
                continue;
            }
            if (point.row() == 0) {
                whole = i;
            } else if (over && within(bars.get(column), point.row(), y, height)) {
                return i;
            }
        }
        return whole;
    }

    private boolean within(Bar bar, int row, double y, double height) {
        double below = bar.parts().subList(0, row - 1).stream()
                .mapToDouble(Part::value)
                .sum();
        double above = below + bar.parts().get(row - 1).value();
        return y <= y(below, height) && y >= y(above, height);
    }

    private double middle(int index) {
        return left + slotWidth * (index + 0.5);
    }

    private double barWidth() {
        return Math.max(2, Math.min(WIDEST_BAR, slotWidth * (1 - GAP_SHARE)));
    }

    private double y(double value, double height) {
        return Math.rint(height - BOTTOM - axis.share(value) * (height - BOTTOM - TOP));
    }
}
