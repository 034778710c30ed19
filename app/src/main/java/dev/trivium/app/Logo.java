package dev.trivium.app;

import javafx.scene.Group;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;

/** Three ways from one point: the product's mark, 28 px in the rail. */
final class Logo extends StackPane {

    Logo(double size) {
        Rectangle ground = new Rectangle(28, 28);
        ground.setArcWidth(14);
        ground.setArcHeight(14);
        ground.getStyleClass().add("tv-logo-ground");
        SVGPath lines = new SVGPath();
        lines.setContent("M14 8.5V14.5M14 14.5L8.5 20M14 14.5L19.5 20");
        lines.getStyleClass().add("tv-logo-line");
        Group drawing = new Group(ground, lines, dot(14, 7.5), dot(8, 20.5), dot(20, 20.5));
        drawing.setScaleX(size / 28);
        drawing.setScaleY(size / 28);
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        getChildren().add(drawing);
    }

    private static Circle dot(double x, double y) {
        Circle dot = new Circle(x, y, 2.6);
        dot.getStyleClass().add("tv-logo-dot");
        return dot;
    }
}
