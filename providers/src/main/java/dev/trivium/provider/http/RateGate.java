package dev.trivium.provider.http;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Keeps one connection's rate limits: those that the user set, and those that the provider's headers teach. */
final class RateGate {

    /** How long a learned limit may hold a call; a longer one, such as a day's, is left to the provider to refuse. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** @param unknown whether the wait ends only when another call does */
    record Turn(boolean go, boolean unknown, Duration delay) {
        private static final Turn GO = new Turn(true, false, Duration.ZERO);

        private static Turn in(long nanos) {
            return new Turn(false, false, Duration.ofNanos(nanos));
        }
    }

    private final LongSupplier nanos;
    private final Clock clock;
    private final @Nullable Integer concurrent;
    private final @Nullable Bucket requests;
    private final @Nullable Bucket tokens;
    private final Map<String, LearnedLimits> learned = new HashMap<>();
    private final Deque<CountDownLatch> waiting = new ArrayDeque<>();
    private int running;

    RateGate(RateLimits limits, LongSupplier nanos, Clock clock) {
        this.nanos = nanos;
        this.clock = clock;
        this.concurrent = limits.concurrentCalls();
        this.requests = bucket(limits.requestsPerMinute(), nanos.getAsLong());
        this.tokens = bucket(limits.tokensPerMinute(), nanos.getAsLong());
    }

    /**
     * Asks for a turn; after one that goes, {@link #leave} must follow.
     *
     * @param estimate tokens of input
     * @param wake opened when another call leaves
     */
    synchronized Turn enter(String model, long estimate, CountDownLatch wake) {
        if (concurrent != null && running >= concurrent) {
            waiting.add(wake);
            return new Turn(false, true, Duration.ZERO);
        }
        long now = nanos.getAsLong();
        long wait =
                Math.max(requests == null ? 0 : requests.wait(1, now), tokens == null ? 0 : tokens.wait(estimate, now));
        LearnedLimits ofModel = learned.get(model);
        if (ofModel != null) {
            long taught = ofModel.wait(estimate, now);
            wait = Math.max(wait, taught <= LONGEST.toNanos() ? taught : 0);
        }
        if (wait > 0) {
            return Turn.in(wait);
        }
        if (requests != null) {
            requests.take(1);
        }
        if (tokens != null) {
            tokens.take(estimate);
        }
        if (ofModel != null) {
            ofModel.take(estimate);
        }
        running++;
        return Turn.GO;
    }

    synchronized void leave() {
        running--;
        while (!waiting.isEmpty()) {
            waiting.remove().countDown();
        }
    }

    /** @param headers of any response, names in lower case */
    synchronized void learn(String model, Map<String, String> headers) {
        LearnedLimits limits = LearnedLimits.read(headers, nanos.getAsLong(), clock);
        if (limits == null) {
            learned.remove(model);
        } else {
            learned.put(model, limits);
        }
    }

    private static @Nullable Bucket bucket(@Nullable Integer perMinute, long now) {
        return perMinute == null ? null : new Bucket(perMinute, now);
    }

    /** A minute's allowance that refills steadily. */
    private static final class Bucket {
        private final double capacity;
        private final double perNano;
        private double level;
        private long at;

        Bucket(int perMinute, long now) {
            this.capacity = perMinute;
            this.perNano = perMinute / 60e9;
            this.level = perMinute;
            this.at = now;
        }

        long wait(long amount, long now) {
            level = Math.min(capacity, level + (now - at) * perNano);
            at = now;
            double missing = Math.min((double) amount, capacity) - level;
            return missing <= 1e-6 ? 0 : (long) Math.ceil(missing / perNano);
        }

        void take(long amount) {
            level -= Math.min((double) amount, capacity);
        }
    }
}
