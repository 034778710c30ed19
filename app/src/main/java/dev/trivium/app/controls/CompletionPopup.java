package dev.trivium.app.controls;

import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;

/** The list of offers under the caret. The text keeps the focus; the list hears its keys through {@link #on}. */
final class CompletionPopup {

    private static final double ROW = 26;
    private static final int MOST_ROWS = 8;

    private final Popup popup = new Popup();
    private final ListView<Completions.Word> list = new ListView<>();
    private static final double BELOW = 4;

    private final Consumer<Completions.Word> take;

    CompletionPopup(String id, Consumer<Completions.Word> take) {
        this.take = take;
        list.setId(id);
        list.getStyleClass().addAll("tv-models", "tv-completions");
        list.setFixedCellSize(ROW);
        list.setPrefWidth(220);
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new ListCell<>() {
            @Override
            protected void updateItem(Completions.Word word, boolean empty) {
                super.updateItem(word, empty);
                setText(empty || word == null ? null : word.shown());
            }
        });
        list.setOnMouseClicked(event -> takeSelected());
        javafx.scene.layout.StackPane box = new javafx.scene.layout.StackPane(list);
        box.getStyleClass().add("tv-popup");
        popup.getContent().add(box);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
    }

    void show(Node owner, Bounds caret, Completions completions) {
        if (!list.getItems().equals(completions.words())) {
            list.getItems().setAll(completions.words());
            list.setPrefHeight(Math.min(MOST_ROWS, completions.words().size()) * ROW + 2);
        }
        list.getSelectionModel().selectFirst();
        if (popup.isShowing()) {
            // Showing it again would style all of it anew, for every key.
            popup.setAnchorX(caret.getMinX());
            popup.setAnchorY(caret.getMaxY() + BELOW);
        } else {
            popup.show(owner, caret.getMinX(), caret.getMaxY() + BELOW);
        }
    }

    void hide() {
        popup.hide();
    }

    boolean isShowing() {
        return popup.isShowing();
    }

    /** Takes the keys that are the list's, before the text sees them. */
    void on(KeyEvent event) {
        if (!popup.isShowing() || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        KeyCode code = event.getCode();
        if (code == KeyCode.DOWN || code == KeyCode.UP) {
            int size = list.getItems().size();
            int to = list.getSelectionModel().getSelectedIndex() + (code == KeyCode.DOWN ? 1 : -1);
            list.getSelectionModel().select((to + size) % size);
            list.scrollTo(list.getSelectionModel().getSelectedIndex());
            event.consume();
        } else if (code == KeyCode.ENTER || code == KeyCode.TAB) {
            takeSelected();
            event.consume();
        } else if (code == KeyCode.ESCAPE) {
            hide();
            event.consume();
        }
    }

    private void takeSelected() {
        Completions.Word word = list.getSelectionModel().getSelectedItem();
        hide();
        if (word != null) {
            take.accept(word);
        }
    }
}
