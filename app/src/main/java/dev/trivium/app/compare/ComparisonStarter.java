package dev.trivium.app.compare;

import java.util.List;

/** Starts a comparison and has it recorded where there is a history. Returns at once. */
@FunctionalInterface
public interface ComparisonStarter {

    /** @param listener hears the events of one column one at a time, on any thread */
    Comparison start(String promptName, List<Comparison.Column> columns, Comparison.ComparisonListener listener);
}
