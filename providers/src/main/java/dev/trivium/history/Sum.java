package dev.trivium.history;

import dev.trivium.chat.ErrorKind;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Adds up tallies for one answer to a query. Made for adding fast: its buckets are arrays. Not safe for several threads. */
final class Sum {

    private static final String CANCELLED = ErrorKind.CANCELLED.id();

    private final long[] numbers = new long[Tally.COUNT];
    private final int[][] sketches = new int[Tally.SKETCHES][];
    private BigDecimal usd = BigDecimal.ZERO;
    private long failed;
    private long cancelled;

    /**
     * @param counted whether the calls count, with their times; money and tokens always do
     * @param status of the tally's series
     */
    void add(Varints tally, boolean counted, String status) {
        long calls = tally.number();
        if (counted) {
            count(calls, status);
        }
        for (int i = 1; i < Tally.COUNT; i++) {
            numbers[i] += tally.number();
        }
        BigDecimal cost = tally.decimal();
        if (cost.signum() != 0) {
            usd = usd.add(cost);
        }
        if (counted) {
            for (int i = 0; i < Tally.SKETCHES; i++) {
                sketch(i, tally);
            }
        }
    }

    void add(Sum other, boolean counted) {
        if (counted) {
            numbers[Tally.CALLS] += other.numbers[Tally.CALLS];
            failed += other.failed;
            cancelled += other.cancelled;
            for (int i = 0; i < Tally.SKETCHES; i++) {
                sketch(i, other.sketches[i]);
            }
        }
        for (int i = 1; i < Tally.COUNT; i++) {
            numbers[i] += other.numbers[i];
        }
        usd = usd.add(other.usd);
    }

    boolean isEmpty() {
        for (long number : numbers) {
            if (number != 0) {
                return false;
            }
        }
        return usd.signum() == 0;
    }

    long calls() {
        return numbers[Tally.CALLS];
    }

    Figures figures() {
        return new Figures(
                numbers[Tally.CALLS],
                failed,
                cancelled,
                usd,
                numbers[Tally.UNPRICED],
                numbers[Tally.ESTIMATED],
                numbers[Tally.INPUT],
                numbers[Tally.CACHED],
                numbers[Tally.CACHE_WRITE],
                numbers[Tally.OUTPUT],
                numbers[Tally.REASONING],
                spread(sketches[Tally.DURATION]),
                spread(sketches[Tally.FIRST_TOKEN]),
                spread(sketches[Tally.SPEED]));
    }

    private void count(long calls, String status) {
        numbers[Tally.CALLS] += calls;
        if (status.equals(CANCELLED)) {
            cancelled += calls;
        } else if (!status.equals(Series.OK)) {
            failed += calls;
        }
    }

    private void sketch(int which, Varints tally) {
        long left = tally.number();
        if (left == 0) {
            return;
        }
        int[] buckets = buckets(which);
        int bucket = 0;
        for (; left > 0; left--) {
            bucket += (int) tally.number();
            buckets[bucket] += (int) tally.number();
        }
    }

    private void sketch(int which, int @Nullable [] others) {
        if (others != null) {
            int[] buckets = buckets(which);
            for (int i = 0; i < buckets.length; i++) {
                buckets[i] += others[i];
            }
        }
    }

    private int[] buckets(int which) {
        if (sketches[which] == null) {
            sketches[which] = new int[Sketch.BUCKETS];
        }
        return sketches[which];
    }

    private static @Nullable Spread spread(int @Nullable [] buckets) {
        if (buckets == null) {
            return null;
        }
        long count = 0;
        for (int times : buckets) {
            count += times;
        }
        // The stored values are thousandths of the units shown.
        return count == 0
                ? null
                : new Spread(
                        percentile(buckets, count, 50) / 1_000,
                        percentile(buckets, count, 90) / 1_000,
                        percentile(buckets, count, 95) / 1_000,
                        percentile(buckets, count, 99) / 1_000);
    }

    /** The nearest-rank method: the smallest value that at least {@code percent} of all do not exceed. */
    private static double percentile(int[] buckets, long count, int percent) {
        long rank = (count * percent + 99) / 100;
        long seen = 0;
        for (int i = 0; i < buckets.length; i++) {
            seen += buckets[i];
            if (seen >= rank) {
                return Sketch.value(i);
            }
        }
        return 0;
    }
}
