package dev.trivium.app.routes;

import dev.trivium.app.routes.drawing.Box;
import dev.trivium.app.routes.drawing.DrawnNode;
import dev.trivium.app.routes.drawing.Layout;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;

/** Which part of the drawing shows, and how large. */
final class Viewport {

    private static final double LEAST = 0.2;
    private static final double MOST = 2;
    private static final double STEP = 1.1;

    private final DoubleProperty zoom = new SimpleDoubleProperty(this, "zoom", 1);
    private final Translate move = new Translate();
    private final Scale scale = new Scale();

    Viewport(Node world) {
        scale.xProperty().bind(zoom);
        scale.yProperty().bind(zoom);
        world.getTransforms().addAll(move, scale);
    }

    /** 1 is 100 %. */
    DoubleProperty zoomProperty() {
        return zoom;
    }

    double x() {
        return move.getX();
    }

    double y() {
        return move.getY();
    }

    void pan(double dx, double dy) {
        move.setX(move.getX() + dx);
        move.setY(move.getY() + dy);
    }

    /** @param steps above 0 for larger; the point under the pointer stays where it is */
    void zoom(int steps, double x, double y) {
        double before = zoom.get();
        double now = Math.max(LEAST, Math.min(MOST, before * Math.pow(STEP, steps)));
        zoom.set(now);
        move.setX(x - (x - move.getX()) * now / before);
        move.setY(y - (y - move.getY()) * now / before);
    }

    /**
     * Shows all of a drawing, in the middle, never above its own size.
     *
     * @param least never smaller than this; then it begins with the input
     */
    void fit(Layout layout, double width, double height, double least) {
        double fits = Math.min(width / layout.width(), height / layout.height());
        zoom.set(Math.max(Math.max(LEAST, least), Math.min(1, fits)));
        double inputY = layout.box(DrawnNode.INPUT).map(Box::middleY).orElse(0.0) * zoom.get();
        double wide = layout.width() * zoom.get();
        double high = layout.height() * zoom.get();
        move.setX(Math.rint(Math.max(0, (width - wide) / 2)));
        move.setY(Math.rint(
                high <= height ? (height - high) / 2 : Math.min(0, Math.max(height - high, height / 2 - inputY))));
    }

    /** From a point of the canvas to one of the drawing. */
    Point2D toDrawing(double x, double y) {
        return new Point2D((x - move.getX()) / zoom.get(), (y - move.getY()) / zoom.get());
    }

    /** Moves the least that shows a box of the drawing. */
    void reveal(Box box, double width, double height) {
        double margin = 24;
        double left = box.x() * zoom.get() + move.getX();
        double right = box.right() * zoom.get() + move.getX();
        double top = box.y() * zoom.get() + move.getY();
        double bottom = box.bottom() * zoom.get() + move.getY();
        double dx = left < margin ? margin - left : right > width - margin ? width - margin - right : 0;
        double dy = top < margin ? margin - top : bottom > height - margin ? height - margin - bottom : 0;
        pan(dx, dy);
    }
}
