package dev.trivium.history;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Some of the runs that a query asks for, newest first.
 *
 * @param runs may be empty although there is a next page: one page looks through a bounded number of texts
 * @param next where to go on; null at the end
 */
public record RunPage(List<RunSummary> runs, @Nullable Key next) {

    /**
     * The place after a run.
     *
     * @param at when the last run that was looked at started
     * @param seen the runs of that very moment that were looked at
     */
    public record Key(Instant at, Set<String> seen) {

        public Key {
            seen = Set.copyOf(seen);
        }
    }

    public RunPage {
        runs = List.copyOf(runs);
    }
}
