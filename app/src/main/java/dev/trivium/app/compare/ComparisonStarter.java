package dev.trivium.app.compare;

import dev.trivium.compare.Column;
import dev.trivium.compare.Comparison;
import dev.trivium.compare.ComparisonListener;
import dev.trivium.history.RunStart;
import java.util.List;

/** Starts a comparison, and has it recorded where there is a history. May wait while the history is busy. */
@FunctionalInterface
public interface ComparisonStarter {

    Comparison start(RunStart start, List<Column> columns, ComparisonListener listener);
}
