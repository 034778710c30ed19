package dev.trivium.provider.http;

import org.jspecify.annotations.Nullable;

/**
 * What a connection may send, so that a call waits here instead of being refused there. Null means: no limit of ours.
 *
 * @param concurrentCalls at least 1
 * @param requestsPerMinute at least 1
 * @param tokensPerMinute at least 1; counted by an estimate of the input
 */
public record RateLimits(
        @Nullable Integer concurrentCalls,
        @Nullable Integer requestsPerMinute,
        @Nullable Integer tokensPerMinute) {

    /** Only what the provider's headers teach. */
    public static final RateLimits LEARNED = new RateLimits(null, null, null);

    public RateLimits {
        for (Integer limit : new Integer[] {concurrentCalls, requestsPerMinute, tokensPerMinute}) {
            if (limit != null && limit < 1) {
                throw new IllegalArgumentException("A rate limit must be at least 1; got " + limit + ".");
            }
        }
    }
}
