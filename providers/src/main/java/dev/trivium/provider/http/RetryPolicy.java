package dev.trivium.provider.http;

import java.time.Duration;

/**
 * How often and after how long a request is sent again. Only what failed before its first token is, and only for errors
 * that can pass. A provider's own waiting time goes before the growing one.
 *
 * @param retries how many tries may follow the first; 0 for none
 * @param base the growing wait is a random part of {@code base * 2^n}
 * @param cap the most that the growing wait can be
 * @param longestWait a provider that asks for more than this ends the call at once
 */
public record RetryPolicy(int retries, Duration base, Duration cap, Duration longestWait) {

    public static final RetryPolicy DEFAULT =
            new RetryPolicy(2, Duration.ofMillis(500), Duration.ofSeconds(8), Duration.ofSeconds(60));

    /** For a caller that retries itself, such as a route. */
    public static final RetryPolicy NONE = new RetryPolicy(0, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /**
     * The growing wait, with full jitter, so that many calls that failed together do not come back together.
     *
     * @param retry from 0
     * @param random from 0 (inclusive) to 1 (exclusive)
     */
    Duration backOff(int retry, double random) {
        double grown = Math.min((double) cap.toNanos(), base.toNanos() * Math.pow(2, retry));
        return Duration.ofNanos((long) (grown * random));
    }
}
