package dev.trivium.compare;

import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.StepOutcome;
import java.util.ArrayList;
import java.util.List;

/**
 * Follows the way that a route takes: the steps that it entered, in order, without those that failed or whose
 * answer was rejected, and whatever was entered below them. Not safe for several threads.
 */
public final class WayTaken {

    private final List<List<String>> accepted = new ArrayList<>();
    private List<String> last = List.of();

    public void on(ChatEvent event) {
        if (event instanceof ChatEvent.StepEntered entered) {
            last = entered.origin().path();
            accepted.add(last);
        } else if (event instanceof ChatEvent.StepLeft left && !counts(left)) {
            List<String> failed = left.origin().path();
            accepted.removeIf(path -> path.size() >= failed.size()
                    && path.subList(0, failed.size()).equals(failed));
        }
    }

    /** The names of the steps so far; after the route failed, the way that it tried last. */
    public List<String> names() {
        return accepted.isEmpty()
                ? last
                : accepted.stream()
                        .filter(path -> !path.isEmpty())
                        .map(path -> path.get(path.size() - 1))
                        .toList();
    }

    private static boolean counts(ChatEvent.StepLeft left) {
        return left.error() == null && left.outcome() != StepOutcome.REJECTED;
    }
}
