package dev.trivium.app.controls.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A trend without axes: decoration of a number that stands beside it, so the keys pass it by. */
public final class Sparkline extends Chart {

    private List<@Nullable Double> values = List.of();

    public Sparkline(String id) {
        super(id);
        setFocusTraversable(false);
        setMouseTransparent(true);
    }

    /** @param trend oldest first; null where there is nothing, which is left out of the line */
    public void set(List<@Nullable Double> trend, String summary) {
        values = trend;
        changed(summary);
    }

    @Override
    void paint(Pen pen, double width, double height, List<ChartPoint> into) {
        double smallest = Double.MAX_VALUE;
        double largest = -Double.MAX_VALUE;
        int count = 0;
        for (Double value : values) {
            if (value != null) {
                smallest = Math.min(smallest, value);
                largest = Math.max(largest, value);
                count++;
            }
        }
        double[] x = new double[count];
        double[] y = new double[count];
        int at = 0;
        for (int i = 0; i < values.size(); i++) {
            Double value = values.get(i);
            if (value != null) {
                double share = largest > smallest ? (value - smallest) / (largest - smallest) : 0.5;
                x[at] = 1 + (width - 2) * i / Math.max(1, values.size() - 1);
                y[at++] = 2 + (height - 4) * (1 - share);
            }
        }
        if (count == 1) {
            pen.dot(x[0], y[0], 1.5, Ink.MUTED);
        } else if (count > 1) {
            pen.path(x, y, count, Ink.MUTED, 1.25);
        }
    }

    @Override
    int at(double x, double y) {
        return -1;
    }
}
