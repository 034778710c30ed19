package dev.trivium.route.engine;

import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.Origin;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives the pieces of an answer back what was redacted, also where a placeholder is cut in two by the stream. What a call
 * reports at its end stays as the provider saw it.
 */
final class RestoringOutlet implements Outlet {

    /** The end of what has come, which may be the beginning of a placeholder. */
    private record Tail(Origin origin, long nanos, String text) {}

    private final Outlet out;
    private final Redaction redaction;
    private final Map<String, Tail> tails = new HashMap<>();

    RestoringOutlet(Outlet out, Redaction redaction) {
        this.out = out;
        this.redaction = redaction;
    }

    @Override
    public synchronized void emit(ChatEvent event) {
        if (event instanceof ChatEvent.Text text) {
            text(text);
            return;
        }
        Tail tail = tails.remove(event.origin().callId());
        if (tail != null) {
            out.emit(new ChatEvent.Text(tail.origin, tail.nanos, tail.text));
        }
        out.emit(
                event instanceof ChatEvent.ToolCalled called
                        ? new ChatEvent.ToolCalled(called.origin(), called.nanos(), redaction.restore(called.call()))
                        : event);
    }

    private void text(ChatEvent.Text event) {
        String call = event.origin().callId();
        Tail before = tails.remove(call);
        String all = before == null ? event.text() : before.text + event.text();
        int cut = redaction.unfinished(all);
        if (cut < all.length()) {
            tails.put(call, new Tail(event.origin(), event.nanos(), all.substring(cut)));
        }
        String restored = redaction.restore(all.substring(0, cut));
        if (!restored.isEmpty()) {
            out.emit(new ChatEvent.Text(event.origin(), event.nanos(), restored));
        }
    }
}
