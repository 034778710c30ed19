package dev.trivium.app.controls;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.ObservableList;
import javafx.scene.Node;
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
        fill.getChildren().clear();
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        size(track, width);
        double filled = Math.max(0, Math.min(1, share.get())) * width;
        size(clip, filled);
        boolean striped = growing.get();
        int wanted = filled <= 0 ? 0 : striped ? (int) Math.ceil(filled / (STRIPE + GAP)) : 1;
        ObservableList<Node> bars = fill.getChildren();
        if (bars.size() > wanted) {
            bars.remove(wanted, bars.size());
        }
        for (int i = 0; i < wanted; i++) {
            if (i == bars.size()) {
                bars.add(bar());
            }
            Rectangle bar = (Rectangle) bars.get(i);
            bar.setX(i * (STRIPE + GAP));
            bar.setWidth(striped ? STRIPE : filled);
        }
    }

    private Rectangle bar() {
        Rectangle bar = new Rectangle();
        bar.setHeight(HEIGHT);
        bar.getStyleClass().add("slot-" + colour);
        bar.setStrokeWidth(0);
        bar.setManaged(false);
        return bar;
    }

    private static void size(Rectangle rectangle, double width) {
        rectangle.setWidth(width);
        rectangle.setHeight(HEIGHT);
        rectangle.setArcWidth(HEIGHT);
        rectangle.setArcHeight(HEIGHT);
    }
}
