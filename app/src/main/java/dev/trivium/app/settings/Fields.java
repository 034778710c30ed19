package dev.trivium.app.settings;

import dev.trivium.app.controls.Nodes;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/** Rows of a form: a label of one width, then what can be set. */
final class Fields {

    private static final double LABEL = 136;

    private Fields() {}

    static HBox row(String name, Node... controls) {
        Label label = Nodes.label(name, "tv-muted");
        label.setMinWidth(LABEL);
        label.setPrefWidth(LABEL);
        label.getStyleClass().add("tv-field-label");
        HBox row = new HBox(8, label);
        row.getChildren().addAll(controls);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** A field whose text counts once Enter is pressed or the focus leaves it, and only if it is another one. */
    static TextField committed(String id, double width, Consumer<String> commit) {
        TextField field = new TextField();
        field.setId(id);
        field.getStyleClass().addAll("tv-search", "tv-mono");
        field.setPrefWidth(width);
        Runnable take = () -> {
            String text = field.getText().strip();
            if (!text.equals(field.getProperties().get("shown"))) {
                field.getProperties().put("shown", text);
                commit.accept(text);
            }
        };
        field.setOnAction(event -> take.run());
        field.focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                take.run();
            }
        });
        return field;
    }

    /** Puts a text into a field, unless somebody is typing there. */
    static void show(TextField field, String text, boolean always) {
        Object before = field.getProperties().put("shown", text);
        boolean typing = field.isFocused() && !field.getText().strip().equals(before);
        if (always || !typing) {
            field.setText(text);
        }
    }
}
