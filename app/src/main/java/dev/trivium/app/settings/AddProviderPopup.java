package dev.trivium.app.settings;

import dev.trivium.app.controls.Nodes;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/** A menu of what can be added, with a search field: type, arrows, Enter. Asks for an address only where it must. */
final class AddProviderPopup {

    private static final double WIDTH = 400;
    private static final double ROW = 34;
    private static final int MOST_ROWS = 10;

    private final Popup popup = new Popup();
    private final TextField search = new TextField();
    private final ListView<Offer> list;
    private final VBox content = new VBox();
    private final BiConsumer<Offer, @Nullable String> chosen;

    AddProviderPopup(List<Offer> offers, BiConsumer<Offer, @Nullable String> chosen) {
        this.chosen = chosen;
        FilteredList<Offer> shown = new FilteredList<>(FXCollections.observableArrayList(offers));
        list = new ListView<>(shown);
        list.setId("add-provider-list");
        list.getStyleClass().add("tv-models");
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROW * Math.min(MOST_ROWS, offers.size()) + 2);
        list.setCellFactory(view -> new OfferCell());
        list.setPlaceholder(Nodes.label("No provider has that name. Choose OpenAI-compatible server.", "tv-muted"));
        list.setOnMouseClicked(event -> choose());
        search.setId("add-provider-search");
        search.setPromptText("Search providers");
        search.getStyleClass().add("tv-search");
        search.textProperty().addListener((property, before, now) -> {
            shown.setPredicate(offer -> offer.matches(now));
            list.getSelectionModel().selectFirst();
        });
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        list.getSelectionModel().selectFirst();
        content.getChildren().setAll(search, list);
        content.setId("add-provider");
        content.getStyleClass().add("tv-popup");
        content.setPrefWidth(WIDTH);
        popup.getContent().add(content);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        popup.setConsumeAutoHidingEvents(true);
    }

    /** Opens under the node. */
    void show(Node anchor) {
        Bounds bounds = anchor.localToScreen(anchor.getBoundsInLocal());
        popup.getScene().getStylesheets().setAll(anchor.getScene().getStylesheets());
        popup.show(anchor.getScene().getWindow(), Math.max(0, bounds.getMinX() - 8), bounds.getMaxY() + 4);
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
        Offer offer = list.getSelectionModel().getSelectedItem();
        if (offer == null) {
            return;
        }
        if (offer.needsAddress()) {
            askForAddress(offer);
        } else {
            popup.hide();
            chosen.accept(offer, null);
        }
    }

    private void askForAddress(Offer offer) {
        TextField address = new TextField(offer.suggestedAddress());
        address.setId("add-provider-address");
        address.setPromptText("https://models.example/v1");
        address.getStyleClass().addAll("tv-search", "tv-mono");
        HBox.setHgrow(address, Priority.ALWAYS);
        Button add = Nodes.button("add-provider-confirm", "Add", "tv-primary");
        Runnable confirm = () -> {
            if (!address.getText().isBlank()) {
                popup.hide();
                chosen.accept(offer, address.getText());
            }
        };
        add.setOnAction(event -> confirm.run());
        address.setOnAction(event -> confirm.run());
        HBox row = new HBox(8, address, add);
        row.setAlignment(Pos.CENTER_LEFT);
        content.getChildren()
                .setAll(Nodes.label("Where is your " + offer.preset().displayName() + "?", "tv-strong"), row);
        address.requestFocus();
        address.end();
    }

    private static final class OfferCell extends ListCell<Offer> {

        private final Label name = Nodes.label("", "tv-medium");
        private final Label hint = Nodes.fixed("", "tv-label");
        private final HBox row = new HBox(8, name, Nodes.spacer(), hint);

        OfferCell() {
            row.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(@Nullable Offer offer, boolean empty) {
            super.updateItem(offer, empty);
            if (empty || offer == null) {
                setGraphic(null);
                setId(null);
                return;
            }
            setId("add-provider-" + offer.preset().id());
            name.setText(offer.preset().displayName());
            boolean found = !offer.hint().isEmpty();
            hint.setText(found ? offer.hint() : place(offer));
            hint.getStyleClass().setAll("label", found ? "tv-chip" : "tv-label");
            if (found) {
                hint.getStyleClass().add("tv-chip-success");
            }
            setGraphic(row);
        }

        private static String place(Offer offer) {
            if (offer.preset().local()) {
                return "on this computer";
            }
            return offer.preset().keyVariable() == null ? "your own address" : "";
        }
    }
}
