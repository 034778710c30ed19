package dev.trivium.app.controls.markdown;

import javafx.scene.layout.VBox;

/** Blocks below each other, measured once until one of them changes. */
class BlockBox extends VBox {

    private final HeightMemory heights = new HeightMemory();

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

    /** Text is never cut, so it is as high as it wants to be. */
    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }
}
