package dev.trivium.app.models;

import dev.trivium.history.HistoryException;
import java.util.List;

/** Where the lines come from. The method waits for the disk. */
@FunctionalInterface
public interface ModelsSource {

    /**
     * Everything that can be addressed.
     *
     * @throws HistoryException if what was measured cannot be read; {@link #unmeasured} can then
     */
    List<ModelLine> lines(Range range) throws HistoryException;

    /** The same without what was measured. */
    default List<ModelLine> unmeasured() {
        return List.of();
    }

    /** Over which time calls count. */
    enum Range {
        WEEK("7 d", 7),
        MONTH("30 d", 30),
        QUARTER("90 d", 90),
        YEAR("1 y", 365),
        ALL("All", 20_000);

        private final String title;
        private final int days;

        Range(String title, int days) {
            this.title = title;
            this.days = days;
        }

        String title() {
            return title;
        }

        /** Today included. */
        int days() {
            return days;
        }

        /** {@code over 30 days}, as a sentence has it. */
        String words() {
            return this == ALL ? "ever" : this == YEAR ? "in a year" : "in " + days + " days";
        }
    }
}
