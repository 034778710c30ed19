package dev.trivium.workspace;

import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Parameters;
import java.util.List;

/**
 * Columns of Compare that are kept under a name.
 *
 * @param name unique among the workspace's sets, whatever its case
 * @param samples how often each column is asked, from 1 to {@value #MOST_SAMPLES}
 * @param columns at least one
 */
public record ColumnSet(String name, int samples, List<Column> columns) {

    /** The most samples of a column. */
    public static final int MOST_SAMPLES = 100;

    /** @param parameters what stands in place of the prompt's */
    public record Column(ModelAddress model, Parameters parameters) {}

    public ColumnSet {
        columns = List.copyOf(columns);
    }
}
