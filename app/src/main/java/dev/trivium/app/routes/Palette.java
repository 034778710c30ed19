package dev.trivium.app.routes;

import dev.trivium.app.controls.Nodes;
import dev.trivium.app.routes.edit.StepKind;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The kinds of step beside the canvas: drag one to where it belongs, or press it to add it behind what is selected. */
final class Palette extends VBox {

    static final double WIDTH = 140;
    private static final double SLACK = 6;

    private double pressedX;
    private double pressedY;
    private boolean dragged;

    Palette(RouteEditor editor, CanvasDrag drag, Runnable added) {
        super(4);
        setId("route-palette");
        getStyleClass().add("tv-route-palette");
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        HBox hint = new HBox(5, Nodes.fixed("Drag, or press", "tv-label"), Nodes.keyCap("A"));
        hint.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(hint);
        for (StepKind kind : StepKind.values()) {
            Button item = new Button(kind.title());
            item.setId("route-palette-" + kind.key());
            item.getStyleClass().add("tv-route-kind");
            item.setGraphic(Nodes.icon(StepIcons.of(kind.key()), "icon-14"));
            item.setMaxWidth(Double.MAX_VALUE);
            item.setAccessibleText("Add " + kind.title());
            item.setOnAction(event -> {
                if (!dragged && editor.add(kind)) {
                    added.run();
                }
            });
            item.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
                pressedX = event.getSceneX();
                pressedY = event.getSceneY();
                dragged = false;
            });
            item.addEventFilter(MouseEvent.MOUSE_DRAGGED, event -> {
                double way = Math.hypot(event.getSceneX() - pressedX, event.getSceneY() - pressedY);
                if (!dragged && way > SLACK) {
                    dragged = true;
                    drag.begin(kind);
                }
                drag.over(event.getSceneX(), event.getSceneY());
            });
            item.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
                if (dragged) {
                    drag.end(event.getSceneX(), event.getSceneY());
                }
            });
            getChildren().add(item);
        }
    }
}
