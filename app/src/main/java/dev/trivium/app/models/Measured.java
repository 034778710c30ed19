package dev.trivium.app.models;

import dev.trivium.history.Figures;
import dev.trivium.history.Spread;
import org.jspecify.annotations.Nullable;

/**
 * What calls of one model or route showed, all of them real or all simulated.
 *
 * @param judged calls that were not cancelled
 * @param failed how many of those failed
 * @param durationMs of calls that answered; null if none did
 */
public record Measured(
        long calls,
        long judged,
        long failed,
        @Nullable Spread timeToFirstTokenMs,
        @Nullable Spread durationMs,
        @Nullable Spread tokensPerSecond) {

    private static final double Z = 1.959964;

    static Measured of(Figures figures) {
        return new Measured(
                figures.calls(),
                figures.calls() - figures.cancelled(),
                figures.failed(),
                figures.timeToFirstTokenMs(),
                figures.durationMs(),
                figures.tokensPerSecond());
    }

    /** From 0 to 1; null if no call was judged. */
    @Nullable
    Double errorRate() {
        return judged == 0 ? null : (double) failed / judged;
    }

    /**
     * The upper end of the error rate's 95 % interval, so that two calls without a failure do not pass for stability.
     * Wilson's score interval (Wilson 1927). Null if no call was judged.
     */
    @Nullable
    Double errorRateAtMost() {
        if (judged == 0) {
            return null;
        }
        double n = judged;
        double p = failed / n;
        double z2 = Z * Z;
        double centre = p + z2 / (2 * n);
        double half = Z * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
        return Math.min(1, (centre + half) / (1 + z2 / n));
    }
}
