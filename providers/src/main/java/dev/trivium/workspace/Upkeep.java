package dev.trivium.workspace;

import dev.trivium.history.History;
import dev.trivium.history.HistoryException;
import dev.trivium.history.Retention;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tends the history while the workspace is open: half a minute after the start, then every ten minutes it asks whether a
 * day has passed and no run is going on.
 */
final class Upkeep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final int FIRST_SECONDS = 30;
    private static final int NEXT_SECONDS = 600;

    private final Supplier<@Nullable History> history;
    private final Supplier<Retention> retention;
    private @Nullable ScheduledExecutorService thread;
    private @Nullable ScheduledFuture<?> tending;

    /** @param history null as long as it is not open */
    Upkeep(Supplier<@Nullable History> history, Supplier<Retention> retention) {
        this.history = history;
        this.retention = retention;
    }

    synchronized void start() {
        if (thread != null) {
            return;
        }
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread created = new Thread(task, "trivium-upkeep");
            created.setDaemon(true);
            return created;
        });
        tending = started.scheduleWithFixedDelay(this::tend, FIRST_SECONDS, NEXT_SECONDS, TimeUnit.SECONDS);
        thread = started;
    }

    private void tend() {
        History open = history.get();
        if (open == null) {
            return;
        }
        try {
            open.tend(retention.get());
        } catch (HistoryException e) {
            LOG.warn("Old calls could not be deleted from the history. {}", e.getMessage());
        } catch (RuntimeException e) {
            // A scheduler would keep it to itself, and not come back.
            LOG.error("Tending the history failed.", e);
        }
    }

    @Override
    public synchronized void close() {
        if (tending != null) {
            tending.cancel(false);
        }
        if (thread != null) {
            thread.shutdown();
        }
    }
}
