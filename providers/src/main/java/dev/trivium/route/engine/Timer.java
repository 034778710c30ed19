package dev.trivium.route.engine;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Lets something happen later. */
@FunctionalInterface
public interface Timer {

    /**
     * Runs the task once, after the delay, on a thread of the timer's choosing.
     *
     * @return takes the task back if it has not begun
     */
    Runnable after(Duration delay, Runnable task);

    /** Real time; tasks run on the executor. */
    static Timer system(Executor executor) {
        return (delay, task) -> {
            CompletableFuture<Void> due =
                    new CompletableFuture<Void>().completeOnTimeout(null, delay.toNanos(), TimeUnit.NANOSECONDS);
            CompletableFuture<Void> work = due.thenRunAsync(task, executor);
            return () -> {
                work.cancel(false);
                due.cancel(false);
            };
        };
    }
}
