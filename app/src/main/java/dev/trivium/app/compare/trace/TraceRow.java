package dev.trivium.app.compare.trace;

import dev.trivium.chat.Cost;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Usage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One line of the tree: a step, with the call that it made if that is all it did, or a call.
 *
 * @param key the same for the same step or call as long as the run goes on
 * @param depth 0 for the entry
 * @param name the step's name; of a call alone the model's
 * @param kind such as {@code choose} or {@code call}
 * @param model whom it asked; null if nobody itself
 * @param why why the route came here; empty where there was no choice
 * @param found why it ended as it did; empty if there is nothing to say
 * @param start since the route began
 * @param duration null while it runs
 * @param usage null if none was counted
 * @param cost null if nothing was asked
 * @param text what a candidate answered; empty for an answer that the column shows, and for none
 */
record TraceRow(
        String key,
        int depth,
        String name,
        String kind,
        @Nullable ModelAddress model,
        State state,
        String why,
        String found,
        Duration start,
        @Nullable Duration duration,
        @Nullable Usage usage,
        @Nullable Cost cost,
        String text) {

    /** What is known of it so far. */
    enum State {
        RUNNING("running"),
        /** It runs, and its answer will be held back. */
        CANDIDATE("candidate"),
        /** It has its answer, which waits for a decision. */
        HELD("held back"),
        ANSWERED("answered"),
        ACCEPTED("accepted"),
        REJECTED("rejected"),
        FAILED("failed"),
        STOPPED("stopped");

        private final String word;

        State(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        boolean running() {
            return this == RUNNING || this == CANDIDATE;
        }
    }
}
