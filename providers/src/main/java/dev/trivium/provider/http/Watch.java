package dev.trivium.provider.http;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watches the time limits of one call. A token costs one write of a field; the timer looks only when a limit could be
 * over. Any thread.
 */
final class Watch {

    enum Limit {
        CONNECT,
        FIRST_TOKEN,
        BETWEEN_TOKENS,
        TOTAL
    }

    /** Hears, on the timer's thread, that time is up. After {@link Limit#CONNECT} the watch goes on. */
    interface Alarm {
        void timeUp(Limit limit, Duration length);

        /** The answer is complete, and the server has not closed the stream within the grace. */
        void graceOver();
    }

    private enum Phase {
        WAITING,
        CONNECTING,
        FIRST,
        STREAMING,
        COMPLETE,
        OVER
    }

    /** A stream that has its end mark may still hold a count of tokens; after this silence nobody waits for it. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Timeouts timeouts;
    private final ScheduledThreadPoolExecutor timer;
    private final Alarm alarm;
    private final long startedNanos;
    private volatile long sinceNanos;
    private volatile boolean reset;
    private Phase phase = Phase.WAITING;
    private @Nullable ScheduledFuture<?> next;

    Watch(Timeouts timeouts, ScheduledThreadPoolExecutor timer, Alarm alarm, long startedNanos) {
        this.timeouts = timeouts;
        this.timer = timer;
        this.alarm = alarm;
        this.startedNanos = startedNanos;
        this.sinceNanos = startedNanos;
    }

    /** Nothing is under way but a wait; only the total limit counts. */
    void waiting() {
        enter(Phase.WAITING);
    }

    void connecting() {
        enter(Phase.CONNECTING);
    }

    void connected() {
        enter(Phase.FIRST);
    }

    void firstToken() {
        enter(Phase.STREAMING);
    }

    void complete() {
        enter(Phase.COMPLETE);
    }

    void over() {
        enter(Phase.OVER);
    }

    /** Bytes have arrived. */
    void bytes(long nanos) {
        if (reset) {
            sinceNanos = nanos;
        }
    }

    private synchronized void enter(Phase value) {
        if (phase == Phase.OVER) {
            return;
        }
        phase = value;
        reset = value == Phase.STREAMING || value == Phase.COMPLETE;
        sinceNanos = System.nanoTime();
        schedule();
    }

    private void schedule() {
        if (next != null) {
            next.cancel(false);
            next = null;
        }
        if (phase != Phase.OVER) {
            long now = System.nanoTime();
            long left = Math.min(left(phaseLimit(), sinceNanos, now), left(timeouts.total(), startedNanos, now));
            next = timer.schedule(this::check, Math.max(0, left), TimeUnit.NANOSECONDS);
        }
    }

    private static long left(Duration limit, long since, long now) {
        return limit.toNanos() - (now - since);
    }

    private Duration phaseLimit() {
        return switch (phase) {
            case CONNECTING -> timeouts.connect();
            case FIRST -> timeouts.firstToken();
            case STREAMING -> timeouts.betweenTokens();
            case COMPLETE -> GRACE;
            case WAITING, OVER -> timeouts.total();
        };
    }

    private void check() {
        Limit limit;
        synchronized (this) {
            long now = System.nanoTime();
            boolean total = left(timeouts.total(), startedNanos, now) <= 0;
            boolean ofPhase = left(phaseLimit(), sinceNanos, now) <= 0;
            if (phase == Phase.OVER || (!total && !ofPhase)) {
                schedule();
                return;
            }
            limit = total && phase != Phase.COMPLETE ? Limit.TOTAL : limit();
            phase = limit == Limit.CONNECT ? Phase.WAITING : Phase.OVER;
            schedule();
        }
        if (limit == null) {
            alarm.graceOver();
        } else {
            alarm.timeUp(limit, length(limit));
        }
    }

    private @Nullable Limit limit() {
        return switch (phase) {
            case CONNECTING -> Limit.CONNECT;
            case FIRST -> Limit.FIRST_TOKEN;
            case STREAMING -> Limit.BETWEEN_TOKENS;
            case COMPLETE -> null;
            case WAITING, OVER -> Limit.TOTAL;
        };
    }

    private Duration length(Limit limit) {
        return switch (limit) {
            case CONNECT -> timeouts.connect();
            case FIRST_TOKEN -> timeouts.firstToken();
            case BETWEEN_TOKENS -> timeouts.betweenTokens();
            case TOTAL -> timeouts.total();
        };
    }
}
