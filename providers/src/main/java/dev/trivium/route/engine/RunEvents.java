package dev.trivium.route.engine;

import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatListener;
import dev.trivium.chat.Origin;

/** Hands on the events of one run of a route, one at a time, and none after the last. */
final class RunEvents {

    private final RouteEngine engine;
    private final Origin origin;
    private final ChatListener listener;
    private boolean ended;

    RunEvents(RouteEngine engine, Origin origin, ChatListener listener) {
        this.engine = engine;
        this.origin = origin;
        this.listener = listener;
    }

    Origin origin() {
        return origin;
    }

    long now() {
        return engine.now();
    }

    synchronized void emit(ChatEvent event) {
        if (!ended) {
            ended = event.terminal() && event.origin().callId().equals(origin.callId());
            listener.on(event);
        }
    }
}
