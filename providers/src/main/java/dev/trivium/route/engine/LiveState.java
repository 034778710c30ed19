package dev.trivium.route.engine;

import dev.trivium.chat.Answer;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.ModelAddress;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What has happened of late: how models did, what was spent today, which breakers are open, whose turn it is, which
 * answers are kept. Routes that share one share what they learn. Kept in memory only. Safe for several threads.
 */
public final class LiveState {

    /** Failures that say nothing about the health of whoever was asked. */
    private static final Set<ErrorKind> NOT_ITS_FAULT = Set.of(
            ErrorKind.CANCELLED,
            ErrorKind.INVALID_REQUEST,
            ErrorKind.CONTEXT_LENGTH,
            ErrorKind.CONTENT_FILTER,
            ErrorKind.BUDGET);

    private final LongSupplier nanoTime;
    private final Clock clock;
    private final boolean frozen;
    private final Map<ModelAddress, RecentCalls> models = new ConcurrentHashMap<>();
    private final Map<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();
    private final Map<String, Turns> turns = new ConcurrentHashMap<>();
    private final Map<String, RateWindow> rates = new ConcurrentHashMap<>();
    private final Map<String, AnswerCache> caches = new ConcurrentHashMap<>();
    private final Map<String, Spending> spending = new ConcurrentHashMap<>();
    private final Spending all;

    /** @param clock tells when a day begins */
    public LiveState(LongSupplier nanoTime, Clock clock) {
        this(nanoTime, clock, false, new Spending(clock));
    }

    private LiveState(LongSupplier nanoTime, Clock clock, boolean frozen, Spending all) {
        this.nanoTime = nanoTime;
        this.clock = clock;
        this.frozen = frozen;
        this.all = all;
    }

    /**
     * How things are now, kept so: calls made against it change nothing. Breakers, turns, rates and caches begin anew in
     * it, so that every run of a simulation meets the same.
     */
    public LiveState freeze() {
        long now = nanoTime.getAsLong();
        LiveState copy = new LiveState(() -> now, clock, true, all.copy());
        models.forEach((model, recent) -> copy.models.put(model, recent.copy()));
        return copy;
    }

    /** Notes how a call of a model ended. */
    public void ended(ModelAddress model, Answer answer, @Nullable ChatError error) {
        if (frozen) {
            return;
        }
        BigDecimal usd = answer.cost().usd();
        if (usd != null) {
            spent(usd);
        }
        if (error == null || tells(error.kind())) {
            RecentCalls recent = models.get(model);
            if (recent == null) {
                recent = models.computeIfAbsent(model, key -> new RecentCalls());
            }
            Duration first = answer.timing().timeToFirstToken();
            recent.add(nanoTime.getAsLong(), error == null && first != null ? first.toNanos() : -1, error != null);
        }
    }

    /** Adds what was spent today elsewhere: before this program started, or by a call outside any route. */
    public void spent(BigDecimal usd) {
        if (!frozen && usd.signum() > 0) {
            all.add(usd);
        }
    }

    /** Adds what was spent today below one step of a route before this program started; a limit there counts on. */
    public void spentBelow(String route, String step, BigDecimal usd) {
        if (!frozen) {
            spending(key(route, step)).add(usd);
        }
    }

    /** A name for what is known about a step. */
    static String key(String route, String step) {
        return route + "/" + step;
    }

    /** The median of the recent times to first token; null if there is none. */
    public @Nullable Duration latency(ModelAddress model) {
        RecentCalls recent = models.get(model);
        return recent == null ? null : recent.median(nanoTime.getAsLong());
    }

    /** The 95th percentile of the recent times to first token; null if fewer than 20 are known. */
    public @Nullable Duration latency95(ModelAddress model) {
        RecentCalls recent = models.get(model);
        return recent == null ? null : recent.percentile95(nanoTime.getAsLong());
    }

    /** From 0 to 1; null if there was no call of late. */
    public @Nullable BigDecimal errorRate(ModelAddress model) {
        RecentCalls recent = models.get(model);
        return recent == null ? null : recent.errorRate(nanoTime.getAsLong());
    }

    public BigDecimal spentToday() {
        return all.today();
    }

    CircuitBreaker breaker(String key) {
        return breakers.computeIfAbsent(key, k -> new CircuitBreaker());
    }

    Turns turns(String key) {
        return turns.computeIfAbsent(key, k -> new Turns());
    }

    RateWindow rate(String key) {
        return rates.computeIfAbsent(key, k -> new RateWindow());
    }

    AnswerCache cache(String key) {
        return caches.computeIfAbsent(key, k -> new AnswerCache());
    }

    /** What was spent today below one step. */
    Spending spending(String key) {
        return spending.computeIfAbsent(key, k -> new Spending(clock));
    }

    boolean frozen() {
        return frozen;
    }

    static boolean tells(ErrorKind kind) {
        return !NOT_ITS_FAULT.contains(kind);
    }
}
