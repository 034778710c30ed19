package dev.trivium.app.compare.parts;

import dev.trivium.chat.Part;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A call that a model wants made, and the result that it gets. FX thread only. */
public final class ToolCallCard {

    private final Part.ToolCall call;
    private final String arguments;
    private final boolean fixed;
    private final StringProperty result = new SimpleStringProperty(this, "result", "");
    private final BooleanProperty error = new SimpleBooleanProperty(this, "error", false);

    ToolCallCard(Part.ToolCall call, String result, boolean fixed) {
        this.call = call;
        this.arguments = JsonText.pretty(call.arguments().isBlank() ? "{}" : call.arguments());
        this.fixed = fixed;
        this.result.set(result);
    }

    public String name() {
        return call.name();
    }

    /** Laid out as JSON over several lines. */
    public String arguments() {
        return arguments;
    }

    /** Whether the result was fixed before the run. */
    public boolean fixed() {
        return fixed;
    }

    public StringProperty resultProperty() {
        return result;
    }

    /** Whether the result tells of a failure. */
    public BooleanProperty errorProperty() {
        return error;
    }

    Part.ToolCall call() {
        return call;
    }

    Part.ToolResult answer() {
        return new Part.ToolResult(call.id(), call.name(), result.get(), error.get());
    }
}
