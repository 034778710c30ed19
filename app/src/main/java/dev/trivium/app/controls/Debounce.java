package dev.trivium.app.controls;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs only the last task given within a short time, on the scheduler's thread. Any thread may call it. */
public final class Debounce implements Executor {

    private static final Logger LOG = LoggerFactory.getLogger(Debounce.class);

    private final ScheduledExecutorService scheduler;
    private final Duration delay;
    private @Nullable ScheduledFuture<?> pending;

    public Debounce(ScheduledExecutorService scheduler, Duration delay) {
        this.scheduler = scheduler;
        this.delay = delay;
    }

    @Override
    public synchronized void execute(Runnable task) {
        if (pending != null) {
            pending.cancel(false);
        }
        pending = scheduler.schedule(() -> run(task), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A scheduler keeps what a task throws to itself. */
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("A task in the background failed.", e);
        }
    }
}
