package dev.trivium.history;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;

/** By what figures can be grouped. */
public enum Dimension {
    MODEL,
    CONNECTION,
    ROUTE,
    PROMPT,
    /** {@code ok}, or the kind of error. */
    STATUS,
    DAY,
    WEEK,
    MONTH;

    /** As on the command line: {@code model}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of the group; empty where there is no route or prompt. Days, weeks and months by their first day. */
    String key(Series series, LocalDate day) {
        return switch (this) {
            case MODEL -> series.model().toString();
            case CONNECTION -> series.model().connection();
            case ROUTE -> Objects.requireNonNullElse(series.route(), "");
            case PROMPT -> Objects.requireNonNullElse(series.prompt(), "");
            case STATUS -> series.status();
            case DAY -> day.toString();
            case WEEK -> Grain.WEEK.floor(day).toString();
            case MONTH -> Grain.MONTH.floor(day).toString();
        };
    }
}
