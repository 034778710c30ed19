package dev.trivium.app.compare;

import java.util.List;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;

/** Drags a pane by its header to another place; a mark shows where it would land. */
final class HeaderDrag {

    private static final double SLACK = 6;
    private static final PseudoClass BEFORE = PseudoClass.getPseudoClass("drop-before");
    private static final PseudoClass AFTER = PseudoClass.getPseudoClass("drop-after");

    private final PaneView pane;
    private final Node header;
    private final BiConsumer<PaneViewModel, Integer> move;
    private double pressedAt;
    private boolean dragging;

    private HeaderDrag(PaneView pane, Node header, BiConsumer<PaneViewModel, Integer> move) {
        this.pane = pane;
        this.header = header;
        this.move = move;
    }

    /** @param move takes the column and its new place */
    static void install(PaneView pane, Node header, BiConsumer<PaneViewModel, Integer> move) {
        HeaderDrag drag = new HeaderDrag(pane, header, move);
        header.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> drag.pressedAt = event.getSceneX());
        header.addEventHandler(MouseEvent.MOUSE_DRAGGED, drag::drag);
        header.addEventHandler(MouseEvent.MOUSE_RELEASED, drag::drop);
    }

    private void drag(MouseEvent event) {
        if (!dragging && Math.abs(event.getSceneX() - pressedAt) < SLACK) {
            return;
        }
        dragging = true;
        header.setCursor(Cursor.CLOSED_HAND);
        mark(target(event.getSceneX()));
    }

    private void drop(MouseEvent event) {
        if (!dragging) {
            return;
        }
        dragging = false;
        header.setCursor(null);
        int target = target(event.getSceneX());
        mark(-1);
        move.accept(pane.model(), target);
    }

    private int target(double sceneX) {
        List<PaneView> panes = panes();
        for (int i = 0; i < panes.size(); i++) {
            if (sceneX
                    < panes.get(i).localToScene(panes.get(i).getLayoutBounds()).getMaxX()) {
                return i;
            }
        }
        return panes.size() - 1;
    }

    private void mark(int target) {
        List<PaneView> panes = panes();
        int from = panes.indexOf(pane);
        for (int i = 0; i < panes.size(); i++) {
            panes.get(i).pseudoClassStateChanged(BEFORE, i == target && target < from);
            panes.get(i).pseudoClassStateChanged(AFTER, i == target && target > from);
        }
    }

    private List<PaneView> panes() {
        return pane.getParent().getChildrenUnmodifiable().stream()
                .filter(PaneView.class::isInstance)
                .map(PaneView.class::cast)
                .toList();
    }
}
