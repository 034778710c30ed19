package dev.trivium.app.routes;

import dev.trivium.app.controls.Nodes;
import dev.trivium.app.routes.edit.StepKind;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

/** A menu of kinds of step with a search field: type, arrows, Enter. */
final class StepPicker {

    private static final double WIDTH = 240;
    private static final double ROW = 30;

    private final Popup popup = new Popup();
    private final TextField search = new TextField();
    private final ListView<StepKind> list;
    private final Consumer<StepKind> chosen;
    private boolean pressed;

    StepPicker(List<StepKind> kinds, String prompt, Consumer<StepKind> chosen) {
        this.chosen = chosen;
        FilteredList<StepKind> shown = new FilteredList<>(FXCollections.observableArrayList(kinds));
        list = new ListView<>(shown);
        list.setId("route-kinds");
        list.setAccessibleText(prompt);
        list.getStyleClass().add("tv-models");
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROW * kinds.size() + 2);
        list.setCellFactory(view -> new KindCell());
        list.setPlaceholder(Nodes.label("No step has that name.", "tv-muted"));
        list.setOnMouseClicked(event -> choose());
        search.setId("route-kinds-search");
        search.setPromptText(prompt);
        search.setAccessibleText(prompt);
        search.getStyleClass().add("tv-search");
        search.textProperty().addListener((property, before, now) -> {
            shown.setPredicate(kind -> matches(kind, now));
            list.getSelectionModel().selectFirst();
        });
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        search.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            // The A that opened the menu is not meant for the field.
            if (!pressed) {
                event.consume();
            }
        });
        list.getSelectionModel().selectFirst();
        VBox content = new VBox(6, search, list);
        content.getStyleClass().add("tv-popup");
        content.setPrefWidth(WIDTH);
        popup.getContent().add(content);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        popup.setConsumeAutoHidingEvents(true);
    }

    private static boolean matches(StepKind kind, String query) {
        String words = (kind.title() + " " + kind.key()).toLowerCase(Locale.ROOT);
        return words.contains(query.strip().toLowerCase(Locale.ROOT));
    }

    /** Opens under the node, kept inside the window. */
    void show(Node anchor) {
        Bounds bounds = anchor.localToScreen(anchor.getBoundsInLocal());
        popup.getScene().getStylesheets().setAll(anchor.getScene().getStylesheets());
        double right = anchor.getScene().getWindow().getX() + anchor.getScene().getWidth();
        double bottom = anchor.getScene().getWindow().getY() + anchor.getScene().getHeight();
        double x = Math.max(0, Math.min(bounds.getMinX(), right - WIDTH - 12));
        double y = Math.max(0, Math.min(bounds.getMaxY() + 4, bottom - list.getPrefHeight() - 60));
        popup.show(anchor.getScene().getWindow(), x, y);
        search.requestFocus();
    }

    private void onKey(KeyEvent event) {
        pressed = true;
        int selected = list.getSelectionModel().getSelectedIndex();
        if (event.getCode() == KeyCode.DOWN) {
            list.getSelectionModel().select(Math.min(list.getItems().size() - 1, selected + 1));
        } else if (event.getCode() == KeyCode.UP) {
            list.getSelectionModel().select(Math.max(0, selected - 1));
        } else if (event.getCode() == KeyCode.ENTER) {
            choose();
        } else {
            return;
        }
        event.consume();
    }

    private void choose() {
        StepKind kind = list.getSelectionModel().getSelectedItem();
        if (kind != null) {
            popup.hide();
            chosen.accept(kind);
        }
    }

    private static final class KindCell extends ListCell<StepKind> {
        @Override
        protected void updateItem(StepKind kind, boolean empty) {
            super.updateItem(kind, empty);
            setText(empty || kind == null ? null : kind.title());
            setGraphic(empty || kind == null ? null : Nodes.icon(StepIcons.of(kind.key()), "icon-14"));
        }
    }
}
