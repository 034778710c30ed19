package dev.trivium.app.controls.markdown;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import org.jspecify.annotations.Nullable;

/** Keeps only those sections unfolded that are seen in the scroll pane around them, or nearly so. Looks before each layout. */
final class Folding {

    /** How much of the height of what is seen stays unfolded above and below it. */
    private static final double AROUND = 0.5;

    private final Parent root;
    private final Runnable look = this::look;

    private Folding(Parent root) {
        this.root = root;
    }

    /** Begins to look after the sections of a view, for as long as it is in a scene. */
    static void of(Parent root) {
        Folding folding = new Folding(root);
        root.sceneProperty().addListener((property, before, now) -> {
            folding.listen(before, false);
            folding.listen(now, true);
        });
    }

    private void listen(@Nullable Scene scene, boolean on) {
        if (scene != null && on) {
            scene.addPreLayoutPulseListener(look);
        } else if (scene != null) {
            scene.removePreLayoutPulseListener(look);
        }
    }

    private void look() {
        List<Node> sections = root.getChildrenUnmodifiable();
        ScrollPane scroll = sections.size() < 2 ? null : scroll();
        if (scroll == null || scroll.getHeight() <= 0) {
            return;
        }
        Bounds seen = root.sceneToLocal(scroll.localToScene(scroll.getLayoutBounds()));
        double margin = seen.getHeight() * AROUND;
        for (Node node : sections) {
            Section section = (Section) node;
            double top = section.getLayoutY();
            boolean near = top + section.getHeight() >= seen.getMinY() - margin && top <= seen.getMaxY() + margin;
            if (near) {
                section.unfold();
            } else if (node != sections.get(sections.size() - 1)) {
                section.fold();
            }
        }
    }

    private @Nullable ScrollPane scroll() {
        for (Parent at = root.getParent(); at != null; at = at.getParent()) {
            if (at instanceof ScrollPane pane) {
                return pane;
            }
        }
        return null;
    }
}
