package dev.trivium.app.controls;

import atlantafx.base.controls.ToggleSwitch;
import javafx.geometry.HorizontalDirection;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/** Switches with their words at the right. */
public final class Switches {

    private Switches() {}

    /** Also a click on the words turns it, which the library's own switch leaves alone. */
    public static ToggleSwitch of(String id, String text) {
        ToggleSwitch toggle = new ToggleSwitch(text);
        toggle.setId(id);
        toggle.getStyleClass().add("tv-labelled-switch");
        toggle.setLabelPosition(HorizontalDirection.RIGHT);
        toggle.setAccessibleText(text);
        toggle.setMinWidth(Region.USE_PREF_SIZE);
        toggle.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY
                    && event.getTarget() instanceof Node target
                    && !onTrack(toggle, target)) {
                toggle.requestFocus();
                toggle.fire();
            }
        });
        return toggle;
    }

    private static boolean onTrack(ToggleSwitch toggle, Node target) {
        for (Node node = target; node != null && node != toggle; node = node.getParent()) {
            if (node.getStyleClass().contains("thumb-area")
                    || node.getStyleClass().contains("thumb")) {
                return true;
            }
        }
        return false;
    }
}
