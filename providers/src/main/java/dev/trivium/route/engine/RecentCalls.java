package dev.trivium.route.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The last calls of one model, none older than a quarter of an hour. Figures are computed when a call ends. */
final class RecentCalls {

    private static final int KEPT = 100;
    private static final int ENOUGH_FOR_95 = 20;
    private static final long TOO_OLD = Duration.ofMinutes(15).toNanos();

    private final long[] at = new long[KEPT];
    private final long[] firstNanos = new long[KEPT];
    private final boolean[] failed = new boolean[KEPT];
    private int count;
    private volatile @Nullable Figures figures;

    private record Figures(
            long newest,
            @Nullable Duration median,
            @Nullable Duration percentile95,
            BigDecimal errorRate) {}

    /** @param first nanoseconds to the first token; negative if there was none */
    synchronized void add(long now, long first, boolean failure) {
        int slot = count % KEPT;
        at[slot] = now;
        firstNanos[slot] = first;
        failed[slot] = failure;
        count++;
        figures = compute(now);
    }

    synchronized RecentCalls copy() {
        RecentCalls copy = new RecentCalls();
        copy.figures = figures;
        return copy;
    }

    @Nullable
    Duration median(long now) {
        Figures known = fresh(now);
        return known == null ? null : known.median;
    }

    @Nullable
    Duration percentile95(long now) {
        Figures known = fresh(now);
        return known == null ? null : known.percentile95;
    }

    @Nullable
    BigDecimal errorRate(long now) {
        Figures known = fresh(now);
        return known == null ? null : known.errorRate;
    }

    private @Nullable Figures fresh(long now) {
        Figures known = figures;
        return known == null || now - known.newest > TOO_OLD ? null : known;
    }

    private Figures compute(long now) {
        long[] times = new long[KEPT];
        int measured = 0;
        int calls = 0;
        int failures = 0;
        for (int i = 0; i < Math.min(count, KEPT); i++) {
            if (now - at[i] <= TOO_OLD) {
                calls++;
                failures += failed[i] ? 1 : 0;
                if (firstNanos[i] >= 0) {
                    times[measured++] = firstNanos[i];
                }
            }
        }
        Arrays.sort(times, 0, measured);
        return new Figures(
                now,
                measured == 0 ? null : Duration.ofNanos(times[(measured - 1) / 2]),
                measured < ENOUGH_FOR_95 ? null : Duration.ofNanos(times[(int) Math.ceil(measured * 0.95) - 1]),
                BigDecimal.valueOf(failures).divide(BigDecimal.valueOf(calls), 4, RoundingMode.HALF_UP));
    }
}
