package dev.trivium.route.engine;

import java.util.ArrayDeque;
import java.util.Deque;

/** How often something happened in a sliding span of time. */
final class RateWindow {

    private final Deque<Long> entries = new ArrayDeque<>();

    /** @return 0 if it may happen now and was counted; else nanoseconds until it may */
    synchronized long tryEnter(long now, int calls, long perNanos) {
        while (!entries.isEmpty() && now - entries.peekFirst() >= perNanos) {
            entries.removeFirst();
        }
        if (entries.size() < calls) {
            entries.addLast(now);
            return 0;
        }
        return perNanos - (now - entries.getFirst());
    }
}
