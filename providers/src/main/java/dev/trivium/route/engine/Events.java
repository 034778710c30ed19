package dev.trivium.route.engine;

import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.Origin;

/** Changes events on their way. */
final class Events {

    private Events() {}

    /** The same piece of an answer, held back. */
    static ChatEvent held(ChatEvent event) {
        Origin origin = event.origin().withHeld(true);
        if (event instanceof ChatEvent.Text text) {
            return new ChatEvent.Text(origin, text.nanos(), text.text());
        }
        if (event instanceof ChatEvent.Reasoning reasoning) {
            return new ChatEvent.Reasoning(origin, reasoning.nanos(), reasoning.text());
        }
        return event instanceof ChatEvent.ToolCalled called
                ? new ChatEvent.ToolCalled(origin, called.nanos(), called.call())
                : event;
    }
}
