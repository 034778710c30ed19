package dev.trivium.compare;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.Cost;
import dev.trivium.chat.StepOutcome;
import dev.trivium.chat.Usage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step that a route came into, as it is so far.
 *
 * @param number which step it was to be entered in the whole run, from 0; a step that was entered twice has two
 * @param path the names of the steps that led here, outermost first; the last is this one
 * @param kind such as {@code choose} or {@code fallback}
 * @param reason why the route came here, in words; null where there was no choice
 * @param held whether its answer could still be rejected
 * @param start since the route began
 * @param duration how long it took; null while it runs
 * @param outcome what became of it; null while it runs, and while it is not clear
 * @param finding why that became of it, in words, such as what a check found; null if there is nothing to say
 * @param error why it failed; null if it did not
 * @param usage the sum of the calls below it; null if none was counted
 * @param cost the sum of the calls below it; null if there was none
 * @param calls the calls that it made itself, in the order of their start
 * @param steps the steps entered from it, in that order
 */
public record StepNode(
        int number,
        List<String> path,
        String kind,
        @Nullable String reason,
        boolean held,
        Duration start,
        @Nullable Duration duration,
        @Nullable StepOutcome outcome,
        @Nullable String finding,
        @Nullable ChatError error,
        @Nullable Usage usage,
        @Nullable Cost cost,
        List<CallNode> calls,
        List<StepNode> steps) {

    public StepNode {
        path = List.copyOf(path);
        calls = List.copyOf(calls);
        steps = List.copyOf(steps);
    }

    /** As in the route's file. */
    public String name() {
        return path.isEmpty() ? "" : path.get(path.size() - 1);
    }
}
