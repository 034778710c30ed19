package dev.trivium.app.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ctrl+C and other requests to end: what is running is stopped and recorded before the process goes. */
public interface Interrupts {

    Logger LOG = LoggerFactory.getLogger(Interrupts.class);

    /** Runs {@code stop} when the process is asked to end, and holds it up until the guard is closed. */
    Guard guard(Runnable stop);

    /** Closed when there is nothing left to stop. */
    interface Guard {
        void close();
    }

    /**
     * Those of this process. The virtual machine then ends with 128 and the signal's number: 130 for Ctrl+C.
     *
     * @param patience the longest that the end is held up
     */
    static Interrupts ofProcess(Duration patience) {
        return stop -> {
            CountDownLatch finished = new CountDownLatch(1);
            Thread hook = new Thread(
                    () -> {
                        stop.run();
                        await(finished, patience);
                    },
                    "interrupt");
            Runtime.getRuntime().addShutdownHook(hook);
            return () -> {
                finished.countDown();
                try {
                    Runtime.getRuntime().removeShutdownHook(hook);
                } catch (IllegalStateException e) {
                    // The process is ending already: the hook has done its work.
                    return;
                }
            };
        };
    }

    private static void await(CountDownLatch finished, Duration patience) {
        try {
            boolean inTime = finished.await(patience.toMillis(), TimeUnit.MILLISECONDS);
            LOG.debug("Interrupted; everything was recorded in time: {}", inTime);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
