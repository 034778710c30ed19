package dev.trivium.app.library;

import dev.trivium.history.RunQuery;
import java.util.function.UnaryOperator;

/** One entry of a filter: its words, and what it asks for. */
public record Choice(String label, UnaryOperator<RunQuery> filter) {

    @Override
    public String toString() {
        return label;
    }
}
