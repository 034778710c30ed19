package dev.trivium.app.controls;

import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

/** Draws a {@link Slot}: decoration beside the model's name, so it has no accessible text of its own. */
public final class Marker extends StackPane {

    private static final double SIZE = 12;

    public Marker(Slot slot) {
        this(slot, 1);
    }

    /** @param scale 1 draws the shape within 10 x 10 px */
    public Marker(Slot slot, double scale) {
        SVGPath shape = new SVGPath();
        shape.setContent(slot.shape().path());
        shape.getStyleClass().add("slot-" + slot.colour());
        shape.setStrokeWidth(slot.hollow() ? 1.5 : 0);
        if (slot.hollow()) {
            shape.getStyleClass().add("hollow");
        }
        shape.setScaleX(scale);
        shape.setScaleY(scale);
        getChildren().add(shape);
        setMinSize(SIZE * scale, SIZE * scale);
        setPrefSize(SIZE * scale, SIZE * scale);
        setMaxSize(SIZE * scale, SIZE * scale);
        setMouseTransparent(true);
    }
}
