package dev.trivium.app.controls.chart;

import dev.trivium.app.controls.Slot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * Models by what they cost and how good they are: the shapes of their slots, whiskers for the interval, and a dashed line
 * through those that no other one beats in both.
 */
public final class Scatter extends Chart {

    /**
     * @param x less is better
     * @param y more is better
     * @param margin half of the interval of y; 0 if there is none
     */
    public record Dot(
            String name,
            Slot slot,
            double x,
            double y,
            double margin,
            ChartTip tip,
            @Nullable Runnable drill) {}

    private static final double TOP = 12;
    private static final double BOTTOM = 40;
    private static final double RIGHT = 16;
    private static final double NEAR = 14;

    private List<Dot> dots = List.of();
    private TickFormat formatX = (value, decimals) -> Double.toString(value);
    private TickFormat formatY = (value, decimals) -> Double.toString(value);
    private String titleX = "";
    private Axis axisX = Axis.fromZero(1, 1);
    private Axis axisY = Axis.fromZero(1, 1);
    private double left;

    public Scatter(String id) {
        super(id);
    }

    public void set(List<Dot> values, TickFormat xFormat, TickFormat yFormat, String xTitle, String summary) {
        dots = values.stream()
                .sorted(Comparator.comparingDouble(Dot::x).thenComparingDouble(Dot::y))
                .toList();
        formatX = xFormat;
        formatY = yFormat;
        titleX = xTitle;
        changed(summary);
    }

    /** Those that no other one beats in both, cheapest first. */
    public static List<Dot> frontier(List<Dot> dots) {
        List<Dot> sorted = dots.stream()
                .sorted(Comparator.comparingDouble(Dot::x)
                        .thenComparing(Comparator.comparingDouble(Dot::y).reversed()))
                .toList();
        List<Dot> best = new ArrayList<>();
        double highest = -Double.MAX_VALUE;
        for (Dot dot : sorted) {
            if (dot.y() > highest) {
                best.add(dot);
                highest = dot.y();
            }
        }
        return best;
    }

    @Override
    void paint(Pen pen, double width, double height, List<ChartPoint> into) {
        if (dots.isEmpty()) {
            return;
        }
        axes(height);
        grid(pen, width, height);
        List<Dot> frontier = frontier(dots);
        for (int i = 1; i < frontier.size(); i++) {
            Dot a = frontier.get(i - 1);
            Dot b = frontier.get(i);
            pen.line(x(a, width), y(a.y(), height), x(b, width), y(b.y(), height), Ink.MUTED, 1, 4, 3);
        }
        for (Dot dot : dots) {
            whiskers(pen, dot, width, height);
        }
        for (int i = 0; i < dots.size(); i++) {
            Dot dot = dots.get(i);
            pen.marker(dot.slot(), x(dot, width), y(dot.y(), height), dot.slot().shape() == Slot.Shape.STAR ? 1.3 : 1);
            into.add(new ChartPoint(i, 0, x(dot, width), y(dot.y(), height), dot.tip(), dot.drill()));
        }
        labels(pen, width, height);
    }

    private void axes(double height) {
        double low =
                dots.stream().mapToDouble(dot -> dot.y() - dot.margin()).min().orElse(0);
        double high =
                dots.stream().mapToDouble(dot -> dot.y() + dot.margin()).max().orElse(1);
        axisY = Axis.between(low, high, height > 220 ? 4 : 2);
        axisX = Axis.fromZero(
                Math.max(1e-9, dots.stream().mapToDouble(Dot::x).max().orElse(1)), 3);
    }

    private void grid(Pen pen, double width, double height) {
        left = 0;
        for (int i = 0; i <= axisY.steps(); i++) {
            left = Math.max(left, Math.ceil(Pen.width(axisY.text(i, formatY), Pen.LABEL)) + 12);
        }
        for (int i = 0; i <= axisY.steps(); i++) {
            double y = y(axisY.tick(i), height);
            pen.horizontal(left, width - 4, y, Ink.GRID);
            pen.text(axisY.text(i, formatY), left - 8, y, TextAlignment.RIGHT, Ink.MUTED, Pen.LABEL);
        }
        for (int i = 0; i <= axisX.steps(); i++) {
            double x = left + 8 + axisX.share(axisX.tick(i)) * (width - left - RIGHT - 8);
            TextAlignment align = i == axisX.steps() ? TextAlignment.RIGHT : TextAlignment.CENTER;
            double at = i == axisX.steps() ? width - 4 : x;
            pen.text(axisX.text(i, formatX), at, height - BOTTOM + 14, align, Ink.MUTED, Pen.LABEL);
        }
        pen.text(titleX, width - 4, height - 10, TextAlignment.RIGHT, Ink.MUTED, Pen.LABEL);
    }

    private void whiskers(Pen pen, Dot dot, double width, double height) {
        if (dot.margin() <= 0) {
            return;
        }
        double x = x(dot, width);
        double top = y(dot.y() + dot.margin(), height);
        double bottom = y(dot.y() - dot.margin(), height);
        Ink ink = Ink.slot(dot.slot().colour());
        pen.line(x, top, x, bottom, ink, 1.25);
        pen.line(x - 4, top, x + 4, top, ink, 1.25);
        pen.line(x - 4, bottom, x + 4, bottom, ink, 1.25);
    }

    private void labels(Pen pen, double width, double height) {
        LabelPlaces places = new LabelPlaces(left, width, height - BOTTOM);
        List<Dot> frontier = frontier(dots);
        for (int i = 1; i < frontier.size(); i++) {
            Dot a = frontier.get(i - 1);
            Dot b = frontier.get(i);
            places.blockLine(x(a, width), y(a.y(), height), x(b, width), y(b.y(), height));
        }
        for (Dot dot : dots) {
            places.block(x(dot, width), y(dot.y(), height));
            places.blockLine(
                    x(dot, width), y(dot.y() - dot.margin(), height), x(dot, width), y(dot.y() + dot.margin(), height));
        }
        for (Dot dot : dots) {
            LabelPlaces.Place place = places.find(x(dot, width), y(dot.y(), height), Pen.width(dot.name(), Pen.LABEL));
            pen.text(dot.name(), place.x(), place.y(), TextAlignment.LEFT, Ink.TEXT, Pen.LABEL);
        }
    }

    @Override
    void paintCurrent(Pen pen, ChartPoint point, double width, double height) {
        pen.roundFrame(point.x() - 9, point.y() - 9, 18, 18, 6, Ink.ACCENT);
    }

    @Override
    int at(double x, double y) {
        int best = -1;
        double least = NEAR;
        for (int i = 0; i < points().size(); i++) {
            double distance =
                    Math.hypot(points().get(i).x() - x, points().get(i).y() - y);
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    private double x(Dot dot, double width) {
        return left + 8 + axisX.share(dot.x()) * (width - left - RIGHT - 8);
    }

    private double y(double value, double height) {
        return height - BOTTOM - axisY.share(value) * (height - BOTTOM - TOP);
    }
}
