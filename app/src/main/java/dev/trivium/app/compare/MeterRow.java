package dev.trivium.app.compare;

import dev.trivium.app.controls.Figures;
import dev.trivium.app.controls.Meter;
import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.Slot;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One column's bars for time and money; every column's bars share a scale. */
final class MeterRow extends VBox {

    /** Fits "12.3 s so far", so that all tracks have one length. */
    private static final double NUMBER = 96;

    private final Meter latency = new Meter();
    private final Meter cost = new Meter();

    MeterRow(PaneViewModel pane, CompareViewModel screen) {
        getStyleClass().add("tv-meters");
        PaneFigures figures = pane.figures();
        ObservableValue<Boolean> running = pane.stateProperty().map(PaneState::running);
        bind(latency, figures.latencySecondsProperty(), screen.longestSecondsProperty(), running);
        bind(cost, figures.costUsdProperty(), screen.highestUsdProperty(), running);
        getChildren()
                .addAll(
                        row("Latency", latency, figures.totalProperty().map(text -> text.replace(" …", " so far"))),
                        row("Cost", cost, figures.costProperty().map(text -> text.isEmpty() ? Figures.ABSENT : text)));
    }

    void setSlot(Slot slot) {
        latency.setColour(slot.colour());
        cost.setColour(slot.colour());
    }

    private static void bind(
            Meter meter, ObservableDoubleValue value, ObservableDoubleValue scale, ObservableValue<Boolean> running) {
        meter.shareProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> scale.get() <= 0 ? 0 : value.get() / scale.get(), value, scale));
        meter.growingProperty().bind(running);
    }

    private static HBox row(String name, Meter meter, ObservableValue<String> value) {
        Label label = Nodes.fixed(name, "tv-label");
        label.setMinWidth(44);
        Label number = Nodes.fixed("", "tv-number");
        number.textProperty().bind(value);
        number.setMinWidth(NUMBER);
        number.setPrefWidth(NUMBER);
        number.setAlignment(Pos.CENTER_RIGHT);
        HBox row = new HBox(6, label, meter, number);
        row.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(meter, Priority.ALWAYS);
        return row;
    }
}
