package dev.trivium.app.compare;

import dev.trivium.app.controls.Marker;
import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.Slots;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The way that a route took: chips with arrows, and the reason in a sentence. */
final class RouteRow extends VBox {

    private final RouteTrace trace;
    private final Slots slots;
    private final FlowPane chips = new FlowPane(4, 4);

    RouteRow(RouteTrace trace, Slots slots, String id) {
        super(4);
        this.trace = trace;
        this.slots = slots;
        setId(id);
        getStyleClass().add("tv-route");
        Label reason = Nodes.label("", "tv-label");
        reason.setWrapText(true);
        reason.textProperty().bind(trace.reasonProperty());
        trace.reasonProperty().addListener((property, before, now) -> Nodes.show(reason, !now.isEmpty()));
        Nodes.show(reason, !trace.reasonProperty().get().isEmpty());
        getChildren().addAll(chips, reason);
        trace.stops().addListener((ListChangeListener<RouteTrace.Stop>) change -> draw());
        draw();
    }

    private void draw() {
        chips.getChildren().setAll(Nodes.fixed("Input", "tv-chip"));
        for (RouteTrace.Stop stop : trace.stops()) {
            chips.getChildren().addAll(Nodes.icon(Feather.CHEVRON_RIGHT, "icon-12"), chip(stop));
        }
        Nodes.show(this, !trace.stops().isEmpty());
    }

    private Label chip(RouteTrace.Stop stop) {
        Label chip = Nodes.fixed(stop.step(), "tv-chip");
        if (stop.model() != null) {
            chip.setGraphic(new Marker(slots.of(stop.model()), 0.7));
            chip.setTooltip(Nodes.tooltip(stop.step() + ": " + stop.model() + (stop.failed() ? ", failed" : "")));
        }
        if (stop.failed()) {
            chip.getStyleClass().add("tv-chip-danger");
            chip.setText(stop.step() + " ×");
        } else if (stop.escalation()) {
            chip.getStyleClass().add("tv-chip-warning");
        }
        return chip;
    }
}
