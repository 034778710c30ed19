package dev.trivium.app.compare;

import dev.trivium.chat.ChatRequest;
import dev.trivium.compare.Comparison;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A column's place in a run. It exists before the run does, so that no early event is lost. */
final class RunSlot {

    private final int index;
    private final Executor work;
    private @Nullable Comparison comparison;
    private @Nullable ChatRequest waiting;
    private boolean cancelled;

    /** @param work where a retry may wait for the history */
    RunSlot(int index, Executor work) {
        this.index = index;
        this.work = work;
    }

    void attach(Comparison started) {
        comparison = started;
        ChatRequest next = waiting;
        waiting = null;
        if (next != null && !cancelled) {
            ask(next);
        }
        if (cancelled) {
            started.cancel(index);
        }
    }

    /** Also before the run has begun: it is then stopped as soon as it has. */
    void cancel() {
        cancelled = true;
        if (comparison != null) {
            comparison.cancel(index);
        }
    }

    void retry() {
        Comparison current = comparison;
        if (current != null) {
            work.execute(() -> current.retry(index));
        }
    }

    /** One more round of the same column, once it has ended; a quick model may end before the run is known here. */
    void ask(ChatRequest request) {
        Comparison current = comparison;
        if (current == null) {
            waiting = request;
        } else {
            work.execute(() -> current.ask(index, request));
        }
    }
}
