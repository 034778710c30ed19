package dev.trivium.history;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A question to the figures.
 *
 * @param from the first day, in the history's time zone
 * @param until the day after the last
 * @param grain how the span is cut; {@link Grain#HOUR} is meant for spans of some days
 */
public record DashboardQuery(LocalDate from, LocalDate until, FigureFilter filter, Population population, Grain grain) {

    public DashboardQuery {
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException(
                    "A span of figures ends after it begins; got " + from + " to " + until + ".");
        }
    }

    /** As many days, just before. */
    LocalDate previousFrom() {
        return from.minusDays(ChronoUnit.DAYS.between(from, until));
    }
}
