package dev.trivium.app.controls;

import javafx.scene.input.KeyEvent;
import javafx.stage.PopupWindow;

/** Keeps the letter of the key that opened a popup out of the popup's text field. */
public final class OwnKeys {

    private boolean pressed;

    private OwnKeys() {}

    /** Lets a popup hear only letters whose keys were pressed while it was open. */
    public static void of(PopupWindow popup) {
        OwnKeys keys = new OwnKeys();
        popup.addEventFilter(KeyEvent.KEY_PRESSED, event -> keys.pressed = true);
        popup.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            if (!keys.pressed) {
                event.consume();
            }
        });
        popup.setOnShowing(event -> keys.pressed = false);
    }
}
