package dev.trivium.app.compare.parts;

import dev.trivium.chat.ToolDefinition;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A tool while somebody writes it. FX thread only. */
public final class ToolDraft {

    private static final String NO_PARAMETERS = """
            {
              "type": "object",
              "properties": {}
            }""";

    private final StringProperty name = new SimpleStringProperty(this, "name", "");
    private final StringProperty description = new SimpleStringProperty(this, "description", "");
    private final StringProperty parameters = new SimpleStringProperty(this, "parameters", NO_PARAMETERS);
    private final StringProperty fixedResult = new SimpleStringProperty(this, "fixedResult", "");

    public StringProperty nameProperty() {
        return name;
    }

    public StringProperty descriptionProperty() {
        return description;
    }

    /** A JSON schema as text. */
    public StringProperty parametersProperty() {
        return parameters;
    }

    /** What every call of the tool is answered with; empty if calls are answered by hand. */
    public StringProperty fixedResultProperty() {
        return fixedResult;
    }

    ToolDefinition definition() {
        String words = description.get().strip();
        return new ToolDefinition(name.get().strip(), words.isEmpty() ? null : words, parameters.get());
    }
}
