package dev.trivium.app.dashboard;

import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.chart.Sparkline;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Draws a {@link Tile}; it is a button that shows the calls behind the figure. */
final class TileView extends Button {

    private final Label title = Nodes.label("", "tv-dash-tile-title");
    private final Label value = Nodes.fixed("", "tv-dash-tile-value");
    private final Label change = Nodes.label("", "tv-dash-change");
    private final Sparkline trend;

    TileView(Tile first, Consumer<Scope> down) {
        setId("dashboard-tile-" + first.id());
        getStyleClass().setAll("tv-dash-tile");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        trend = new Sparkline(getId() + "-trend");
        trend.setPrefHeight(24);
        value.setId(getId() + "-value");
        change.setId(getId() + "-change");
        HBox figures = new HBox(6, value, change);
        figures.setAlignment(Pos.BASELINE_LEFT);
        VBox content = new VBox(1, title, figures, trend);
        VBox.setVgrow(trend, Priority.ALWAYS);
        content.prefWidthProperty().bind(widthProperty().subtract(26));
        content.prefHeightProperty().bind(heightProperty().subtract(18));
        content.setMouseTransparent(true);
        setGraphic(content);
        setMinSize(0, 0);
        show(first, down);
    }

    void show(Tile tile, Consumer<Scope> down) {
        title.setText(tile.title());
        value.setText(tile.value());
        change.setText(tile.change());
        change.getStyleClass().removeAll("better", "worse");
        switch (tile.tone()) {
            case BETTER -> change.getStyleClass().add("better");
            case WORSE -> change.getStyleClass().add("worse");
            case NEUTRAL -> {}
        }
        trend.set(tile.trend(), tile.title() + " over time");
        setAccessibleText(tile.spoken());
        setTooltip(Nodes.tooltip(tile.spoken() + " Enter: show its calls."));
        setOnAction(event -> down.accept(tile.calls()));
    }
}
