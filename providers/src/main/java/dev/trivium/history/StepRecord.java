package dev.trivium.history;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.Origin;
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
 * @param reason why the route came here; null where there was no choice
 * @param errorKind why the step failed, such as {@code rate_limit}; null if it did not
 * @param error the same in words
 */
public record StepRecord(
        List<String> path,
        boolean held,
        Duration offset,
        boolean entered,
        @Nullable String kind,
        @Nullable String reason,
        @Nullable String errorKind,
        @Nullable String error) {

    static StepRecord of(ChatEvent event, Duration offset) {
        Origin origin = event.origin();
        ChatEvent.StepEntered entered = event instanceof ChatEvent.StepEntered step ? step : null;
        ChatError failure = event instanceof ChatEvent.StepLeft left ? left.error() : null;
        return new StepRecord(
                origin.path(),
                origin.held(),
                offset,
                entered != null,
                entered == null ? null : entered.kind(),
                entered == null ? null : entered.reason(),
                failure == null ? null : failure.kind().id(),
                failure == null ? null : failure.what());
    }
}
