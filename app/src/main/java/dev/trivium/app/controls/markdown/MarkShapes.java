package dev.trivium.app.controls.markdown;

import dev.trivium.app.controls.MarkedText.Look;
import dev.trivium.app.controls.MarkedText.Mark;
import dev.trivium.app.controls.Nodes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;

/** Draws marks as shapes: a tint or frame behind the text, a bar in the margin. Made only where there is a mark. */
final class MarkShapes {

    private static final double BAR_LEFT = -9;
    private static final double BAR_RIGHT = -6;
    private static final String ONLY_WORDS = "Only this answer says this.";

    private final Pane pane;
    private final Map<Look, Path> paths = new EnumMap<>(Look.class);

    /** @param pane takes the shapes, below its other children */
    MarkShapes(Pane pane) {
        this.pane = pane;
    }

    /** @param shapes gives the outline of a range of the text */
    void draw(List<Mark> marks, BiFunction<Integer, Integer, PathElement[]> shapes) {
        Map<Look, List<PathElement>> wanted = new EnumMap<>(Look.class);
        for (Mark mark : marks) {
            if (mark.look() == Look.COMMON || mark.from() >= mark.to()) {
                continue;
            }
            PathElement[] range = shapes.apply(mark.from(), mark.to());
            boolean beside = mark.look() == Look.ONLY || mark.look() == Look.HERE;
            wanted.computeIfAbsent(mark.look(), look -> new ArrayList<>()).addAll(beside ? bar(range) : List.of(range));
        }
        paths.forEach((look, path) -> path.getElements().setAll(wanted.getOrDefault(look, List.of())));
        wanted.forEach((look, elements) -> {
            if (!paths.containsKey(look)) {
                path(look).getElements().setAll(elements);
            }
        });
    }

    private Path path(Look look) {
        Path path = new Path();
        path.getStyleClass().add("md-mark-" + look.style());
        path.setManaged(false);
        path.setMouseTransparent(look != Look.ONLY);
        if (look == Look.ONLY) {
            Tooltip.install(path, Nodes.tooltip(ONLY_WORDS));
            path.setAccessibleText(ONLY_WORDS);
        }
        paths.put(look, path);
        pane.getChildren().add(0, path);
        return path;
    }

    private static List<PathElement> bar(PathElement[] range) {
        Bounds bounds = bounds(range);
        return List.of(
                new MoveTo(BAR_LEFT, bounds.getMinY()),
                new LineTo(BAR_RIGHT, bounds.getMinY()),
                new LineTo(BAR_RIGHT, bounds.getMaxY()),
                new LineTo(BAR_LEFT, bounds.getMaxY()),
                new ClosePath());
    }

    /** The box around a shape made of straight lines. */
    static Bounds bounds(PathElement[] shape) {
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = 0;
        double bottom = 0;
        for (PathElement element : shape) {
            double x =
                    element instanceof MoveTo move ? move.getX() : element instanceof LineTo line ? line.getX() : left;
            double y =
                    element instanceof MoveTo move ? move.getY() : element instanceof LineTo line ? line.getY() : top;
            left = Math.min(left, x);
            top = Math.min(top, y);
            right = Math.max(right, x);
            bottom = Math.max(bottom, y);
        }
        return shape.length == 0 ? new BoundingBox(0, 0, 0, 0) : new BoundingBox(left, top, right - left, bottom - top);
    }
}
