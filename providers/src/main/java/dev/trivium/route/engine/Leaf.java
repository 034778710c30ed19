package dev.trivium.route.engine;

import dev.trivium.chat.Answer;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatListener;
import dev.trivium.chat.Origin;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hears one call that a route makes, hands its events on, and tells how it ended. */
final class Leaf implements ChatListener {

    private final Place place;
    private final Origin origin;
    private final long routeStartedNanos;
    private final Consumer<Ending> then;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean shown;
    private volatile Duration startedAfter = Duration.ZERO;

    Leaf(Place place, long routeStartedNanos, Consumer<Ending> then) {
        this.place = place;
        this.origin = place.origin().child();
        this.routeStartedNanos = routeStartedNanos;
        this.then = then;
    }

    Origin origin() {
        return origin;
    }

    boolean ended() {
        return ended.get();
    }

    @Override
    public void on(ChatEvent event) {
        if (ended.get()) {
            return;
        }
        boolean output = event instanceof ChatEvent.Text || event instanceof ChatEvent.ToolCalled;
        if (output && !event.origin().held()) {
            shown = true;
        }
        place.out().emit(event);
        if (event.origin().callId().equals(origin.callId())) {
            if (event instanceof ChatEvent.Opened) {
                startedAfter = Duration.ofNanos(Math.max(0, event.nanos() - routeStartedNanos));
            } else if (event instanceof ChatEvent.Completed completed) {
                end(null, completed.answer());
            } else if (event instanceof ChatEvent.Failed failed) {
                end(failed.error(), failed.partial());
            }
        }
    }

    /** The call could not even begin. */
    void refused(ChatError error) {
        if (ended.compareAndSet(false, true)) {
            then.accept(Ending.failed(error));
        }
    }

    private void end(@Nullable ChatError error, Answer answer) {
        if (ended.compareAndSet(false, true)) {
            place.bill().add(answer, error != null);
            then.accept(new Ending(error, answer, startedAfter, shown, null));
        }
    }
}
