package dev.trivium.app.controls;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Shows a sheet over a screen, one at a time; what lies below cannot be reached meanwhile. */
public final class SheetLayer extends StackPane {

    private final String id;
    private final Node below;
    private @Nullable Node focusBefore;
    private Runnable closed = () -> {};

    /** @param below is disabled while a sheet is open */
    public SheetLayer(String id, Node below) {
        this.id = id;
        this.below = below;
        getStyleClass().add("tv-sheet-layer");
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
        Nodes.show(this, false);
    }

    /**
     * Opens a sheet in place of the one that may be open.
     *
     * @param first gets the focus
     * @param whenClosed runs once, after the sheet has gone
     */
    public void open(String title, Region content, Node first, Runnable whenClosed) {
        close();
        focusBefore = getScene() == null ? null : getScene().getFocusOwner();
        closed = whenClosed;
        Label heading = Nodes.label(title, "tv-strong");
        Button close = Nodes.iconButton(id + "-close", Feather.X, "Close " + title + " (Esc)");
        close.setOnAction(event -> close());
        HBox bar = new HBox(8, heading, Nodes.spacer(), close);
        bar.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(content, Priority.ALWAYS);
        VBox card = new VBox(12, bar, content);
        card.setId(id);
        card.getStyleClass().add("tv-sheet");
        card.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        card.setAccessibleText(title);
        getChildren().setAll(card);
        Nodes.show(this, true);
        below.setDisable(true);
        first.requestFocus();
    }

    public boolean isOpen() {
        return isVisible();
    }

    /** Closes what is open; the focus goes back to where it was. */
    public void close() {
        if (!isOpen()) {
            return;
        }
        getChildren().clear();
        Nodes.show(this, false);
        below.setDisable(false);
        Runnable then = closed;
        closed = () -> {};
        then.run();
        Node before = focusBefore;
        focusBefore = null;
        if (before != null) {
            before.requestFocus();
        }
    }
}
