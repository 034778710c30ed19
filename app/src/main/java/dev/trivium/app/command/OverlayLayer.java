package dev.trivium.app.command;

import dev.trivium.app.controls.Nodes;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Shows the palette or the keyboard map over the whole window; Esc or a click beside it closes it. */
public final class OverlayLayer extends StackPane {

    private final Node below;
    private @Nullable Node focusBefore;

    /** @param below cannot be reached while something lies over it */
    public OverlayLayer(Node below) {
        this.below = below;
        setId("overlay");
        getStyleClass().add("tv-overlay");
        setAlignment(Pos.TOP_CENTER);
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
        Nodes.show(this, false);
    }

    public void open(Node content) {
        close();
        focusBefore = getScene().getFocusOwner();
        getChildren().setAll(content);
        Nodes.show(this, true);
        below.setDisable(true);
    }

    public boolean isOpen() {
        return isVisible();
    }

    /** The focus goes back to where it was. */
    public void close() {
        if (!isOpen()) {
            return;
        }
        getChildren().clear();
        Nodes.show(this, false);
        below.setDisable(false);
        if (focusBefore != null) {
            focusBefore.requestFocus();
        }
    }
}
