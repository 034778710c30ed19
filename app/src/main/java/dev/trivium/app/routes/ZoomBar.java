package dev.trivium.app.routes;

import dev.trivium.app.controls.Nodes;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** How large the drawing shows. */
final class ZoomBar extends HBox {

    ZoomBar(CanvasView canvas) {
        setId("routes-zoom");
        getStyleClass().add("tv-route-zoom");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        Button smaller = Nodes.iconButton("routes-zoom-out", Feather.MINUS, "Zoom out (Ctrl+-)");
        smaller.setOnAction(event -> canvas.zoom(-1));
        Label percent = Nodes.fixed("", "tv-number");
        percent.setId("routes-zoom-percent");
        percent.textProperty()
                .bind(canvas.viewport().zoomProperty().map(zoom -> Math.round(zoom.doubleValue() * 100) + " %"));
        Button larger = Nodes.iconButton("routes-zoom-in", Feather.PLUS, "Zoom in (Ctrl++)");
        larger.setOnAction(event -> canvas.zoom(1));
        Button fit = Nodes.iconButton("routes-fit", Feather.MAXIMIZE, "Show all of the route (Ctrl+0)");
        fit.setOnAction(event -> canvas.fit());
        getChildren().addAll(smaller, percent, larger, fit);
    }
}
