package dev.trivium.app.compare;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A name that the prompt uses, and the value that a person gives it. */
public final class Variable {

    private final String name;
    private final StringProperty value = new SimpleStringProperty(this, "value", "");

    Variable(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    public StringProperty valueProperty() {
        return value;
    }
}
