package dev.trivium.chat;

import java.util.Locale;

/** What became of a route's step. */
public enum StepOutcome {
    /** It answered, and nobody had to judge the answer. */
    ANSWERED,
    /** Its answer was held back, and then taken. */
    ACCEPTED,
    /** Its answer was held back, and then another was taken. */
    REJECTED,
    FAILED,
    /** It was stopped because its answer was no longer needed. */
    STOPPED;

    /** As in JSON: {@code accepted}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
