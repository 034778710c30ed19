package dev.trivium.history;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.Cost;
import dev.trivium.chat.Origin;
import dev.trivium.chat.StepOutcome;
import dev.trivium.chat.Usage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A route came into a step or left it.
 *
 * @param path the names of the steps, outermost first; the last is this one
 * @param held whether the step's answer could still be rejected
 * @param offset since the column's root call was opened
 * @param entered true for coming in, false for leaving
 * @param kind the kind of step when it is entered; null when it is left
 * @param reason why the route came here, or what was found when it was left; null if there is nothing to say
 * @param errorKind why the step failed, such as {@code rate_limit}; null if it did not
 * @param error the same in words
 * @param outcome what became of the step; null when it is entered, and in a history older than its schema 3
 * @param usage the sum of the calls below the step, when it is left; null if none was counted
 * @param cost the sum of the calls below the step, when it is left; null if there was none
 */
public record StepRecord(
        List<String> path,
        boolean held,
        Duration offset,
        boolean entered,
        @Nullable String kind,
        @Nullable String reason,
        @Nullable String errorKind,
        @Nullable String error,
        @Nullable StepOutcome outcome,
        @Nullable Usage usage,
        @Nullable Cost cost) {

    static StepRecord of(ChatEvent event, Duration offset) {
        Origin origin = event.origin();
        ChatEvent.StepEntered entered = event instanceof ChatEvent.StepEntered step ? step : null;
        ChatEvent.StepLeft left = event instanceof ChatEvent.StepLeft step ? step : null;
        ChatError failure = left == null ? null : left.error();
        return new StepRecord(
                origin.path(),
                origin.held(),
                offset,
                entered != null,
                entered == null ? null : entered.kind(),
                entered != null ? entered.reason() : left != null ? left.reason() : null,
                failure == null ? null : failure.kind().id(),
                failure == null ? null : failure.what(),
                left == null ? null : left.outcome(),
                left == null ? null : left.usage(),
                left == null ? null : left.cost());
    }
}
