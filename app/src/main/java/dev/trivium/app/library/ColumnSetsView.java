package dev.trivium.app.library;

import dev.trivium.app.compare.presets.PresetRows;
import dev.trivium.app.compare.presets.PresetsViewModel;
import dev.trivium.app.controls.Nodes;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The sets of columns in the Library. */
final class ColumnSetsView extends VBox {

    private final PresetsViewModel model;
    private final HBox bar = new HBox();

    ColumnSetsView(PresetsViewModel model) {
        this.model = model;
        setId("library-columns-view");
        getStyleClass().add("tv-library");
        bar.getStyleClass().add("tv-bar");
        PresetRows rows = new PresetRows(model, "library-columns", () -> {});
        rows.setPadding(new Insets(12));
        VBox.setVgrow(rows, Priority.ALWAYS);
        getChildren().addAll(bar, rows);
    }

    /** @param switcher stands first in the bar */
    void lead(Node switcher) {
        Label count = Nodes.label("", "tv-muted", "tv-small");
        count.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.presets().size() == 1
                                ? "1 set of columns"
                                : model.presets().size() + " sets of columns",
                        model.presets()));
        bar.getChildren().setAll(switcher, count);
    }
}
