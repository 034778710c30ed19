package dev.trivium.app.controls;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * Carries results to the FX thread; the only class that does.
 *
 * <p>Any thread may call it. Tasks run in the order in which they were given.
 */
public final class UiExecutor implements Executor {

    /** The shortest time between two flushes of streamed text: about two pulses at 60 Hz. */
    private static final long FLUSH_NANOS = 30_000_000L;

    private final Pulses pulses = new Pulses();

    /** Runs the task on the FX thread, at once if this is it. */
    @Override
    public void execute(Runnable task) {
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
    }

    /**
     * An executor that gathers tasks and runs them together in a pulse, at most every 33 ms or so. A task that such a task
     * gives goes on with its work: it runs in the very next pulse, before others are taken.
     */
    public Executor pulses() {
        return pulses;
    }

    private final class Pulses extends AnimationTimer implements Executor {

        private final Object lock = new Object();
        private List<Runnable> waiting = new ArrayList<>();
        private List<Runnable> goingOn = new ArrayList<>();
        private boolean started;
        private boolean inBatch;
        private long lastFlush;

        @Override
        public void execute(Runnable task) {
            if (inBatch && Platform.isFxApplicationThread()) {
                goingOn.add(task);
                return;
            }
            synchronized (lock) {
                waiting.add(task);
                if (started) {
                    return;
                }
                started = true;
            }
            UiExecutor.this.execute(this::start);
        }

        @Override
        public void handle(long now) {
            List<Runnable> batch = goingOn;
            goingOn = new ArrayList<>();
            if (batch.isEmpty()) {
                if (now - lastFlush < FLUSH_NANOS) {
                    return;
                }
                lastFlush = now;
                batch = takeWaiting();
            }
            inBatch = true;
            try {
                batch.forEach(Runnable::run);
            } finally {
                inBatch = false;
            }
        }

        private List<Runnable> takeWaiting() {
            synchronized (lock) {
                List<Runnable> taken = waiting;
                waiting = new ArrayList<>();
                if (taken.isEmpty()) {
                    started = false;
                    stop();
                }
                return taken;
            }
        }
    }
}
