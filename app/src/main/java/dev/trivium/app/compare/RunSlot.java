package dev.trivium.app.compare;

import org.jspecify.annotations.Nullable;

/** A column's place in a run. It exists before the run does, so that no early event is lost. */
final class RunSlot {

    private final int index;
    private @Nullable Comparison comparison;

    RunSlot(int index) {
        this.index = index;
    }

    void attach(Comparison started) {
        comparison = started;
    }

    void cancel() {
        if (comparison != null) {
            comparison.cancel(index);
        }
    }

    void retry() {
        if (comparison != null) {
            comparison.retry(index);
        }
    }
}
