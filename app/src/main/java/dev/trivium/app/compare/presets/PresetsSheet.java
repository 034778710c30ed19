package dev.trivium.app.compare.presets;

import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.SheetLayer;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Saves the columns on the screen as a set, beside those that are kept. */
final class PresetsSheet extends VBox {

    private static final double WIDTH = 600;
    private static final double TALLEST = 400;

    private final PresetsViewModel model;
    private final SheetLayer sheets;
    private final TextField name = new TextField();

    PresetsSheet(PresetsViewModel model, SheetLayer sheets) {
        super(12);
        this.model = model;
        this.sheets = sheets;
        setPrefWidth(WIDTH);
        name.setId("presets-name");
        name.getStyleClass().add("tv-search");
        name.setPromptText("Name for the columns on the screen");
        name.setAccessibleText("Name for the columns on the screen");
        name.setOnAction(event -> save());
        HBox.setHgrow(name, Priority.ALWAYS);
        Button save = Nodes.button("presets-save", "Save columns", "tv-primary");
        save.setOnAction(event -> save());
        PresetRows rows = new PresetRows(model, "presets", sheets::close);
        rows.setMaxHeight(TALLEST);
        getChildren().addAll(new HBox(8, name, save), rows);
    }

    /** Lies over the screen until it is closed. */
    void open() {
        sheets.open("Sets of columns", this, name, () -> {});
    }

    private void save() {
        model.save(name.getText());
        name.clear();
    }
}
