package dev.trivium.app.command;

import dev.trivium.app.controls.Nodes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** All keys, by the region in which they work. */
public final class KeyboardMap extends VBox {

    private static final double COLUMN = 330;

    private final Button close;

    /** @param close takes the map away */
    public KeyboardMap(List<Command> commands, Runnable close) {
        setId("keyboard-map");
        getStyleClass().add("tv-map");
        setMaxSize(2 * COLUMN + 72, USE_PREF_SIZE);
        setPrefWidth(2 * COLUMN + 72);
        this.close = Nodes.iconButton("keyboard-map-close", Feather.X, "Close the keyboard map (Esc)");
        this.close.setOnAction(event -> close.run());
        HBox title = new HBox(Nodes.label("Keyboard map", "tv-strong"), Nodes.spacer(), this.close);
        title.setAlignment(Pos.CENTER_LEFT);
        FlowPane regions = new FlowPane(24, 16);
        regions.setPrefWrapLength(2 * COLUMN + 24);
        byRegion(commands).forEach((region, list) -> regions.getChildren().add(region(region, list)));
        ScrollPane scroll = new ScrollPane(regions);
        scroll.setId("keyboard-map-scroll");
        scroll.setAccessibleText("All keys");
        scroll.getStyleClass().add("tv-scroll");
        scroll.setFitToWidth(true);
        Label note = Nodes.label("Single letters work while no text field has the focus.", "tv-muted", "tv-small");
        getChildren().addAll(title, scroll, note);
    }

    /** Takes the focus. */
    public void open() {
        close.requestFocus();
    }

    private static Map<String, List<Command>> byRegion(List<Command> commands) {
        Map<String, List<Command>> regions = new LinkedHashMap<>();
        commands.stream()
                .filter(command -> command.shortcut() != null)
                .forEach(command -> regions.computeIfAbsent(command.region(), name -> new java.util.ArrayList<>())
                        .add(command));
        return regions;
    }

    private static VBox region(String name, List<Command> commands) {
        VBox box = new VBox(Nodes.label(name, "tv-strong", "tv-small"));
        box.setPrefWidth(COLUMN);
        for (Command command : commands) {
            HBox row =
                    new HBox(Nodes.label(command.title(), "tv-small"), Nodes.spacer(), Nodes.keyCap(command.keyText()));
            row.getStyleClass().add("tv-map-row");
            box.getChildren().add(row);
        }
        return box;
    }
}
