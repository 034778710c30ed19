package dev.trivium.history;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** How finely a span of time is cut. */
public enum Grain {
    HOUR,
    DAY,
    /** From Monday on. */
    WEEK,
    MONTH;

    /** The first day of the piece in which a day lies. */
    LocalDate floor(LocalDate day) {
        return switch (this) {
            case HOUR, DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }
}
