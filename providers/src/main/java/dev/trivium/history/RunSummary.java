package dev.trivium.history;

import dev.trivium.chat.Cost;
import dev.trivium.chat.ModelAddress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line about a run.
 *
 * @param promptName null for an untitled prompt
 * @param models the model of each column, in the order of the columns
 * @param failed how many columns ended in an error at their last try
 * @param simulated whether every column's model was simulated
 * @param cost the sum over the calls of real models that ended, retried ones included, save those that failed before
 *     anything came back; unknown as soon as one is unknown,
 *     {@link Cost#SIMULATED} if there was no call of a real model
 */
public record RunSummary(
        String id,
        Instant startedAt,
        String source,
        @Nullable String promptName,
        String promptText,
        RunState state,
        List<ModelAddress> models,
        int failed,
        boolean simulated,
        Cost cost) {}
