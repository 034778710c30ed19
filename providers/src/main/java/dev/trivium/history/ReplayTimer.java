package dev.trivium.history;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The clock by which a recorded answer is played again. */
public interface ReplayTimer {

    /** As {@link System#nanoTime()}. */
    long nanos();

    /** Runs {@code task} once, after the delay, on a thread of the timer's. Returns at once. */
    void after(Duration delay, Runnable task);

    /** The system's clock, with the tasks run by {@code executor}, which the caller shuts down. */
    static ReplayTimer on(ScheduledExecutorService executor) {
        return new ReplayTimer() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void after(Duration delay, Runnable task) {
                var unused = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
            }
        };
    }
}
