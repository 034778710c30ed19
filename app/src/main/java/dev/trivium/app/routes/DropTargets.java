package dev.trivium.app.routes;

import dev.trivium.app.routes.drawing.Box;
import dev.trivium.app.routes.drawing.DrawnEdge;
import dev.trivium.app.routes.drawing.EdgeLine;
import dev.trivium.app.routes.drawing.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where something that is dragged could go, and which of these places is under the pointer. */
final class DropTargets {

    /**
     * A place.
     *
     * @param node a box; null for a line
     * @param edge a line; null for a box
     */
    record Target(@Nullable String node, @Nullable DrawnEdge edge) {}

    private static final double NEAR = 22;

    private final RouteEditor.Picture picture;
    private final List<Target> targets = new ArrayList<>();

    private DropTargets(RouteEditor.Picture picture) {
        this.picture = picture;
    }

    /** For a new step: any line of the request or its answer, and any step. */
    static DropTargets forNew(RouteEditor.Picture picture) {
        DropTargets drop = new DropTargets(picture);
        picture.drawing().edges().stream()
                .filter(edge -> edge.slot() != null || !edge.from().startsWith("join:"))
                .forEach(edge -> drop.targets.add(new Target(null, edge)));
        picture.drawing().nodes().stream()
                .filter(node -> !node.step().isEmpty() && !node.kind().equals("join"))
                .forEach(node -> drop.targets.add(new Target(node.id(), null)));
        return drop;
    }

    /** For a step that is there: the lines that can lead to it. */
    static DropTargets forMove(RouteEditor.Picture picture, Predicate<Slot> can) {
        DropTargets drop = new DropTargets(picture);
        for (DrawnEdge edge : picture.drawing().edges()) {
            Slot slot = edge.slot();
            if (slot != null && can.test(slot)) {
                drop.targets.add(new Target(null, edge));
            }
        }
        return drop;
    }

    /** For a line: the steps to which it can lead. */
    static DropTargets forLink(RouteEditor.Picture picture, Predicate<String> can) {
        DropTargets drop = new DropTargets(picture);
        picture.drawing().nodes().stream()
                .filter(node -> !node.step().isEmpty() && !node.kind().equals("join") && can.test(node.step()))
                .forEach(node -> drop.targets.add(new Target(node.id(), null)));
        return drop;
    }

    List<Target> all() {
        return targets;
    }

    /** The box under a point of the drawing, else the nearest line; null if none is near. */
    @Nullable
    Target at(double x, double y) {
        Target best = null;
        double least = NEAR;
        Map<String, Box> boxes = picture.layout().boxes();
        for (Target target : targets) {
            Box box = target.node() == null ? null : boxes.get(target.node());
            if (box != null && x >= box.x() && x <= box.right() && y >= box.y() && y <= box.bottom()) {
                return target;
            }
            DrawnEdge edge = target.edge();
            EdgeLine line = edge == null ? null : picture.layout().lines().get(edge.id());
            double distance = line == null ? NEAR : line.distance(x, y);
            if (distance < least) {
                least = distance;
                best = target;
            }
        }
        return best;
    }
}
