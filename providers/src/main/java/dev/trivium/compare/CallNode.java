package dev.trivium.compare;

import dev.trivium.chat.Answer;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ModelAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that a route's step made, as it is so far.
 *
 * @param id the call
 * @param model whom it asked; of a replayed call the one that was asked when it was recorded
 * @param held whether its answer was only a candidate when it began
 * @param start since the route began
 * @param duration how long it took; null while it runs
 * @param answer what came back, whole or partial; null while it runs
 * @param error why it gave no answer; null if it did, or while it runs
 * @param steps the steps of a route inside the route, in the order in which they were entered
 */
public record CallNode(
        String id,
        ModelAddress model,
        boolean held,
        boolean simulated,
        Duration start,
        @Nullable Duration duration,
        @Nullable Answer answer,
        @Nullable ChatError error,
        List<StepNode> steps) {

    public CallNode {
        steps = List.copyOf(steps);
    }
}
