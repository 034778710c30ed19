package dev.trivium.app.routes;

import java.util.ArrayList;
import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.scene.canvas.Canvas;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/** The dots behind a drawing: one canvas, not a node for each. */
final class GridDots extends Canvas {

    private static final double STEP = 20;
    private static final double LEAST_STEP = 10;
    private static final double DOT = 1.2;

    private static final CssMetaData<GridDots, Paint> DOT_FILL =
            new CssMetaData<>("-tv-dot-fill", StyleConverter.getPaintConverter(), Color.TRANSPARENT) {
                @Override
                public boolean isSettable(GridDots dots) {
                    return !dots.fill.isBound();
                }

                @Override
                public StyleableProperty<Paint> getStyleableProperty(GridDots dots) {
                    return dots.fill;
                }
            };

    private final StyleableObjectProperty<Paint> fill =
            new SimpleStyleableObjectProperty<>(DOT_FILL, this, "dotFill", Color.TRANSPARENT);
    private double x;
    private double y;
    private double zoom = 1;

    GridDots() {
        getStyleClass().add("tv-route-grid");
        setMouseTransparent(true);
        fill.addListener((property, before, now) -> draw());
    }

    void draw(double width, double height, double moveX, double moveY, double scale) {
        x = moveX;
        y = moveY;
        zoom = scale;
        setWidth(width);
        setHeight(height);
        draw();
    }

    private void draw() {
        getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
        getGraphicsContext2D().setFill(fill.get());
        double step = STEP * zoom;
        while (step < LEAST_STEP) {
            step *= 2;
        }
        double firstX = x - Math.floor(x / step) * step;
        double firstY = y - Math.floor(y / step) * step;
        for (double dotX = firstX; dotX < getWidth(); dotX += step) {
            for (double dotY = firstY; dotY < getHeight(); dotY += step) {
                getGraphicsContext2D().fillRect(Math.rint(dotX), Math.rint(dotY), DOT, DOT);
            }
        }
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        List<CssMetaData<? extends Styleable, ?>> all = new ArrayList<>(super.getCssMetaData());
        all.add(DOT_FILL);
        return all;
    }
}
