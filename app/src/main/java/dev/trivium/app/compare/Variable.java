package dev.trivium.app.compare;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A name that the prompt uses, and the value that a person gives it. */
public final class Variable {

    private final String name;
    private final StringProperty value = new SimpleStringProperty(this, "value", "");
    private final ReadOnlyStringWrapper fallback = new ReadOnlyStringWrapper(this, "fallback", "");

    Variable(String name) {
        this.name = name;
    }

    void setFallback(String text) {
        fallback.set(text);
    }

    boolean isSet() {
        return !value.get().isEmpty() || !fallback.get().isEmpty();
    }

    /** What a run puts into the prompt: what was typed, else what the prompt's file says. */
    String used() {
        return value.get().isEmpty() ? fallback.get() : value.get();
    }

    public String name() {
        return name;
    }

    public StringProperty valueProperty() {
        return value;
    }

    /** What the prompt's file says where the value is empty; empty if it says nothing. */
    public ReadOnlyStringProperty fallbackProperty() {
        return fallback.getReadOnlyProperty();
    }
}
