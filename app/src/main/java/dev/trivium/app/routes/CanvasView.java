package dev.trivium.app.routes;

import dev.trivium.app.controls.Slots;
import dev.trivium.app.routes.drawing.Box;
import dev.trivium.app.routes.drawing.DrawnEdge;
import dev.trivium.app.routes.drawing.DrawnNode;
import dev.trivium.app.routes.drawing.EdgeLine;
import dev.trivium.app.routes.drawing.Neighbours;
import dev.trivium.app.routes.drawing.Spoken;
import dev.trivium.app.routes.drawing.TextWidths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/** The drawing of a route: boxes over lines over a grid, in a part that can be moved and enlarged. */
final class CanvasView extends Region {

    private static final TextWidths WIDTHS = new TextWidths();

    private static final double READABLE = 0.6;

    private final RouteEditor editor;
    private final Slots slots;
    private final TryMarks marks;
    private final GridDots grid = new GridDots();
    private final Pane lines = new Pane();
    private final Pane labels = new Pane();
    private final Pane nodes = new Pane();
    private final Pane world = new Pane(lines, labels, nodes);
    private final Viewport viewport = new Viewport(world);
    private final Map<String, NodeView> boxes = new LinkedHashMap<>();
    private final List<EdgeView> edges = new ArrayList<>();
    /** Whether a person has chosen what shows; until then it is all of the route, as far as that can be read. */
    private boolean chosen;

    private final ChangeListener<Object> redraw = (property, before, now) -> draw();
    private final ChangeListener<Object> reselect = (property, before, now) -> showSelection(true);
    private final Runnable remark = this::showMarks;

    CanvasView(RouteEditor editor, Slots slots, TryMarks marks) {
        this.editor = editor;
        this.slots = slots;
        this.marks = marks;
        setId("route-canvas");
        getStyleClass().add("tv-route-canvas");
        setFocusTraversable(true);
        setAccessibleText("Drawing of the route");
        world.setManaged(false);
        grid.setManaged(false);
        for (Pane layer : List.of(lines, labels, nodes)) {
            layer.setPickOnBounds(false);
        }
        world.setPickOnBounds(false);
        getChildren().addAll(grid, world);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        viewport.zoomProperty().addListener((property, before, now) -> drawGrid());
    }

    void attach() {
        editor.pictureProperty().addListener(redraw);
        editor.selectionProperty().addListener(reselect);
        marks.addListener(remark);
        draw();
    }

    void detach() {
        editor.pictureProperty().removeListener(redraw);
        editor.selectionProperty().removeListener(reselect);
        marks.removeListener(remark);
    }

    private void draw() {
        RouteEditor.Picture picture = editor.pictureProperty().get();
        Map<String, String> spoken = Spoken.of(picture.drawing());
        Map<String, NodeView> kept = new HashMap<>(boxes);
        boxes.clear();
        // In reading order, which is the order of the focus.
        for (String id : Neighbours.inOrder(picture.layout())) {
            DrawnNode node = picture.drawing().node(id).orElseThrow();
            NodeView before = kept.remove(id);
            NodeView view = before == null || !before.node().kind().equals(node.kind()) ? new NodeView(node) : before;
            Box box = Objects.requireNonNull(picture.layout().boxes().get(id));
            view.show(node, box, spoken.getOrDefault(id, ""), slots);
            boxes.put(id, view);
        }
        if (!nodes.getChildren().equals(new ArrayList<>(boxes.values()))) {
            nodes.getChildren().setAll(boxes.values());
        }
        drawEdges(picture);
        showSelection(true);
        showMarks();
        requestLayout();
    }

    private void drawEdges(RouteEditor.Picture picture) {
        edges.clear();
        lines.getChildren().clear();
        labels.getChildren().clear();
        for (DrawnEdge edge : picture.drawing().edges()) {
            EdgeLine line = Objects.requireNonNull(picture.layout().lines().get(edge.id()));
            EdgeView view = new EdgeView(edge, line, WIDTHS);
            edges.add(view);
            lines.getChildren().addAll(view.path(), view.hit());
            Polygon arrow = view.arrow();
            if (arrow != null) {
                lines.getChildren().add(arrow);
            }
            Label label = view.label();
            if (label != null) {
                labels.getChildren().add(label);
            }
        }
        edges.forEach(view -> view.hit().toFront());
    }

    private void showSelection(boolean reveal) {
        Set<String> ids = editor.selectionProperty().get();
        boxes.values().forEach(view -> view.setSelected(ids));
        edges.forEach(view -> view.setSelected(ids, !boxes.containsKey(view.owner())));
        NodeView one = ids.size() == 1 ? boxes.get(headOf(ids.iterator().next())) : null;
        if (one != null && reveal && getWidth() > 0) {
            Box box = editor.pictureProperty()
                    .get()
                    .layout()
                    .boxes()
                    .get(one.node().id());
            if (box != null) {
                viewport.reveal(box, getWidth(), getHeight());
                drawGrid();
            }
        }
    }

    private String headOf(String id) {
        return boxes.containsKey(id)
                ? id
                : editor.pictureProperty().get().drawing().heads().getOrDefault(id, id);
    }

    private void showMarks() {
        boxes.values().forEach(view -> marks.show(view));
        edges.forEach(view -> view.setOnPath(marks.onPath(view.edge())));
    }

    /** Gives the keyboard to what is selected, or to the first box. */
    void focusSelection() {
        String id = editor.selectionProperty().get().stream().findFirst().orElse(DrawnNode.INPUT);
        focusOn(id);
    }

    /** The box that is selected; null if none is. */
    @Nullable
    Node selected() {
        return editor.selectionProperty().get().stream()
                .findFirst()
                .map(id -> boxes.get(headOf(id)))
                .orElse(null);
    }

    /** Gives the keyboard to a box, a badge or a label. */
    void focusOn(String id) {
        NodeView box = boxes.get(id);
        Node target = box == null ? part(id) : box;
        (target == null ? this : target).requestFocus();
    }

    /** A badge or a label that stands for a step without a box. */
    private @Nullable Node part(String step) {
        for (NodeView view : boxes.values()) {
            for (Node badge : view.badgeViews()) {
                if (step.equals(badge.getUserData())) {
                    return badge;
                }
            }
        }
        for (EdgeView view : edges) {
            if (view.owner().equals(step) && view.label() != null) {
                return view.label();
            }
        }
        return null;
    }

    /** All that can be selected, along the lines: each box, its badges, and the lines from it that stand for a step. */
    List<String> stops() {
        List<String> stops = new ArrayList<>();
        for (NodeView view : boxes.values()) {
            view.badgeViews().forEach(badge -> stops.add((String) badge.getUserData()));
            stops.add(view.node().id());
            for (EdgeView edge : edges) {
                boolean stands = edge.edge().from().equals(view.node().id())
                        && !edge.owner().isEmpty();
                if (stands && !boxes.containsKey(edge.owner()) && !stops.contains(edge.owner())) {
                    stops.add(edge.owner());
                }
            }
        }
        return stops;
    }

    Map<String, NodeView> boxes() {
        return boxes;
    }

    List<EdgeView> edges() {
        return edges;
    }

    /** Puts something over the drawing that does not move with it. */
    void addOverlay(Node node) {
        getChildren().add(node);
    }

    void removeOverlay(Node node) {
        getChildren().remove(node);
    }

    Viewport viewport() {
        return viewport;
    }

    void pan(double dx, double dy) {
        chosen = true;
        viewport.pan(dx, dy);
        drawGrid();
    }

    void zoom(int steps) {
        zoomAt(steps, getWidth() / 2, getHeight() / 2);
    }

    void zoomAt(int steps, double x, double y) {
        chosen = true;
        viewport.zoom(steps, x, y);
        drawGrid();
    }

    void fit() {
        fit(0);
    }

    private void fit(double least) {
        if (getWidth() > 0 && getHeight() > 0) {
            viewport.fit(editor.pictureProperty().get().layout(), getWidth(), getHeight(), least);
            chosen = false;
            drawGrid();
        }
    }

    /** Another route was opened: all of it is to be seen. */
    void fitNext() {
        chosen = false;
        requestLayout();
    }

    private void drawGrid() {
        grid.draw(
                getWidth(),
                getHeight(),
                viewport.x(),
                viewport.y(),
                viewport.zoomProperty().get());
    }

    @Override
    protected void layoutChildren() {
        if (!chosen) {
            fit(READABLE);
        }
        drawGrid();
    }
}
