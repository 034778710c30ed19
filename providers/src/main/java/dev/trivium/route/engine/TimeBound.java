package dev.trivium.route.engine;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.ErrorKind;
import dev.trivium.route.Durations;
import java.time.Duration;

/** Stops a place when its time is up. */
final class TimeBound {

    private final Duration time;
    private final Cancellation cancellation;
    private final Runnable takeBack;
    private boolean over;
    private boolean expired;

    TimeBound(RouteRun run, Duration time, Cancellation cancellation) {
        this.time = time;
        this.cancellation = cancellation;
        this.takeBack = run.engine().surroundings().timer().after(time, this::timeIsUp);
    }

    /** It ended, or showed what was waited for: the time no longer counts. */
    void stop() {
        synchronized (this) {
            over = true;
        }
        takeBack.run();
    }

    synchronized boolean expired() {
        return expired;
    }

    /** The ending as the time limit makes it, if that is what ended it. */
    Ending explain(Ending ending, String step) {
        boolean ours = expired() && ending.error() != null && ending.error().kind() == ErrorKind.CANCELLED;
        return ours
                ? ending.withError(ChatError.of(
                        ErrorKind.TIMEOUT, step + " was not done within " + Durations.text(time) + ".", "", ""))
                : ending;
    }

    private void timeIsUp() {
        synchronized (this) {
            if (over) {
                return;
            }
            expired = true;
        }
        cancellation.cancel();
    }
}
