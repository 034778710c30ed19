package dev.trivium.history;

import dev.trivium.chat.Basis;
import dev.trivium.chat.Usage;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;

/**
 * What the calls of one series in one span of time add up to. Tallies of parts add up to that of the whole, and a call
 * can be taken away again. Not safe for several threads.
 *
 * <p>Tokens and money are those of leaves; calls that made other calls bring none, so that none counts twice.
 */
final class Tally {

    private final long[] numbers = new long[COUNT];
    private BigDecimal usd = BigDecimal.ZERO;

    /** Microseconds of calls that answered; microseconds; thousandths of tokens a second. */
    private final Sketch[] sketches = {new Sketch(), new Sketch(), new Sketch()};

    // The order of the numbers as bytes, followed by the money and the sketches.
    static final int CALLS = 0;
    static final int UNPRICED = 1;
    static final int ESTIMATED = 2;
    static final int INPUT = 3;
    static final int CACHED = 4;
    static final int CACHE_WRITE = 5;
    static final int OUTPUT = 6;
    static final int REASONING = 7;
    static final int COUNT = 8;

    static final int DURATION = 0;
    static final int FIRST_TOKEN = 1;
    static final int SPEED = 2;
    static final int SKETCHES = 3;

    /** @param times 1 to count the call, -1 to take it away */
    void add(CallFacts call, int times) {
        numbers[CALLS] += times;
        if (call.series().place().leaf()) {
            money(call, times);
        }
        if (call.series().answered()) {
            sketch(DURATION, call.durationNanos() / 1_000, times);
            if (call.firstTokenNanos() >= 0) {
                sketch(FIRST_TOKEN, call.firstTokenNanos() / 1_000, times);
            }
            long speed = call.milliTokensPerSecond();
            if (speed > 0) {
                sketch(SPEED, speed, times);
            }
        }
    }

    void add(Tally other) {
        for (int i = 0; i < COUNT; i++) {
            numbers[i] += other.numbers[i];
        }
        usd = usd.add(other.usd);
        for (int i = 0; i < SKETCHES; i++) {
            sketches[i].add(other.sketches[i]);
        }
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64);
        for (long number : numbers) {
            Varints.number(out, number);
        }
        Varints.decimal(out, usd);
        for (Sketch sketch : sketches) {
            sketch.write(out);
        }
        return out.toByteArray();
    }

    static Tally of(Varints in) {
        Tally tally = new Tally();
        for (int i = 0; i < COUNT; i++) {
            tally.numbers[i] = in.number();
        }
        tally.usd = in.decimal();
        for (Sketch sketch : tally.sketches) {
            sketch.read(in);
        }
        return tally;
    }

    /** The money alone. */
    static BigDecimal usd(Varints in) {
        for (int i = 0; i < COUNT; i++) {
            in.number();
        }
        return in.decimal();
    }

    private void money(CallFacts call, int times) {
        if (call.unpriced()) {
            numbers[UNPRICED] += times;
        }
        BigDecimal cost = call.usd();
        if (cost != null) {
            usd = times > 0 ? usd.add(cost) : usd.subtract(cost);
        }
        Usage usage = call.usage();
        if (call.costBasis() == Basis.ESTIMATED && cost != null) {
            numbers[ESTIMATED] += times;
        }
        if (usage != null) {
            numbers[INPUT] += times * usage.inputTokens();
            numbers[CACHED] += times * usage.cachedInputTokens();
            numbers[CACHE_WRITE] += times * usage.cacheWriteTokens();
            numbers[OUTPUT] += times * usage.outputTokens();
            numbers[REASONING] += times * usage.reasoningTokens();
        }
    }

    private void sketch(int which, long value, int times) {
        sketches[which].add(Sketch.bucket(value), times);
    }
}
