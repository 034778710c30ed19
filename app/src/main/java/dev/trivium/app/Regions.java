package dev.trivium.app;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/** Moves the focus from one part of the window to the next. */
final class Regions {

    private final Scene scene;
    private final Supplier<List<Node>> regions;

    /** @param regions those that show now, in reading order */
    Regions(Scene scene, Supplier<List<Node>> regions) {
        this.scene = scene;
        this.regions = regions;
    }

    /** @param by 1 goes to the next region, -1 to the one before; a region without anything to focus is passed over */
    void move(int by) {
        List<Node> all = regions.get();
        int at = current(all);
        for (int step = 1; step <= all.size(); step++) {
            int start = at < 0 && by > 0 ? -1 : Math.max(at, 0);
            Node first = firstFocusable(all.get(Math.floorMod(start + by * step, all.size())));
            if (first != null) {
                first.requestFocus();
                return;
            }
        }
    }

    private int current(List<Node> all) {
        for (Node node = scene.getFocusOwner(); node != null; node = node.getParent()) {
            int at = all.indexOf(node);
            if (at >= 0) {
                return at;
            }
        }
        return -1;
    }

    private static @Nullable Node firstFocusable(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return null;
        }
        if (node.isFocusTraversable()) {
            return node;
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Node found = firstFocusable(child);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
