package dev.trivium.app.compare;

import dev.trivium.compare.Comparison;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A column's place in a run. It exists before the run does, so that no early event is lost. */
final class RunSlot {

    private final int index;
    private final Executor work;
    private @Nullable Comparison comparison;
    private boolean cancelled;

    /** @param work where a retry may wait for the history */
    RunSlot(int index, Executor work) {
        this.index = index;
        this.work = work;
    }

    void attach(Comparison started) {
        comparison = started;
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
}
