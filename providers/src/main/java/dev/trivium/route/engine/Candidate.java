package dev.trivium.route.engine;

import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.StepOutcome;
import org.jspecify.annotations.Nullable;

/**
 * A step that has ended and waits to hear what becomes of its answer. It must be left exactly once.
 *
 * @param note what the step itself has to say for the trace; null if nothing
 */
record Candidate(String target, Ending ending, @Nullable String note, Place place, long endedNanos) {

    boolean answered() {
        return ending.error() == null;
    }

    Candidate withEnding(Ending other) {
        return new Candidate(target, other, note, place, endedNanos);
    }

    /** Leaves it as it ended. */
    void leave() {
        leave(answered() ? StepOutcome.ANSWERED : StepOutcome.FAILED, note);
    }

    void leave(StepOutcome outcome, @Nullable String reason) {
        place.out()
                .emit(new ChatEvent.StepLeft(
                        place.origin(),
                        endedNanos,
                        ending.error(),
                        outcome,
                        reason,
                        place.bill().usage(),
                        place.bill().cost()));
    }
}
