package dev.trivium.app.controls.markdown;

import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;

/**
 * A few dozen blocks that are measured together. Its height is remembered until something in it changes, so that a long
 * answer which grows at its end costs no more than a short one. Far from what is seen it is folded: it keeps its place
 * and its blocks, but the scene does not have them to style, measure or paint, and their texts have no nodes.
 */
final class Section extends BlockBox {

    private static final double ROUNDING = 1e-6;

    private List<Node> folded = List.of();
    private boolean asleep;
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

    /** Whether it is folded, or about to be. */
    boolean isAsleep() {
        return asleep;
    }

    /**
     * One step towards being folded, only once it has been laid out: otherwise nothing happens. First the texts give up
     * their nodes; then the blocks leave the scene. What leaves the scene at once with its parent would be kept by the
     * part of the toolkit that paints.
     */
    void fold() {
        if (asleep && !isFolded) {
            folded = List.copyOf(getChildren());
            isFolded = true;
            getChildren().clear();
        } else if (!asleep && getWidth() > 0 && getHeight() > 0 && !isNeedsLayout()) {
            foldedArea = getWidth() * getHeight();
            asleep = true;
            FlowIndex.flowsOf(getChildren()).forEach(SelectableFlow::sleep);
            Platform.requestNextPulse();
        }
    }

    void unfold() {
        if (asleep) {
            asleep = false;
            FlowIndex.flowsOf(blocks()).forEach(SelectableFlow::wake);
            if (isFolded) {
                isFolded = false;
                getChildren().setAll(folded);
                folded = List.of();
            }
        }
    }

    /** While folded, an estimate if the width is another than before: narrower text is as much higher. */
    @Override
    protected double computePrefHeight(double width) {
        if (asleep) {
            return Math.ceil(foldedArea / (width > 0 ? width : Math.max(1, getWidth())) - ROUNDING);
        }
        return super.computePrefHeight(width);
    }
}
