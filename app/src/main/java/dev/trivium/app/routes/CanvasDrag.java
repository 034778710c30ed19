package dev.trivium.app.routes;

import dev.trivium.app.controls.Nodes;
import dev.trivium.app.routes.drawing.DrawnEdge;
import dev.trivium.app.routes.edit.Placing;
import dev.trivium.app.routes.edit.StepKind;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/** Something is dragged over the canvas: places that can take it light up, and the one under the pointer more so. */
final class CanvasDrag {

    private final RouteEditor editor;
    private final CanvasView canvas;
    private final Pane over;
    private final Label ghost = Nodes.fixed("", "tv-route-ghost");
    private @Nullable DropTargets targets;
    private Consumer<DropTargets.Target> drop = target -> {};

    /** @param over lies over the whole screen; what is dragged is drawn there */
    CanvasDrag(RouteEditor editor, CanvasView canvas, Pane over) {
        this.editor = editor;
        this.canvas = canvas;
        this.over = over;
        ghost.setMouseTransparent(true);
        ghost.setManaged(false);
    }

    boolean running() {
        return targets != null;
    }

    /** A kind of step from the palette. */
    void begin(StepKind kind) {
        start(kind.title(), DropTargets.forNew(editor.pictureProperty().get()), target -> {
            String node = target.node();
            DrawnEdge edge = target.edge();
            if (node != null) {
                if (kind == StepKind.CALL) {
                    editor.addAfter(node, kind);
                } else {
                    editor.wrap(node, kind);
                }
            } else if (edge != null && edge.slot() != null) {
                editor.addAt(edge.slot(), kind);
            } else if (edge != null) {
                editor.addAfter(edge.from(), kind);
            }
        });
    }

    /** A step with all below it. */
    void beginMove(String step, String title) {
        DropTargets where = DropTargets.forMove(
                editor.pictureProperty().get(), slot -> Placing.canMove(editor.content(), step, slot));
        start(title, where, target -> {
            DrawnEdge edge = target.edge();
            if (edge != null && edge.slot() != null) {
                editor.move(step, edge.slot());
            }
        });
    }

    /** The end of a line. */
    void beginLink(DrawnEdge edge) {
        DropTargets where = DropTargets.forLink(
                editor.pictureProperty().get(),
                step -> !step.equals(edge.slot() == null ? "" : editor.content().target(edge.slot()))
                        && edge.slot() != null
                        && !editor.content().below(step).contains(edge.slot().owner()));
        start("leads to …", where, target -> {
            String node = target.node();
            if (node != null && edge.slot() != null) {
                editor.link(edge.slot(), node);
            }
        });
    }

    private void start(String title, DropTargets where, Consumer<DropTargets.Target> then) {
        targets = where;
        drop = then;
        ghost.setText(title);
        over.getChildren().setAll(ghost);
        light(null);
    }

    /** @param x of the scene */
    void over(double x, double y) {
        DropTargets now = targets;
        if (now == null) {
            return;
        }
        Point2D at = over.sceneToLocal(x, y);
        ghost.resizeRelocate(at.getX() + 12, at.getY() + 8, ghost.prefWidth(-1), 26);
        light(under(now, x, y));
    }

    private DropTargets.@Nullable Target under(DropTargets now, double x, double y) {
        Point2D local = canvas.sceneToLocal(x, y);
        if (!canvas.contains(local)) {
            return null;
        }
        Point2D point = canvas.viewport().toDrawing(local.getX(), local.getY());
        return now.at(point.getX(), point.getY());
    }

    void end(double x, double y) {
        DropTargets now = targets;
        if (now == null) {
            return;
        }
        DropTargets.Target target = under(now, x, y);
        cancel();
        if (target != null) {
            drop.accept(target);
            canvas.focusSelection();
        }
    }

    void cancel() {
        targets = null;
        over.getChildren().clear();
        canvas.boxes().values().forEach(view -> view.setDrop(false, false));
        canvas.edges().forEach(view -> view.setDrop(false, false));
    }

    private void light(DropTargets.@Nullable Target under) {
        DropTargets now = targets;
        if (now == null) {
            return;
        }
        for (NodeView view : canvas.boxes().values()) {
            DropTargets.Target target = new DropTargets.Target(view.node().id(), null);
            view.setDrop(now.all().contains(target), target.equals(under));
        }
        for (EdgeView view : canvas.edges()) {
            DropTargets.Target target = new DropTargets.Target(null, view.edge());
            view.setDrop(now.all().contains(target), target.equals(under));
        }
    }
}
