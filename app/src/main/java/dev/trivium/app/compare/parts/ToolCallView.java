package dev.trivium.app.compare.parts;

import dev.trivium.app.controls.Nodes;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A call of a tool as a card: its name and arguments, and its result or the field for it. */
final class ToolCallView extends VBox {

    private static final int ROWS = 2;

    /** @param open whether the result can still be written */
    ToolCallView(ToolCallCard call, String id, boolean open, Consumer<String> clipboard) {
        setId(id);
        getStyleClass().add("tv-tool-call");
        setAccessibleText("Call of the tool " + call.name());
        Label name = Nodes.label(call.name(), "tv-tool-name");
        name.setGraphic(Nodes.icon(Feather.TOOL, "icon-14"));
        Button copy = Nodes.iconButton(id + "-copy", Feather.COPY, "Copy the arguments of " + call.name());
        copy.getStyleClass().add("tv-chip-button");
        copy.getGraphic().getStyleClass().add("icon-14");
        copy.setOnAction(event -> clipboard.accept(call.arguments()));
        HBox title = new HBox(6, name, Nodes.spacer(), copy);
        title.setAlignment(Pos.CENTER_LEFT);
        Label arguments = code(call.arguments());
        arguments.setId(id + "-arguments");
        getChildren().addAll(title, arguments);
        if (open) {
            getChildren().add(answer(call, id));
        } else if (!call.resultProperty().get().isEmpty()) {
            getChildren().add(result(call, id));
        }
    }

    private static VBox answer(ToolCallCard call, String id) {
        TextArea field = new TextArea();
        field.setId(id + "-result");
        field.getStyleClass().addAll("tv-area", "tv-code-area");
        TabKey.leaves(field);
        field.setPrefRowCount(ROWS);
        field.setWrapText(true);
        field.setPromptText("Such as {\"ok\": true}");
        field.setAccessibleText("Result of the call of " + call.name());
        field.textProperty().bindBidirectional(call.resultProperty());
        CheckBox failed = new CheckBox("The call failed");
        failed.setId(id + "-failed");
        failed.getStyleClass().add("tv-small");
        failed.selectedProperty().bindBidirectional(call.errorProperty());
        Label label = Nodes.label(call.fixed() ? "Fixed result" : "Answer it", "tv-label-medium");
        label.setLabelFor(field);
        return new VBox(4, label, field, failed);
    }

    private static VBox result(ToolCallCard call, String id) {
        String how = call.fixed() ? "Fixed result" : "Result";
        Label text = code(call.resultProperty().get());
        text.setId(id + "-result");
        return new VBox(
                4, Nodes.label(call.errorProperty().get() ? how + ", as a failure" : how, "tv-label-medium"), text);
    }

    private static Label code(String text) {
        Label label = Nodes.label(text, "tv-tool-code");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }
}
