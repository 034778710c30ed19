package dev.trivium.app.compare;

import dev.trivium.app.controls.Marker;
import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.Slots;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/** A menu of models with a search field: type, arrows, Enter. */
final class ModelPicker {

    private static final double WIDTH = 380;
    private static final double ROW = 32;
    private static final int MOST_ROWS = 9;

    private final Popup popup = new Popup();
    private final TextField search = new TextField();
    private final ListView<ModelChoice> list;
    private final Consumer<ModelChoice> chosen;

    ModelPicker(List<ModelChoice> models, Slots slots, Consumer<ModelChoice> chosen) {
        this.chosen = chosen;
        FilteredList<ModelChoice> shown = new FilteredList<>(FXCollections.observableArrayList(models));
        list = new ListView<>(shown);
        list.setId("compare-models");
        list.getStyleClass().add("tv-models");
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROW * Math.min(MOST_ROWS, Math.max(1, models.size())) + 2);
        list.setCellFactory(view -> new ModelCell(slots));
        list.setPlaceholder(Nodes.label("No model has that name.", "tv-muted"));
        list.setOnMouseClicked(event -> choose());
        search.setId("compare-models-search");
        search.setPromptText("Search models and routes");
        search.getStyleClass().add("tv-search");
        search.textProperty().addListener((property, before, now) -> {
            shown.setPredicate(model -> model.matches(now));
            list.getSelectionModel().selectFirst();
        });
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        search.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            // The N of Ctrl+Alt+N, which opened the menu, is not meant for the field.
            if (event.isShortcutDown() && event.isAltDown()) {
                event.consume();
            }
        });
        list.getSelectionModel().selectFirst();
        VBox content = new VBox(search, list);
        content.getStyleClass().add("tv-popup");
        content.setPrefWidth(WIDTH);
        popup.getContent().add(content);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        popup.setConsumeAutoHidingEvents(true);
    }

    /** Opens under the node, kept inside the window. */
    void show(Node anchor) {
        Bounds bounds = anchor.localToScreen(anchor.getBoundsInLocal());
        double right = anchor.getScene().getWindow().getX() + anchor.getScene().getWidth();
        double x = Math.max(0, Math.min(bounds.getMinX(), right - WIDTH - 12));
        popup.getScene().getStylesheets().setAll(anchor.getScene().getStylesheets());
        popup.show(anchor.getScene().getWindow(), x, bounds.getMaxY() + 4);
        search.requestFocus();
    }

    private void onKey(KeyEvent event) {
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
        list.scrollTo(list.getSelectionModel().getSelectedIndex());
        event.consume();
    }

    private void choose() {
        ModelChoice model = list.getSelectionModel().getSelectedItem();
        if (model != null) {
            popup.hide();
            chosen.accept(model);
        }
    }

    private static final class ModelCell extends ListCell<ModelChoice> {

        private final Label name = Nodes.label("", "tv-medium");
        private final Label address = Nodes.label("", "tv-label");
        private final Label demo = Nodes.fixed("Demo", "tv-chip", "tv-chip-warning");
        private final HBox row = new HBox(8);
        private final Slots slots;

        ModelCell(Slots slots) {
            this.slots = slots;
            row.setAlignment(Pos.CENTER_LEFT);
            name.setMinWidth(Region.USE_PREF_SIZE);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable ModelChoice model, boolean empty) {
            super.updateItem(model, empty);
            if (empty || model == null) {
                setGraphic(null);
                return;
            }
            name.setText(model.name());
            address.setText(model.address().toString());
            row.getChildren().setAll(name, demo, Nodes.spacer(), address);
            slots.existing(model.address()).ifPresent(slot -> row.getChildren().add(0, new Marker(slot)));
            Nodes.show(demo, model.simulated());
            setGraphic(row);
        }
    }
}
