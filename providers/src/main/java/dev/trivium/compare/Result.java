package dev.trivium.compare;

import dev.trivium.chat.Answer;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ModelAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a column ended.
 *
 * @param answer the answer, or what had arrived before the failure
 * @param error null if the model answered
 * @param path for a route the names of the steps on the way taken, outermost first (after a failure the way that it tried
 *     last); null for other models
 * @param steps for a route every step that it came into, with what was asked there; null for other models
 */
public record Result(
        ModelAddress model,
        Answer answer,
        @Nullable ChatError error,
        boolean simulated,
        @Nullable List<String> path,
        @Nullable List<StepNode> steps) {

    /** Without the steps. */
    public Result(
            ModelAddress model,
            Answer answer,
            @Nullable ChatError error,
            boolean simulated,
            @Nullable List<String> path) {
        this(model, answer, error, simulated, path, null);
    }

    /** Whether the answer is cut: something arrived, but the call failed. */
    public boolean partial() {
        return error != null && !answer.isEmpty();
    }
}
