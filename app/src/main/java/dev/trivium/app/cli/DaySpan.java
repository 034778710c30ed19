package dev.trivium.app.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Days as {@code --since} and {@code --until} name them.
 *
 * @param until the day after the last
 */
record DaySpan(LocalDate from, LocalDate until) {

    private static final Pattern BACK = Pattern.compile("([1-9][0-9]{0,4})([dw])");

    /**
     * @param since a day, or so many days or weeks, of which the last is {@code until}
     * @param until the last day; null for today
     */
    static DaySpan of(String since, @Nullable String until, LocalDate today) throws UsageException {
        LocalDate last = until == null ? today : day("--until", until);
        Matcher back = BACK.matcher(since);
        LocalDate first;
        if (back.matches()) {
            long count = Long.parseLong(back.group(1));
            first = last.minusDays((back.group(2).equals("w") ? count * 7 : count) - 1);
        } else {
            first = day("--since", since);
        }
        if (first.isAfter(last)) {
            throw new UsageException("--since " + since + " is after " + (until == null ? "today" : "--until " + until)
                    + ". Give an earlier day.");
        }
        return new DaySpan(first, last.plusDays(1));
    }

    /** Whether they can be read, before anything is opened. */
    static void check(String since, @Nullable String until) throws UsageException {
        of(since, until, LocalDate.now(ZoneOffset.UTC).plusDays(1));
    }

    Instant start(ZoneId zone) {
        return from.atStartOfDay(zone).toInstant();
    }

    Instant end(ZoneId zone) {
        return until.atStartOfDay(zone).toInstant();
    }

    private static LocalDate day(String option, String text) throws UsageException {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new UsageException(option + " cannot be \"" + text + "\". Give a day, as 2026-11-01"
                    + (option.equals("--since") ? ", or a number of days or weeks, as 7d or 4w." : "."));
        }
    }
}
