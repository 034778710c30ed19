package dev.trivium.route.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;

/** Time that passes only when nothing else is left to do. Everything runs on the test's own thread. */
final class VirtualTime extends Clock implements Timer, LongSupplier {

    private record Task(long at, long order, Runnable work) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::order));
    private long now;
    private long order;

    @Override
    public Runnable after(Duration delay, Runnable work) {
        Task task = new Task(now + delay.toNanos(), order++, work);
        tasks.add(task);
        return () -> tasks.remove(task);
    }

    void later(Runnable work) {
        after(Duration.ZERO, work);
    }

    /** Lets everything happen that is due up to this span from now. */
    void pass(Duration span) {
        long end = now + span.toNanos();
        while (!tasks.isEmpty() && tasks.peek().at <= end) {
            Task task = tasks.remove();
            now = Math.max(now, task.at);
            task.work.run();
        }
        now = end;
    }

    /** Lets everything happen; at most a million things. */
    void settle() {
        for (int i = 0; !tasks.isEmpty(); i++) {
            if (i > 1_000_000) {
                throw new AssertionError("It does not come to rest.");
            }
            Task task = tasks.remove();
            now = Math.max(now, task.at);
            task.work.run();
        }
    }

    boolean atRest() {
        return tasks.isEmpty();
    }

    @Override
    public long getAsLong() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return Instant.parse("2026-11-24T09:00:00Z").plusNanos(now);
    }
}
