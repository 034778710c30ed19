package dev.trivium.app.dashboard;

import dev.trivium.history.Grain;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * A range at a moment.
 *
 * @param first the first day
 * @param last the last day, included
 * @param until not included
 */
public record Span(LocalDate first, LocalDate last, Instant from, Instant until, Grain grain) {

    private static final int FINE_DAYS = 2;
    private static final int MOST_DAYS = 92;
    private static final int MOST_WEEKS = 53;

    static Span of(Range range, Instant now, ZoneId zone) {
        ZonedDateTime local = now.atZone(zone);
        LocalDate today = local.toLocalDate();
        if (range instanceof Range.Hours24) {
            ZonedDateTime midnight = today.atStartOfDay(zone);
            long hours = ChronoUnit.HOURS.between(midnight, local) + 1;
            Instant until = midnight.plusHours(hours).toInstant();
            Instant from = until.minus(24, ChronoUnit.HOURS);
            return new Span(from.atZone(zone).toLocalDate(), today, from, until, Grain.HOUR);
        }
        LocalDate first = range.first(today);
        LocalDate last = range.last(today);
        return new Span(
                first,
                last,
                first.atStartOfDay(zone).toInstant(),
                last.plusDays(1).atStartOfDay(zone).toInstant(),
                grain(ChronoUnit.DAYS.between(first, last) + 1));
    }

    private static Grain grain(long days) {
        if (days <= FINE_DAYS) {
            return Grain.HOUR;
        }
        return days <= MOST_DAYS ? Grain.DAY : days <= MOST_WEEKS * 7 ? Grain.WEEK : Grain.MONTH;
    }
}
