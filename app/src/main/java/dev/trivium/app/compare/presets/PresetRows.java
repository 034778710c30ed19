package dev.trivium.app.compare.presets;

import dev.trivium.app.controls.Nodes;
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

/** The sets of columns, a row each: open, rename, delete. It listens while it is in a scene. */
public final class PresetRows extends VBox {

    private static final double NAME = 220;

    private final PresetsViewModel model;
    private final String id;
    private final Runnable opening;
    private final VBox rows = new VBox(4);
    private final Label problem = Nodes.label("", "tv-danger-text");
    private final ListChangeListener<Preset> change = event -> draw();
    private final ChangeListener<String> said = (property, before, now) -> say();

    /**
     * @param id what the ids of its controls begin with
     * @param opening runs before a set is opened
     */
    public PresetRows(PresetsViewModel model, String id, Runnable opening) {
        super(12);
        this.model = model;
        this.id = id;
        this.opening = opening;
        ScrollPane scroll = new ScrollPane(rows);
        scroll.getStyleClass().add("tv-scroll");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        problem.setId(id + "-problem");
        problem.setWrapText(true);
        Label file = Nodes.label("Kept in columns.yaml in the workspace.", "tv-muted", "tv-small");
        getChildren().addAll(problem, scroll, file);
        sceneProperty().addListener((property, before, now) -> {
            if (now == null) {
                model.presets().removeListener(change);
                model.problemProperty().removeListener(said);
            } else if (before == null) {
                attach();
            }
        });
    }

    private void attach() {
        model.presets().addListener(change);
        model.problemProperty().addListener(said);
        model.refresh();
        draw();
        say();
    }

    private void draw() {
        rows.getChildren().clear();
        for (int i = 0; i < model.presets().size(); i++) {
            rows.getChildren().add(row(model.presets().get(i), id + "-" + i));
        }
        if (rows.getChildren().isEmpty()) {
            rows.getChildren()
                    .add(Nodes.label(
                            "Columns that you save in Compare can be opened again, with all parameters.", "tv-empty"));
        }
    }

    private HBox row(Preset preset, String rowId) {
        TextField title = new TextField(preset.name());
        title.setId(rowId + "-title");
        title.getStyleClass().add("tv-search");
        title.setAccessibleText("Name of the set " + preset.name());
        title.setMinWidth(NAME);
        title.setPrefWidth(NAME);
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
        Button open = Nodes.button(rowId + "-open", "Open");
        open.setAccessibleText("Open the columns " + preset.name());
        open.setOnAction(event -> {
            opening.run();
            model.open(preset);
        });
        Button delete = Nodes.iconButton(rowId + "-delete", Feather.TRASH_2, "Delete the set " + preset.name());
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
