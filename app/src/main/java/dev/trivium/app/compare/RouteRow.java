package dev.trivium.app.compare;

import dev.trivium.app.compare.trace.TraceView;
import dev.trivium.app.controls.Marker;
import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.Slots;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The way that a route took: chips with arrows, the reason in a sentence, and behind it every step. */
final class RouteRow extends VBox {

    private final RouteTrace trace;
    private final Slots slots;
    private final Consumer<String> clipboard;
    private final FlowPane chips = new FlowPane(4, 4);
    private final Label reason = Nodes.label("", "tv-label");
    private final Button toggle;
    private final Button copy;
    private final TraceView tree;
    private final ListChangeListener<RouteTrace.Stop> stops = change -> draw();
    private final ChangeListener<Object> change = (property, before, now) -> draw();

    RouteRow(RouteTrace trace, Slots slots, String id, Consumer<String> clipboard) {
        this.trace = trace;
        this.slots = slots;
        this.clipboard = clipboard;
        setId(id);
        reason.setWrapText(true);
        toggle = Nodes.button(id + "-trace-toggle", "", "tv-thinking-toggle");
        toggle.setOnAction(event -> toggle());
        copy = Nodes.iconButton(id + "-trace-copy", Feather.COPY, "Copy the trace as text");
        copy.getGraphic().getStyleClass().add("icon-14");
        copy.setOnAction(event -> copyTrace());
        tree = new TraceView(trace.tree(), slots, id + "-trace");
        Nodes.show(tree, false);
        Nodes.show(copy, false);
        HBox bar = new HBox(toggle, Nodes.spacer(), copy);
        bar.getStyleClass().add("tv-trace-bar");
        VBox way = new VBox(4, chips, reason, bar);
        way.getStyleClass().add("tv-route");
        getChildren().addAll(way, tree);
    }

    void attach() {
        trace.stops().addListener(stops);
        trace.reasonProperty().addListener(change);
        trace.stepsProperty().addListener(change);
        draw();
        if (tree.isVisible()) {
            tree.attach();
        }
    }

    void detach() {
        trace.stops().removeListener(stops);
        trace.reasonProperty().removeListener(change);
        trace.stepsProperty().removeListener(change);
        tree.detach();
    }

    /** @param column height of the column that it stands in */
    void setRoom(double column) {
        tree.setRoom(column);
    }

    /** Opens or closes the tree, if there is one. */
    void toggle() {
        boolean open = !tree.isVisible() && isVisible();
        Nodes.show(tree, open);
        Nodes.show(copy, open);
        if (open) {
            tree.attach();
        } else {
            tree.detach();
        }
        draw();
    }

    void copyTrace() {
        if (isVisible()) {
            clipboard.accept(trace.tree().text());
        }
    }

    private void draw() {
        chips.getChildren().setAll(Nodes.fixed("Input", "tv-chip"));
        for (RouteTrace.Stop stop : trace.stops()) {
            chips.getChildren().addAll(Nodes.icon(Feather.CHEVRON_RIGHT, "icon-12"), chip(stop));
        }
        reason.setText(trace.reasonProperty().get());
        Nodes.show(reason, !reason.getText().isEmpty());
        int steps = trace.stepsProperty().get();
        boolean open = tree.isVisible();
        toggle.setText("Trace, " + (steps == 1 ? "1 step" : steps + " steps"));
        toggle.setGraphic(Nodes.icon(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT, "icon-14"));
        toggle.setAccessibleText((open ? "Close the trace, " : "Open the trace, ") + steps + " steps");
        Nodes.show(this, !trace.stops().isEmpty() || steps > 0);
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
