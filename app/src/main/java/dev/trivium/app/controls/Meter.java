package dev.trivium.app.controls;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

/** A bar 6 px high that shows a share of a scale; striped while the value still grows. */
public final class Meter extends Pane {

    private static final double HEIGHT = 6;
    private static final double STRIPE = 4;
    private static final double GAP = 2;

    private final DoubleProperty share = new SimpleDoubleProperty(this, "share", 0);
    private final BooleanProperty growing = new SimpleBooleanProperty(this, "growing", false);
    private final Rectangle track = new Rectangle();
    private final Pane fill = new Pane();
    private final Rectangle clip = new Rectangle();
    private int colour = 1;

    public Meter() {
        track.getStyleClass().add("tv-meter-track");
        fill.setClip(clip);
        getChildren().addAll(track, fill);
        setMinSize(20, HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        share.addListener((property, before, now) -> requestLayout());
        growing.addListener((property, before, now) -> requestLayout());
    }

    /** From 0 to 1. */
    public DoubleProperty shareProperty() {
        return share;
    }

    public BooleanProperty growingProperty() {
        return growing;
    }

    /** @param slotColour from 1 to 7 */
    public void setColour(int slotColour) {
        colour = slotColour;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        size(track, width);
        double filled = Math.max(0, Math.min(1, share.get())) * width;
        size(clip, filled);
        fill.getChildren().clear();
        double step = growing.get() ? STRIPE + GAP : Math.max(1, filled);
        for (double x = 0; x < filled; x += step) {
            Rectangle bar = new Rectangle(x, 0, growing.get() ? STRIPE : filled, HEIGHT);
            bar.getStyleClass().add("slot-" + colour);
            bar.setStrokeWidth(0);
            bar.setManaged(false);
            fill.getChildren().add(bar);
        }
    }

    private static void size(Rectangle rectangle, double width) {
        rectangle.setWidth(width);
        rectangle.setHeight(HEIGHT);
        rectangle.setArcWidth(HEIGHT);
        rectangle.setArcHeight(HEIGHT);
    }
}
