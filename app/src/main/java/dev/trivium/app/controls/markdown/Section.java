package dev.trivium.app.controls.markdown;

import javafx.scene.layout.VBox;

/**
 * A few dozen blocks that are measured together. Its height is remembered until something in it changes, so that a long
 * answer which grows at its end costs no more than a short one.
 */
final class Section extends VBox {

    private final HeightMemory heights = new HeightMemory();

    Section() {
        getStyleClass().add("md-section");
        setFillWidth(true);
    }

    @Override
    public void requestLayout() {
        // The superclass's constructor comes here before the field is set.
        if (heights != null) {
            heights.forget();
        }
        super.requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return heights.of(width, super::computePrefHeight);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }
}
