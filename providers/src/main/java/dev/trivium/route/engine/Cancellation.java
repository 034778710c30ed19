package dev.trivium.route.engine;

import dev.trivium.chat.ChatCall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers the wish to stop, and passes it to the calls that run then or begin later. Safe for several threads. */
final class Cancellation {

    private final List<ChatCall> running = new ArrayList<>();
    private boolean cancelled;

    /** @param above whose cancelling cancels this one too; null for none */
    static Cancellation below(@Nullable Cancellation above) {
        Cancellation cancellation = new Cancellation();
        if (above != null) {
            above.running(cancellation::cancel);
        }
        return cancellation;
    }

    synchronized boolean cancelled() {
        return cancelled;
    }

    void running(ChatCall call) {
        boolean late;
        synchronized (this) {
            running.add(call);
            late = cancelled;
        }
        if (late) {
            call.cancel();
        }
    }

    void cancel() {
        List<ChatCall> calls;
        synchronized (this) {
            cancelled = true;
            calls = List.copyOf(running);
        }
        calls.forEach(ChatCall::cancel);
    }
}
