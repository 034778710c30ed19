package dev.trivium.app.controls.chart;

import dev.trivium.app.controls.Marker;
import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.Slot;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The box beside a point that says what it is. */
final class TipBox extends VBox {

    private static final double AWAY = 12;

    TipBox() {
        getStyleClass().add("tv-chart-tip");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
    }

    /** Shows it beside a point, on the side where there is more room. */
    void show(ChartTip tip, double x, double y, Region chart) {
        getChildren().setAll(Nodes.fixed(tip.title(), "tv-strong", "tv-small"));
        for (ChartTip.Line line : tip.lines()) {
            HBox row = new HBox(8);
            row.setAlignment(Pos.CENTER_LEFT);
            Slot slot = line.slot();
            if (slot != null) {
                row.getChildren().add(new Marker(slot, 0.8));
            }
            row.getChildren()
                    .addAll(
                            Nodes.fixed(line.name(), "tv-small"),
                            Nodes.spacer(),
                            Nodes.fixed(line.value(), "tv-number"));
            getChildren().add(row);
        }
        if (!tip.hint().isEmpty()) {
            getChildren().add(Nodes.fixed(tip.hint(), "tv-label"));
        }
        setVisible(true);
        applyCss();
        autosize();
        boolean right = x < chart.getWidth() / 2;
        double left = right ? x + AWAY : x - AWAY - getWidth();
        // Beyond the chart's sides rather than over its point.
        double top = Math.max(0, Math.min(y - getHeight() / 2, chart.getHeight() - getHeight()));
        relocate(Math.rint(left), Math.rint(top));
    }

    void hide() {
        setVisible(false);
    }
}
