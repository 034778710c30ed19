package dev.trivium.route.engine;

import dev.trivium.route.Breaker;
import java.util.ArrayDeque;
import java.util.Deque;

/** The state of one breaker. All times are nanoseconds of the engine's clock. */
final class CircuitBreaker {

    /** May a request pass. */
    enum Admission {
        PASS,
        /** It alone may try, and decides. */
        PROBE,
        REFUSED
    }

    private final Deque<Long> failures = new ArrayDeque<>();
    private boolean open;
    private boolean probing;
    private long openUntil;

    synchronized Admission admit(long now) {
        if (!open) {
            return Admission.PASS;
        }
        if (probing || now - openUntil < 0) {
            return Admission.REFUSED;
        }
        probing = true;
        return Admission.PROBE;
    }

    /** Nanoseconds until it may be tried again; 0 while another request tries. */
    synchronized long untilProbe(long now) {
        return Math.max(0, openUntil - now);
    }

    synchronized void succeeded(Admission admission) {
        if (admission == Admission.PROBE) {
            open = false;
            probing = false;
            failures.clear();
        }
    }

    synchronized void failed(Admission admission, Breaker settings, long now) {
        if (admission == Admission.PROBE) {
            probing = false;
            openUntil = now + settings.open().toNanos();
            return;
        }
        failures.addLast(now);
        long since = now - settings.window().toNanos();
        while (!failures.isEmpty() && failures.peekFirst() - since < 0) {
            failures.removeFirst();
        }
        if (!open && failures.size() >= settings.failures()) {
            open = true;
            openUntil = now + settings.open().toNanos();
            failures.clear();
        }
    }

    /** The request ended in a way that says nothing; the next one may probe. */
    synchronized void undecided(Admission admission) {
        if (admission == Admission.PROBE) {
            probing = false;
        }
    }
}
