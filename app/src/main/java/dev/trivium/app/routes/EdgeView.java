package dev.trivium.app.routes;

import dev.trivium.app.controls.Nodes;
import dev.trivium.app.routes.drawing.DrawnEdge;
import dev.trivium.app.routes.drawing.EdgeLine;
import dev.trivium.app.routes.drawing.Slot;
import dev.trivium.app.routes.drawing.TextWidths;
import java.util.List;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polygon;
import org.jspecify.annotations.Nullable;

/** A line on the canvas, with its label and, where it needs one, an arrowhead. */
final class EdgeView {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass ON_PATH = PseudoClass.getPseudoClass("on-path");
    private static final PseudoClass CAN_TAKE = PseudoClass.getPseudoClass("can-take");
    private static final PseudoClass TAKES = PseudoClass.getPseudoClass("takes");
    private static final double LABEL_HEIGHT = 18;

    private final DrawnEdge edge;
    private final EdgeLine line;
    private final Path path = new Path();
    private final Path hit = new Path();
    private final @Nullable Polygon arrow;
    private final @Nullable Label label;

    EdgeView(DrawnEdge edge, EdgeLine line, TextWidths widths) {
        this.edge = edge;
        this.line = line;
        for (Path one : List.of(path, hit)) {
            EdgeLine.Curve curve = line.curve();
            one.getElements()
                    .setAll(
                            new MoveTo(line.startX(), line.startY()),
                            new LineTo(curve.startX(), curve.startY()),
                            new CubicCurveTo(
                                    curve.controlX1(),
                                    curve.controlY1(),
                                    curve.controlX2(),
                                    curve.controlY2(),
                                    curve.endX(),
                                    curve.endY()),
                            new LineTo(line.endX(), line.endY()));
        }
        path.getStyleClass().addAll("tv-route-line-path", edge.kind().name().toLowerCase(java.util.Locale.ROOT));
        path.setMouseTransparent(true);
        hit.getStyleClass().add("tv-route-line-hit");
        hit.setUserData(this);
        hit.setPickOnBounds(false);
        arrow = edge.kind() == DrawnEdge.Kind.FLOW ? null : arrow(line);
        label = edge.label().isEmpty() ? null : label(widths);
    }

    private static Polygon arrow(EdgeLine line) {
        double x = line.endX();
        double y = line.endY();
        Polygon head = line.vertical()
                ? new Polygon(x - 4.5, y - 8, x + 4.5, y - 8, x, y - 1)
                : new Polygon(x - 8, y - 4.5, x - 8, y + 4.5, x - 1, y);
        head.getStyleClass().add("tv-route-arrow");
        head.setMouseTransparent(true);
        return head;
    }

    private Label label(TextWidths widths) {
        Label words = Nodes.fixed(widths.shortened(edge.label()), "tv-route-label");
        double width = widths.label(edge.label());
        words.setManaged(false);
        words.resizeRelocate(
                Math.rint(line.labelX() - width / 2), Math.rint(line.labelY() - LABEL_HEIGHT / 2), width, LABEL_HEIGHT);
        Slot slot = edge.slot();
        words.setUserData(this);
        words.setTooltip(Nodes.tooltip(edge.label()));
        if (slot != null) {
            words.setId("route-label-" + slot.owner() + "-" + slot.role().name().toLowerCase(java.util.Locale.ROOT)
                    + "-" + slot.index());
            words.setFocusTraversable(edge.kind() != DrawnEdge.Kind.FLOW);
            words.setAccessibleRole(AccessibleRole.BUTTON);
            words.setAccessibleText(edge.kind() == DrawnEdge.Kind.NEXT ? "Fallback, " + edge.label() : edge.label());
        }
        return words;
    }

    DrawnEdge edge() {
        return edge;
    }

    EdgeLine line() {
        return line;
    }

    Path path() {
        return path;
    }

    Path hit() {
        return hit;
    }

    @Nullable
    Polygon arrow() {
        return arrow;
    }

    @Nullable
    Label label() {
        return label;
    }

    /** The step whose place it draws; empty for a line of answers. */
    String owner() {
        Slot slot = edge.slot();
        return slot == null ? "" : slot.owner();
    }

    void setSelected(Set<String> ids, boolean boxless) {
        boolean selected = boxless && ids.contains(owner());
        path.pseudoClassStateChanged(SELECTED, selected);
        if (label != null) {
            label.pseudoClassStateChanged(SELECTED, selected);
        }
    }

    void setOnPath(boolean onPath) {
        path.pseudoClassStateChanged(ON_PATH, onPath);
        if (label != null) {
            label.pseudoClassStateChanged(ON_PATH, onPath);
        }
        if (arrow != null) {
            arrow.pseudoClassStateChanged(ON_PATH, onPath);
        }
        if (onPath) {
            path.toFront();
        }
    }

    void setDrop(boolean can, boolean here) {
        path.pseudoClassStateChanged(CAN_TAKE, can);
        path.pseudoClassStateChanged(TAKES, here);
    }
}
