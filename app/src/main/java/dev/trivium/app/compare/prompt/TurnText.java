package dev.trivium.app.compare.prompt;

import dev.trivium.prompt.PromptDocument;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** One turn as it is edited. */
public final class TurnText {

    private final String role;
    private final StringProperty text;

    TurnText(PromptDocument.Turn turn) {
        this.role = turn.role();
        this.text = new SimpleStringProperty(this, "text", turn.text());
    }

    /** {@link PromptDocument#USER} or {@link PromptDocument#MODEL}. */
    public String role() {
        return role;
    }

    public StringProperty textProperty() {
        return text;
    }
}
