package dev.trivium.app.compare.prompt;

import dev.trivium.app.controls.Nodes;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputDialog;
import org.kordamp.ikonli.feather.Feather;

/** Chooses among the sets of values, and adds, copies and removes them. */
public final class ValueSetBar extends MenuButton {

    private final ValueSetsViewModel model;

    public ValueSetBar(ValueSetsViewModel model) {
        this.model = model;
        setId("compare-value-sets");
        getStyleClass().addAll("tv-version", "tv-small-button");
        textProperty().bind(model.selectedProperty());
        setAccessibleText("Sets of values");
        setMinWidth(60);
        setMaxWidth(180);
        getItems().add(new MenuItem(ValueSetsViewModel.FIRST));
        setOnShowing(event -> fill());
    }

    private void fill() {
        getItems().clear();
        for (String name : model.names()) {
            MenuItem item = item("compare-value-set-" + name, name, () -> model.select(name));
            if (name.equals(model.selectedProperty().get())) {
                item.setGraphic(Nodes.icon(Feather.CHECK, "icon-12"));
            }
            getItems().add(item);
        }
        getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        item("compare-value-set-add", "Add set", model::add),
                        item("compare-value-set-duplicate", "Duplicate set", model::duplicate),
                        item("compare-value-set-rename", "Rename set…", this::rename),
                        item("compare-value-set-remove", "Remove set", model::remove));
    }

    private void rename() {
        TextInputDialog dialog = new TextInputDialog(model.selectedProperty().get());
        dialog.initOwner(getScene().getWindow());
        dialog.setTitle("Rename set");
        dialog.setHeaderText(null);
        dialog.setContentText("Name of the set");
        dialog.showAndWait().ifPresent(model::rename);
    }

    private static MenuItem item(String id, String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setId(id);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        return item;
    }
}
