package dev.trivium.app.controls.markdown;

import javafx.scene.Node;
import javafx.scene.layout.HBox;

/** A marker and what belongs to it, measured once until something in it changes. */
final class BlockRow extends HBox {

    private final HeightMemory heights = new HeightMemory();

    BlockRow(Node... children) {
        super(children);
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
