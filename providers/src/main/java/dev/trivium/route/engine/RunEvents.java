package dev.trivium.route.engine;

import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatListener;
import dev.trivium.chat.Origin;

/** Hands on the events of one run of a route, one at a time, and none after the last. */
final class RunEvents implements Outlet {

    private final Origin origin;
    private final ChatListener listener;
    private boolean ended;

    RunEvents(Origin origin, ChatListener listener) {
        this.origin = origin;
        this.listener = listener;
    }

    Origin origin() {
        return origin;
    }

    @Override
    public synchronized void emit(ChatEvent event) {
        if (!ended) {
            ended = event.terminal() && event.origin().callId().equals(origin.callId());
            listener.on(event);
        }
    }
}
