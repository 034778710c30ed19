package dev.trivium.app.compare.parts;

import dev.trivium.app.controls.Nodes;
import dev.trivium.chat.ToolDefinition;
import java.util.concurrent.Executor;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The fields of one tool. */
final class ToolForm extends VBox {

    private final ToolDraft tool;
    private final TextField name = new TextField();
    private final TextField description = new TextField();
    private final TextArea fixed = new TextArea();
    private final JsonArea parameters;
    private final ChangeListener<Object> change = (property, before, now) -> check();

    ToolForm(ToolDraft tool, Executor background, Executor ui) {
        super(10);
        this.tool = tool;
        parameters = new JsonArea(
                "compare-tool-parameters",
                "Parameters, a JSON schema of type object",
                tool.parametersProperty(),
                background,
                ui);
        VBox.setVgrow(parameters, Priority.ALWAYS);
        fixed.getStyleClass().add("tv-code-area");
        fixed.setPrefRowCount(2);
        TabKey.leaves(fixed);
        getChildren()
                .addAll(
                        field(name, "compare-tool-name", "Name", "get_weather", tool.nameProperty()),
                        field(
                                description,
                                "compare-tool-description",
                                "Description",
                                "What it does and when to call it",
                                tool.descriptionProperty()),
                        parameters,
                        field(
                                fixed,
                                "compare-tool-fixed",
                                "Fixed result, answers every call by itself",
                                "Empty: you answer each call by hand.",
                                tool.fixedResultProperty()));
        tool.nameProperty().addListener(change);
        tool.parametersProperty().addListener(change);
        check();
    }

    TextField first() {
        return name;
    }

    void release() {
        tool.nameProperty().removeListener(change);
        tool.parametersProperty().removeListener(change);
        name.textProperty().unbindBidirectional(tool.nameProperty());
        description.textProperty().unbindBidirectional(tool.descriptionProperty());
        fixed.textProperty().unbindBidirectional(tool.fixedResultProperty());
        parameters.release(tool.parametersProperty());
    }

    private void check() {
        ToolDefinition now = tool.definition();
        parameters.check(() -> ToolSet.problem(now));
    }

    private static VBox field(TextInputControl field, String id, String label, String hint, StringProperty text) {
        field.setId(id);
        field.getStyleClass().add(field instanceof TextArea ? "tv-area" : "tv-input");
        field.setPromptText(hint);
        field.setAccessibleText(label);
        field.textProperty().bindBidirectional(text);
        Label name = Nodes.label(label, "tv-label-medium");
        name.setLabelFor(field);
        return new VBox(4, name, field);
    }
}
