package dev.trivium.app;

import dev.trivium.app.controls.Nodes;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** One screen in the rail. */
final class RailEntry extends StackPane {

    private final String id;
    private final Button button;
    private final Region mark = new Region();

    RailEntry(String id, String name, Feather icon) {
        this.id = id;
        mark.getStyleClass().add("tv-rail-mark");
        mark.setMinSize(3, 28);
        mark.setMaxSize(3, 28);
        button = new Button(name);
        button.setId("rail-" + id);
        button.setGraphic(Nodes.icon(icon, "icon-20"));
        button.getStyleClass().add("tv-rail-button");
        setAlignment(mark, Pos.CENTER_LEFT);
        getChildren().addAll(button, mark);
    }

    /** Unique among the screens. */
    String id() {
        return id;
    }

    String name() {
        return button.getText();
    }

    void setOnChosen(Runnable chosen) {
        button.setOnAction(event -> chosen.run());
    }

    void setCurrent(boolean current) {
        button.getStyleClass().remove("current");
        if (current) {
            button.getStyleClass().add("current");
        }
        button.setAccessibleText(current ? button.getText() + ", current screen" : button.getText());
        mark.setVisible(current);
    }
}
