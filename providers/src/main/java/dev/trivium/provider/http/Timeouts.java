package dev.trivium.provider.http;

import java.time.Duration;

/**
 * How long a call may take; all positive.
 *
 * @param connect from the start of a try until the connection stands, name look-up and TLS included
 * @param firstToken from there until the first piece of reasoning, text or tool call; comments and pings do not count,
 *     because a model can be stuck behind a server that pings
 * @param betweenTokens between two arrivals of bytes after that; comments and pings count
 * @param total from start to end, waits and retries included; a request's own timeout replaces it
 */
public record Timeouts(Duration connect, Duration firstToken, Duration betweenTokens, Duration total) {

    /** Patient enough for models that think for minutes, and for a local server that loads one first. */
    public static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(15), Duration.ofMinutes(5), Duration.ofMinutes(2), Duration.ofMinutes(20));

    public Timeouts {
        for (Duration limit : new Duration[] {connect, firstToken, betweenTokens, total}) {
            if (limit.isZero() || limit.isNegative()) {
                throw new IllegalArgumentException("A time limit must be more than zero; got " + limit + ".");
            }
        }
    }

    public Timeouts withTotal(Duration value) {
        return new Timeouts(connect, firstToken, betweenTokens, value);
    }
}
