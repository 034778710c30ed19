package dev.trivium.app.command;

import dev.trivium.app.controls.Nodes;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The command palette: a field, and what matches; keys are enough for all of it. */
public final class PaletteView extends VBox {

    private static final double WIDTH = 560;
    private static final double ROW = 32;
    private static final int ROWS = 11;

    private final PaletteViewModel model;
    private final Runnable close;
    private final TextField search = new TextField();
    private final ListView<Command> list;

    /** @param close takes the palette away, before a chosen command runs */
    public PaletteView(PaletteViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
        setId("palette");
        getStyleClass().add("tv-palette");
        setMaxSize(WIDTH, USE_PREF_SIZE);
        setPrefWidth(WIDTH);
        search.setId("palette-search");
        search.setPromptText("Search or run a command");
        search.setAccessibleText("Search commands, models and settings");
        search.getStyleClass().add("tv-search");
        search.textProperty().bindBidirectional(model.queryProperty());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        list = new ListView<>(model.shown());
        list.setId("palette-list");
        list.setAccessibleText("Matching commands");
        list.getStyleClass().add("tv-models");
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROW * ROWS + 2);
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new Cell());
        list.setPlaceholder(Nodes.label("Nothing has that name.", "tv-muted"));
        list.setOnMouseClicked(event -> {
            model.select(Math.max(0, list.getSelectionModel().getSelectedIndex()));
            choose();
        });
        model.selectedProperty().addListener((property, before, now) -> showSelection());
        model.queryProperty().addListener((property, before, now) -> showSelection());
        getChildren().addAll(search, list);
    }

    /** Begins anew. */
    public void open() {
        model.open();
        showSelection();
        search.requestFocus();
    }

    private void showSelection() {
        list.getSelectionModel().clearAndSelect(model.selectedProperty().get());
        list.scrollTo(Math.max(0, model.selectedProperty().get() - ROWS + 2));
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN) {
            model.move(1);
        } else if (event.getCode() == KeyCode.UP) {
            model.move(-1);
        } else if (event.getCode() == KeyCode.ENTER) {
            choose();
        } else {
            return;
        }
        event.consume();
    }

    private void choose() {
        Runnable action = model.choose();
        close.run();
        action.run();
    }

    private static final class Cell extends ListCell<Command> {

        private final Label region = Nodes.label("", "tv-label", "tv-palette-kind");
        private final Label title = Nodes.label("", "tv-medium");
        private final Label keys = Nodes.keyCap("");
        private final HBox row = new HBox(8, region, title, Nodes.spacer(), keys);

        Cell() {
            row.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Command command, boolean empty) {
            super.updateItem(command, empty);
            if (empty || command == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            region.setText(command.region());
            title.setText(command.title());
            keys.setText(command.keyText());
            Nodes.show(keys, !command.keyText().isEmpty());
            setAccessibleText(command.title() + " " + command.keyText());
            setGraphic(row);
        }
    }
}
