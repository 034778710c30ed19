package dev.trivium.history;

import java.util.Locale;

/** Who gave a score. */
public enum ScoreSource {
    HUMAN,
    RULE,
    /** A model that was asked to judge. */
    JUDGE;

    /** As in the database: {@code human}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ScoreSource of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
