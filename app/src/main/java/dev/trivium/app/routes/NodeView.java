package dev.trivium.app.routes;

import dev.trivium.app.controls.Marker;
import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.Slot;
import dev.trivium.app.controls.Slots;
import dev.trivium.app.routes.drawing.Box;
import dev.trivium.app.routes.drawing.DrawnNode;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;

/** A box on the canvas: title, one line of substance, badges of its wrappers, and the figures of the last try. */
final class NodeView extends Region {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass ON_PATH = PseudoClass.getPseudoClass("on-path");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass CAN_TAKE = PseudoClass.getPseudoClass("can-take");
    private static final PseudoClass TAKES = PseudoClass.getPseudoClass("takes");
    private static final double PORT = 3.5;
    private static final double EDGE = 4;

    private final VBox content = new VBox(3);
    private final Region edge = new Region();
    private final HBox badges = new HBox(4);
    private final Label figures = Nodes.fixed("", "tv-route-figures");
    private final List<Node> badgeViews = new ArrayList<>();
    private final Circle in = new Circle(PORT);
    private final Circle out = new Circle(PORT);
    private DrawnNode node;

    NodeView(DrawnNode node) {
        this.node = node;
        setId("route-node-" + node.id().replace(":", ""));
        getStyleClass().add("tv-route-node");
        setFocusTraversable(true);
        setManaged(false);
        setAccessibleRole(AccessibleRole.BUTTON);
        content.getStyleClass().add("tv-route-node-content");
        content.setMouseTransparent(true);
        edge.setMouseTransparent(true);
        in.getStyleClass().add("tv-route-port");
        out.getStyleClass().add("tv-route-port");
        in.setMouseTransparent(true);
        out.setMouseTransparent(true);
        in.setVisible(!node.kind().equals("input"));
        out.setVisible(!node.kind().equals("output"));
        figures.setMouseTransparent(true);
        figures.setId(getId() + "-figures");
        Nodes.show(figures, false);
        List.of(content, edge, badges, in, out, figures).forEach(child -> child.setManaged(false));
        getChildren().addAll(content, edge, in, out, badges, figures);
    }

    DrawnNode node() {
        return node;
    }

    /** The badges, each with the wrapper's name as user data. */
    List<Node> badgeViews() {
        return badgeViews;
    }

    void show(DrawnNode now, Box box, String spoken, @Nullable Slots slots) {
        boolean same = node.equals(now) && !content.getChildren().isEmpty();
        node = now;
        setAccessibleText(spoken);
        resizeRelocate(box.x(), box.y(), box.width(), box.height());
        if (!same) {
            fill(slots);
        }
        layoutChildren();
    }

    private void fill(@Nullable Slots slots) {
        Label title = Nodes.label(node.title(), "tv-route-title");
        title.setGraphic(Nodes.icon(StepIcons.of(node.kind()), "icon-14"));
        Label line = Nodes.label(node.line(), node.model() == null ? "tv-route-line" : "tv-route-model");
        edge.getStyleClass().clear();
        boolean slotted = node.model() != null && slots != null;
        if (slotted && node.model() != null && slots != null) {
            Slot slot = slots.of(node.model());
            line.setGraphic(new Marker(slot, 0.8));
            edge.getStyleClass().addAll("tv-route-edge", "tv-route-slot-" + slot.colour());
        }
        edge.setVisible(slotted);
        content.getChildren().setAll(title, line);
        pseudoClassStateChanged(PseudoClass.getPseudoClass("lost"), !node.reached());
        badgeViews.clear();
        for (DrawnNode.Badge badge : node.badges()) {
            Label view = Nodes.fixed(badge.text(), "tv-route-badge");
            view.setGraphic(Nodes.icon(StepIcons.of(badge.kind()), "icon-12"));
            view.setId("route-badge-" + badge.step());
            view.setUserData(badge.step());
            view.setFocusTraversable(true);
            view.setAccessibleRole(AccessibleRole.BUTTON);
            view.setAccessibleText("Wrapper " + badge.text() + " of " + node.title());
            badgeViews.add(view);
        }
        badges.getChildren().setAll(badgeViews);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        content.resizeRelocate(0, 0, width, height);
        edge.resizeRelocate(0, 0, EDGE, height);
        in.setCenterX(0);
        in.setCenterY(height / 2);
        out.setCenterX(width);
        out.setCenterY(height / 2);
        // To the right of the middle, where a line from above ends.
        badges.resizeRelocate(width / 2 + 8, -11, badges.prefWidth(-1), 18);
        figures.resizeRelocate(0, height + 5, figures.prefWidth(-1), 18);
    }

    void setSelected(java.util.Set<String> ids) {
        pseudoClassStateChanged(
                SELECTED, ids.contains(node.id()) || (!node.step().isEmpty() && ids.contains(node.step())));
        badgeViews.forEach(view -> view.pseudoClassStateChanged(SELECTED, ids.contains(view.getUserData())));
    }

    /** @param words the figures of the last try; empty for a step that it did not come to */
    void setTried(boolean onPath, boolean failed, String words) {
        pseudoClassStateChanged(ON_PATH, onPath);
        pseudoClassStateChanged(FAILED, failed);
        figures.setText(words);
        Nodes.show(figures, !words.isEmpty());
        figures.setManaged(false);
        requestLayout();
    }

    void setDrop(boolean can, boolean here) {
        pseudoClassStateChanged(CAN_TAKE, can);
        pseudoClassStateChanged(TAKES, here);
    }
}
