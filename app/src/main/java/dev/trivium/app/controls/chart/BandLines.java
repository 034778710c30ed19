package dev.trivium.app.controls.chart;

import java.util.List;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * Lines over time with the bands between them filled, lowest line first: solid and thick, then thinner, the last dashed.
 * Each is named at its right end.
 */
public final class BandLines extends Chart {

    /**
     * @param label below the point
     * @param values one for each line; null where there is none
     */
    public record Step(
            String label,
            @Nullable List<Double> values,
            ChartTip tip,
            @Nullable Runnable drill) {}

    private static final double TOP = 22;
    private static final double BOTTOM = 24;
    private static final double RIGHT = 88;
    private static final double LINE = 15;
    private static final double OUTSTANDING = 1.3;

    private List<Step> steps = List.of();
    private List<String> names = List.of();
    private List<String> ends = List.of();
    private TickFormat format = (value, decimals) -> Double.toString(value);
    private Axis axis = Axis.fromZero(1, 1);
    private double left;

    public BandLines(String id) {
        super(id);
    }

    /**
     * @param lineNames such as {@code p50}
     * @param lineEnds each line's value over all of the time, with its unit
     */
    public void set(
            List<Step> values, List<String> lineNames, List<String> lineEnds, TickFormat axisFormat, String summary) {
        steps = List.copyOf(values);
        names = List.copyOf(lineNames);
        ends = List.copyOf(lineEnds);
        format = axisFormat;
        changed(summary);
    }

    @Override
    void paint(Pen pen, double width, double height, List<ChartPoint> into) {
        double largest = steps.stream()
                .map(Step::values)
                .filter(values -> values != null)
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        axis = Axis.fromZero(largest, 4);
        left = 8 + Math.ceil(Pen.width(axis.text(axis.steps(), format), Pen.LABEL));
        for (int i = 0; i <= axis.steps(); i++) {
            double y = y(axis.tick(i), height);
            pen.horizontal(left, width - RIGHT + 8, y, Ink.GRID);
            pen.text(axis.text(i, format), left - 8, y, TextAlignment.RIGHT, Ink.MUTED, Pen.LABEL);
        }
        labels(pen, width, height);
        runs(pen, width, height);
        ends(pen, width, height);
        peak(pen, width, height);
        for (int i = 0; i < steps.size(); i++) {
            List<Double> values = steps.get(i).values();
            if (values != null) {
                into.add(new ChartPoint(
                        i,
                        0,
                        x(i, width),
                        y(values.get(values.size() - 1), height),
                        steps.get(i).tip(),
                        steps.get(i).drill()));
            }
        }
    }

    private void labels(Pen pen, double width, double height) {
        double widest = steps.stream()
                .mapToDouble(step -> Pen.width(step.label(), Pen.LABEL))
                .max()
                .orElse(0);
        double apart = steps.size() < 2 ? width : x(1, width) - x(0, width);
        int every = (int) Math.max(1, Math.ceil((widest + 14) / apart));
        for (int i = 0; i < steps.size(); i += every) {
            pen.text(steps.get(i).label(), x(i, width), height - 10, TextAlignment.CENTER, Ink.MUTED, Pen.LABEL);
        }
    }

    /** Draws each stretch without a gap by itself. */
    private void runs(Pen pen, double width, double height) {
        int from = 0;
        while (from < steps.size()) {
            if (steps.get(from).values() == null) {
                from++;
                continue;
            }
            int to = from;
            while (to + 1 < steps.size() && steps.get(to + 1).values() != null) {
                to++;
            }
            run(pen, from, to, width, height);
            from = to + 1;
        }
    }

    private void run(Pen pen, int from, int to, double width, double height) {
        int count = to - from + 1;
        for (int line = names.size() - 1; line > 0; line--) {
            double[] x = new double[count * 2];
            double[] y = new double[count * 2];
            for (int i = 0; i < count; i++) {
                x[i] = x(from + i, width);
                y[i] = y(value(from + i, line), height);
                x[count * 2 - 1 - i] = x[i];
                y[count * 2 - 1 - i] = y(value(from + i, line - 1), height);
            }
            pen.area(x, y, count * 2, Ink.ACCENT, line == 1 ? 0.24 : 0.13);
        }
        for (int line = 0; line < names.size(); line++) {
            double[] x = new double[count];
            double[] y = new double[count];
            for (int i = 0; i < count; i++) {
                x[i] = x(from + i, width);
                y[i] = y(value(from + i, line), height);
            }
            boolean last = line == names.size() - 1 && line > 0;
            if (count == 1) {
                pen.dot(x[0], y[0], line == 0 ? 2.5 : 2, Ink.ACCENT);
            } else if (last) {
                pen.path(x, y, count, Ink.ACCENT, 1.25, 4, 3);
            } else {
                pen.path(x, y, count, Ink.ACCENT, line == 0 ? 2 : 1.25);
            }
        }
    }

    /** At the right, where the lines end; labels that would cover one another move apart. */
    private void ends(Pen pen, double width, double height) {
        int last = steps.size() - 1;
        while (last >= 0 && steps.get(last).values() == null) {
            last--;
        }
        if (last < 0) {
            return;
        }
        double x = width - RIGHT + 14;
        double lowest = height - BOTTOM + LINE / 2;
        for (int line = 0; line < names.size(); line++) {
            double y = Math.min(y(value(last, line), height), lowest - LINE);
            lowest = y;
            String name = names.get(line) + " ";
            pen.text(name, x, y, TextAlignment.LEFT, Ink.MUTED, Pen.LABEL);
            pen.text(ends.get(line), x + Pen.width(name, Pen.LABEL), y, TextAlignment.LEFT, Ink.TEXT, Pen.LABEL);
        }
    }

    /** Rings the highest point of the topmost line if it stands out. */
    private void peak(Pen pen, double width, double height) {
        int top = names.size() - 1;
        int highest = -1;
        double sum = 0;
        int count = 0;
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).values() != null) {
                sum += value(i, top);
                count++;
                highest = highest < 0 || value(i, top) > value(highest, top) ? i : highest;
            }
        }
        if (count < 4 || value(highest, top) < OUTSTANDING * sum / count) {
            return;
        }
        double x = x(highest, width);
        double y = y(value(highest, top), height);
        String text = "peak " + format.text(value(highest, top), 1);
        boolean leftSide = x - Pen.width(text, Pen.LABEL) - 10 > left;
        pen.text(
                text,
                leftSide ? x - 8 : x + 8,
                y - 2,
                leftSide ? TextAlignment.RIGHT : TextAlignment.LEFT,
                Ink.MUTED,
                Pen.LABEL);
        pen.ring(x, y, 4, Ink.DANGER);
    }

    @Override
    void paintCurrent(Pen pen, ChartPoint point, double width, double height) {
        double x = x(point.column(), width);
        pen.line(x, 4, x, height - BOTTOM, Ink.MUTED, 1, 3, 3);
        for (int line = 0; line < names.size(); line++) {
            pen.dot(x, y(value(point.column(), line), height), 3, Ink.ACCENT);
        }
    }

    @Override
    int at(double x, double y) {
        int best = -1;
        double width = Math.floor(getWidth());
        double least = Math.max(12, steps.size() < 2 ? width : (x(1, width) - x(0, width)) / 2 + 1);
        for (int i = 0; i < points().size(); i++) {
            double distance = Math.abs(points().get(i).x() - x);
            if (distance <= least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    private double value(int step, int line) {
        List<Double> values = steps.get(step).values();
        return values == null ? 0 : values.get(line);
    }

    private double x(int index, double width) {
        double from = left + 10;
        return steps.size() < 2 ? from : from + (width - RIGHT - from) * index / (steps.size() - 1);
    }

    private double y(double value, double height) {
        return height - BOTTOM - axis.share(value) * (height - BOTTOM - TOP);
    }
}
