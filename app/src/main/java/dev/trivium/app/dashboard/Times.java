package dev.trivium.app.dashboard;

import dev.trivium.history.Grain;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How times are written. */
final class Times {

    private static final DateTimeFormatter HOUR = format("HH:mm");
    private static final DateTimeFormatter DAY = format("d");
    private static final DateTimeFormatter MONTH_DAY = format("MMM d");
    private static final DateTimeFormatter MONTH = format("MMM");
    private static final DateTimeFormatter MONTH_YEAR = format("MMM yyyy");
    private static final DateTimeFormatter DAY_MONTH = format("d MMM");
    private static final DateTimeFormatter DAY_MONTH_YEAR = format("d MMM yyyy");
    private static final DateTimeFormatter WEEKDAY = format("EEE d MMM");
    private static final DateTimeFormatter WEEKDAY_HOUR = format("EEE d MMM, HH:mm");

    /** {@code 17 Nov, 00:00}. */
    static final DateTimeFormatter MINUTE = format("d MMM, HH:mm");

    /** {@code 24 Nov 2026 14:02}. */
    static final DateTimeFormatter LISTED = format("d MMM yyyy HH:mm");

    /** {@code 24 Nov 2026 14:02:10}. */
    static final DateTimeFormatter MOMENT = format("d MMM yyyy HH:mm:ss");

    private Times() {}

    /** Below a bucket: short; the first one, and the first of a month, say the month. */
    static String tick(ZonedDateTime start, Grain grain, boolean first) {
        return switch (grain) {
            case HOUR -> HOUR.format(start);
            case DAY -> (first || start.getDayOfMonth() == 1 ? MONTH_DAY : DAY).format(start);
            case WEEK -> MONTH_DAY.format(start);
            case MONTH -> (first || start.getMonthValue() == 1 ? MONTH_YEAR : MONTH).format(start);
        };
    }

    /** The whole bucket: {@code Tue 17 Nov}. */
    static String bucket(ZonedDateTime start, Grain grain) {
        return switch (grain) {
            case HOUR -> WEEKDAY_HOUR.format(start);
            case DAY -> WEEKDAY.format(start);
            case WEEK -> "Week of " + DAY_MONTH.format(start);
            case MONTH -> MONTH_YEAR.format(start);
        };
    }

    /** {@code 11 – 24 Nov}. */
    static String span(LocalDate first, LocalDate last) {
        if (first.equals(last)) {
            return DAY_MONTH.format(first);
        }
        if (first.getYear() != last.getYear()) {
            return DAY_MONTH_YEAR.format(first) + " – " + DAY_MONTH_YEAR.format(last);
        }
        return (first.getMonth() == last.getMonth() ? DAY : DAY_MONTH).format(first) + " – " + DAY_MONTH.format(last);
    }

    /** {@code Daily spend}. */
    static String spendTitle(Grain grain) {
        return switch (grain) {
            case HOUR -> "Hourly spend";
            case DAY -> "Daily spend";
            case WEEK -> "Weekly spend";
            case MONTH -> "Monthly spend";
        };
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
