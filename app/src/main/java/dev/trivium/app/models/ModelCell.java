package dev.trivium.app.models;

import dev.trivium.app.controls.Marker;
import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.Slots;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The name of a model with its marker, and what it is. */
final class ModelCell extends TableCell<ModelLine, ModelLine> {

    private static final double MARK = 12;

    private final Slots slots;
    private final StackPane mark = new StackPane();
    private final Label name = Nodes.label("", "tv-medium");
    private final Label demo = Nodes.fixed("Demo", "tv-chip", "tv-chip-warning");
    private final Label route = Nodes.fixed("route", "tv-chip");
    private final Label local = Nodes.fixed("local", "tv-chip");
    private final HBox row = new HBox(8, mark, name, demo, route, local);
    private final Tooltip tooltip = Nodes.tooltip("");

    ModelCell(Slots slots) {
        this.slots = slots;
        mark.setMinSize(MARK, MARK);
        mark.setPrefSize(MARK, MARK);
        row.setAlignment(Pos.CENTER_LEFT);
        name.setMinWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ModelLine line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        mark.getChildren().clear();
        slots.existing(line.address()).ifPresent(slot -> mark.getChildren().add(new Marker(slot)));
        name.setText(line.entry().displayName());
        Nodes.show(demo, line.entry().simulated());
        Nodes.show(route, line.entry().route());
        Nodes.show(local, line.local());
        tooltip.setText(line.address().toString());
        setTooltip(tooltip);
        setAccessibleText(line.entry().displayName() + (line.entry().simulated() ? ", simulated" : ""));
        setGraphic(row);
    }
}
