package dev.trivium.app.controls.chart;

import dev.trivium.app.controls.Slot;
import java.util.function.Function;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.FillRule;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** Draws with the theme's colours. Made for one pass. */
final class Pen {

    /** Labels and ticks. */
    static final Font LABEL = Font.font("Inter", 11);

    static final Font NAME = Font.font("Inter", 12);

    static final Font NUMBER = Font.font("JetBrains Mono", 12);

    /** Half of the square in which slots' shapes are drawn. */
    private static final double HALF_SHAPE = 5;

    private final GraphicsContext gc;
    private final Function<Ink, Color> colours;

    Pen(GraphicsContext gc, Function<Ink, Color> colours) {
        this.gc = gc;
        this.colours = colours;
    }

    static double width(String text, Font font) {
        Text node = new Text(text);
        node.setFont(font);
        return node.getLayoutBounds().getWidth();
    }

    /** @param y the middle of the line */
    void text(String text, double x, double y, TextAlignment align, Ink ink, Font font) {
        gc.setFont(font);
        gc.setTextAlign(align);
        gc.setTextBaseline(VPos.CENTER);
        gc.setFill(colours.apply(ink));
        gc.fillText(text, x, y);
    }

    /** One device pixel wide where the screen is not scaled, whatever the coordinates. */
    void horizontal(double fromX, double toX, double y, Ink ink) {
        gc.setLineDashes();
        gc.setLineWidth(1);
        gc.setStroke(colours.apply(ink));
        gc.strokeLine(fromX, crisp(y), toX, crisp(y));
    }

    void line(double fromX, double fromY, double toX, double toY, Ink ink, double width, double... dashes) {
        gc.setLineDashes(dashes);
        gc.setLineWidth(width);
        gc.setStroke(colours.apply(ink));
        gc.strokeLine(fromX, fromY, toX, toY);
        gc.setLineDashes();
    }

    void path(double[] x, double[] y, int count, Ink ink, double width, double... dashes) {
        gc.setLineDashes(dashes);
        gc.setLineWidth(width);
        gc.setStroke(colours.apply(ink));
        gc.strokePolyline(x, y, count);
        gc.setLineDashes();
    }

    void area(double[] x, double[] y, int count, Ink ink, double opacity) {
        gc.setFill(colours.apply(ink).deriveColor(0, 1, 1, opacity));
        gc.fillPolygon(x, y, count);
    }

    void box(double x, double y, double width, double height, Ink ink) {
        gc.setFill(colours.apply(ink));
        gc.fillRect(x, y, width, height);
    }

    void rounded(double x, double y, double width, double height, double radius, Ink ink) {
        gc.setFill(colours.apply(ink));
        gc.fillRoundRect(x, y, width, height, radius * 2, radius * 2);
    }

    void frame(double x, double y, double width, double height, Ink ink, double line) {
        gc.setLineDashes();
        gc.setLineWidth(line);
        gc.setStroke(colours.apply(ink));
        gc.strokeRect(x, y, width, height);
    }

    void roundFrame(double x, double y, double width, double height, double radius, Ink ink) {
        gc.setLineDashes();
        gc.setLineWidth(2);
        gc.setStroke(colours.apply(ink));
        gc.strokeRoundRect(x, y, width, height, radius * 2, radius * 2);
    }

    /** A ring on the ground's colour. */
    void ring(double x, double y, double radius, Ink ink) {
        gc.setFill(colours.apply(Ink.GROUND));
        gc.fillOval(x - radius, y - radius, radius * 2, radius * 2);
        gc.setLineDashes();
        gc.setLineWidth(1.5);
        gc.setStroke(colours.apply(ink));
        gc.strokeOval(x - radius, y - radius, radius * 2, radius * 2);
    }

    void dot(double x, double y, double radius, Ink ink) {
        gc.setFill(colours.apply(ink));
        gc.fillOval(x - radius, y - radius, radius * 2, radius * 2);
    }

    /** A model's or route's shape around a point. */
    void marker(Slot slot, double x, double y, double scale) {
        Color colour = colours.apply(Ink.slot(slot.colour()));
        gc.save();
        gc.translate(x - HALF_SHAPE * scale, y - HALF_SHAPE * scale);
        gc.scale(scale, scale);
        gc.beginPath();
        gc.appendSVGPath(slot.shape().path());
        gc.setFillRule(FillRule.NON_ZERO);
        gc.setFill(slot.hollow() ? colours.apply(Ink.GROUND) : colour);
        gc.fill();
        if (slot.hollow()) {
            gc.setLineDashes();
            gc.setLineWidth(1.5);
            gc.setStroke(colour);
            gc.stroke();
        }
        gc.restore();
    }

    static double crisp(double at) {
        return Math.floor(at) + 0.5;
    }
}
