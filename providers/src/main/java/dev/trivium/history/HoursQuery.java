package dev.trivium.history;

import java.time.Duration;
import java.time.Instant;

/**
 * A question to the figures of some hours, such as the last 24.
 *
 * @param from where an hour begins in the history's time zone; an hour that begins before it does not count
 * @param until an hour that begins then or later does not count
 */
public record HoursQuery(Instant from, Instant until, FigureFilter filter, Population population) {

    public HoursQuery {
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException(
                    "A span of figures ends after it begins; got " + from + " to " + until + ".");
        }
    }

    /** As long, just before. */
    Instant previousFrom() {
        return from.minus(Duration.between(from, until));
    }
}
