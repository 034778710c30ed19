package dev.trivium.chat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What happens while a model answers. The events of a run arrive one at a time; the run ends with the one
 * {@link Completed} or {@link Failed} of its root call.
 */
public sealed interface ChatEvent {

    Origin origin();

    /** {@link System#nanoTime()} where the bytes arrived, or where a decision was made. */
    long nanos();

    /** Whether this event ends its call. */
    default boolean terminal() {
        return false;
    }

    /** A call begins: what is asked of which model. The first event of every call. */
    record Opened(Origin origin, long nanos, ModelAddress model, ChatRequest request, boolean simulated)
            implements ChatEvent {}

    /**
     * The call waits before it is tried again, or for its turn under a rate limit.
     *
     * @param attempt the try that follows, from 1
     * @param attempts the most tries that will be made
     * @param cause why; null if it waits only for its turn
     */
    record Waiting(
            Origin origin,
            long nanos,
            Duration delay,
            int attempt,
            int attempts,
            @Nullable ChatError cause) implements ChatEvent {}

    /** A piece of the answer; output of the run unless its origin is held. Never empty. */
    record Text(Origin origin, long nanos, String text) implements ChatEvent {}

    /** A piece of reasoning. Never empty. */
    record Reasoning(Origin origin, long nanos, String text) implements ChatEvent {}

    /** A whole call of a tool. */
    record ToolCalled(Origin origin, long nanos, Part.ToolCall call) implements ChatEvent {}

    /**
     * A route's step begins; the last name of the origin's path is the step.
     *
     * @param kind the kind of step, such as {@code choose} or {@code call}
     * @param reason why the route came here, in words; null where there was no choice
     */
    record StepEntered(
            Origin origin,
            long nanos,
            String kind,
            @Nullable String reason) implements ChatEvent {}

    /**
     * A route's step ends. A step whose answer is held back is left once it is clear what becomes of it; its time is still
     * that of its end, so such an event can be older than the one before it.
     *
     * @param error why it failed; null if it answered
     * @param outcome what became of it
     * @param reason why, in words: what a check found, or that the answer came from a cache; null if there is nothing to say
     * @param usage the sum of the calls below it; null if none was counted
     * @param cost the sum of the calls below it; null if there was none
     */
    record StepLeft(
            Origin origin,
            long nanos,
            @Nullable ChatError error,
            StepOutcome outcome,
            @Nullable String reason,
            @Nullable Usage usage,
            @Nullable Cost cost)
            implements ChatEvent {

        /** A step that nobody judged, and that made no call of its own. */
        public StepLeft(Origin origin, long nanos, @Nullable ChatError error) {
            this(origin, nanos, error, error == null ? StepOutcome.ANSWERED : StepOutcome.FAILED, null, null, null);
        }
    }

    /** The call has its answer. */
    record Completed(Origin origin, long nanos, Answer answer) implements ChatEvent {
        @Override
        public boolean terminal() {
            return true;
        }
    }

    /**
     * The call failed.
     *
     * @param partial what had arrived, perhaps nothing
     */
    record Failed(Origin origin, long nanos, ChatError error, Answer partial) implements ChatEvent {
        @Override
        public boolean terminal() {
            return true;
        }
    }
}
