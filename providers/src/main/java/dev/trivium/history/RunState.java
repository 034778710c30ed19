package dev.trivium.history;

import java.util.Locale;

/** How far a run, or a call of it, has come. */
public enum RunState {
    RUNNING,
    /** The run's columns have all ended, or the call has: with an answer or an error. */
    FINISHED,
    /** The program ended before the run or the call did. */
    INTERRUPTED;

    /** As in the database: {@code running}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RunState of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
