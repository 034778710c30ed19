package dev.trivium.app.controls.markdown;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/**
 * A few dozen blocks that are measured together. Its height is remembered until something in it changes, so that a long
 * answer which grows at its end costs no more than a short one. Far from what is seen it is folded: it keeps its place
 * and its blocks, but the scene does not have them to style, measure or paint.
 */
final class Section extends VBox {

    private final HeightMemory heights = new HeightMemory();
    private List<Node> folded = List.of();
    private boolean isFolded;
    private double foldedArea;

    Section() {
        getStyleClass().add("md-section");
        setFillWidth(true);
    }

    /** The blocks, whether folded or not. */
    List<Node> blocks() {
        return isFolded ? folded : getChildren();
    }

    boolean isFolded() {
        return isFolded;
    }

    /** Only once it has been laid out: otherwise nothing happens. */
    void fold() {
        if (!isFolded && getWidth() > 0 && getHeight() > 0) {
            foldedArea = getWidth() * getHeight();
            folded = List.copyOf(getChildren());
            isFolded = true;
            getChildren().clear();
        }
    }

    void unfold() {
        if (isFolded) {
            isFolded = false;
            getChildren().setAll(folded);
            folded = List.of();
        }
    }

    @Override
    public void requestLayout() {
        // The superclass's constructor comes here before the field is set.
        if (heights != null) {
            heights.forget();
        }
        super.requestLayout();
    }

    /** While folded, an estimate if the width is another than before: narrower text is as much higher. */
    @Override
    protected double computePrefHeight(double width) {
        if (isFolded) {
            return Math.ceil(foldedArea / (width > 0 ? width : Math.max(1, getWidth())));
        }
        return heights.of(width, super::computePrefHeight);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }
}
