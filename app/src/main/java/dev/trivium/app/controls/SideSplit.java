package dev.trivium.app.controls;

import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;

/**
 * A side panel beside the main part, with a border of 1 px between them that can be dragged within 8 px, or moved with
 * the arrow keys. The panel keeps its width when the window changes.
 */
public final class SideSplit extends Region {

    private static final double GRAB = 8;
    private static final double KEY_STEP = 20;

    private final Region side;
    private final Node main;
    private final Region line = new Region();
    private final Region grip = new Region();
    private final double leastSide;
    private final double leastMain;
    private double width;

    public SideSplit(String id, Region side, double width, double leastSide, Node main, double leastMain) {
        this.side = side;
        this.main = main;
        this.width = width;
        this.leastSide = leastSide;
        this.leastMain = leastMain;
        line.getStyleClass().add("tv-split-line");
        grip.setId(id);
        grip.getStyleClass().add("tv-split-grip");
        grip.setCursor(Cursor.H_RESIZE);
        grip.setFocusTraversable(true);
        grip.setAccessibleRole(AccessibleRole.THUMB);
        grip.setAccessibleText("Width of the side panel");
        grip.setOnMousePressed(event -> grip.requestFocus());
        grip.setOnMouseDragged(
                event -> moveTo(sceneToLocal(event.getSceneX(), 0).getX()));
        grip.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
                moveTo(this.width + (event.getCode() == KeyCode.LEFT ? -KEY_STEP : KEY_STEP));
                event.consume();
            }
        });
        getChildren().addAll(side, main, line, grip);
    }

    private void moveTo(double x) {
        width = x;
        width = shown();
        requestLayout();
    }

    private double shown() {
        return Math.max(leastSide, Math.min(width, getWidth() - leastMain - 1));
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return leastSide + 1 + leastMain;
    }

    @Override
    protected void layoutChildren() {
        double x = Math.round(shown());
        double height = getHeight();
        side.resizeRelocate(0, 0, x, height);
        line.resizeRelocate(x, 0, 1, height);
        main.resizeRelocate(x + 1, 0, Math.max(0, getWidth() - x - 1), height);
        grip.resizeRelocate(x - GRAB / 2, 0, GRAB, height);
    }
}
