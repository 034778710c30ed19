package dev.trivium.app.settings;

import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** Something that is on or off at once. */
final class Switch extends ToggleButton {

    Switch() {
        Region thumb = new Region();
        thumb.getStyleClass().add("tv-switch-thumb");
        Region track = new Region();
        track.getStyleClass().add("tv-switch-track");
        StackPane drawing = new StackPane(track, thumb);
        drawing.getStyleClass().add("tv-switch-drawing");
        setGraphic(drawing);
        getStyleClass().setAll("tv-slide");
    }
}
