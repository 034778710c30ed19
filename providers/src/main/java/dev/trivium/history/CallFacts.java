package dev.trivium.history;

import dev.trivium.chat.Basis;
import dev.trivium.chat.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What figures need to know of a call that has ended.
 *
 * @param usd null if unknown
 * @param unpriced whether it may have cost something, but nobody knows what
 * @param firstTokenNanos -1 if nothing came
 */
record CallFacts(
        Series series,
        Instant startedAt,
        @Nullable Usage usage,
        @Nullable BigDecimal usd,
        Basis costBasis,
        boolean unpriced,
        long durationNanos,
        long firstTokenNanos) {

    CallFacts withSeries(Series value) {
        return new CallFacts(value, startedAt, usage, usd, costBasis, unpriced, durationNanos, firstTokenNanos);
    }

    /** A call that failed before anything came back or was counted is taken to have cost nothing. */
    static boolean unpriced(
            boolean simulated, @Nullable BigDecimal usd, boolean failed, boolean partial, @Nullable Usage usage) {
        return !simulated && usd == null && (!failed || partial || usage != null);
    }

    /** Output tokens over the time from the first to the last of them, in thousandths a second; 0 if it makes no sense. */
    long milliTokensPerSecond() {
        long nanos = durationNanos - firstTokenNanos;
        if (usage == null || firstTokenNanos < 0 || usage.outputTokens() < 2 || nanos < 1_000_000) {
            return 0;
        }
        return Math.round(usage.outputTokens() * 1e12 / nanos);
    }
}
