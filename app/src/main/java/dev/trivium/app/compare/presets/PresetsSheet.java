package dev.trivium.app.compare.presets;

import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.SheetLayer;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Saves, opens, renames and deletes sets of columns. */
final class PresetsSheet extends VBox {

    private static final double WIDTH = 560;
    private static final double TALLEST = 360;

    private final PresetsViewModel model;
    private final SheetLayer sheets;
    private final VBox rows = new VBox(4);
    private final Label problem = Nodes.label("", "tv-danger-text");
    private final TextField name = new TextField();
    private final ListChangeListener<Preset> change = event -> draw();
    private final ChangeListener<String> said = (property, before, now) -> say();

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
        HBox top = new HBox(8, name, save);
        ScrollPane scroll = new ScrollPane(rows);
        scroll.getStyleClass().add("tv-scroll");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setMaxHeight(TALLEST);
        problem.setId("presets-problem");
        problem.setWrapText(true);
        Label file = Nodes.label("Kept in columns.yaml in the workspace.", "tv-muted", "tv-small");
        getChildren().addAll(top, problem, scroll, file);
    }

    /** Lies over the screen until it is closed. */
    void open() {
        model.presets().addListener(change);
        model.problemProperty().addListener(said);
        model.refresh();
        draw();
        say();
        sheets.open("Sets of columns", this, name, () -> {
            model.presets().removeListener(change);
            model.problemProperty().removeListener(said);
        });
    }

    private void save() {
        model.save(name.getText());
        name.clear();
    }

    private void draw() {
        rows.getChildren().clear();
        for (int i = 0; i < model.presets().size(); i++) {
            rows.getChildren().add(row(model.presets().get(i), "presets-" + i));
        }
        if (rows.getChildren().isEmpty()) {
            rows.getChildren()
                    .add(Nodes.label(
                            "Columns that you save here can be opened again, with all parameters.", "tv-empty"));
        }
    }

    private HBox row(Preset preset, String id) {
        TextField title = new TextField(preset.name());
        title.setId(id + "-title");
        title.getStyleClass().add("tv-search");
        title.setAccessibleText("Name of the set " + preset.name());
        title.setPrefWidth(180);
        title.setOnAction(event -> model.rename(preset, title.getText()));
        title.focusedProperty().addListener((property, before, now) -> {
            if (!now && title.getScene() != null) {
                model.rename(preset, title.getText());
            }
        });
        Label summary = Nodes.label(preset.summary(), "tv-muted", "tv-small");
        summary.setTooltip(Nodes.tooltip(preset.summary()));
        summary.setMinWidth(0);
        summary.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(summary, Priority.ALWAYS);
        Button open = Nodes.button(id + "-open", "Open");
        open.setAccessibleText("Open the columns " + preset.name());
        open.setOnAction(event -> {
            sheets.close();
            model.open(preset);
        });
        Button delete = Nodes.iconButton(id + "-delete", Feather.TRASH_2, "Delete the set " + preset.name());
        delete.setOnAction(event -> model.remove(preset));
        HBox row = new HBox(8, title, summary, open, delete);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void say() {
        problem.setText(model.problemProperty().get());
        Nodes.show(problem, !problem.getText().isEmpty());
    }
}
