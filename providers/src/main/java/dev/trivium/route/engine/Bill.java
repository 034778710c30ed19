package dev.trivium.route.engine;

import dev.trivium.chat.Answer;
import dev.trivium.chat.Cost;
import dev.trivium.chat.Usage;
import org.jspecify.annotations.Nullable;

/** Sums what the leaves of a route used. Safe for several threads. */
final class Bill {

    private @Nullable Usage usage;
    private @Nullable Cost cost;
    private int attempts;

    /**
     * Adds a leaf.
     *
     * @param failed a leaf that failed with nothing to show and nothing counted, such as one under a rate limit, adds no
     *     cost: nothing was used, so its unknown cost must not hide the others'
     */
    synchronized void add(Answer answer, boolean failed) {
        attempts += answer.attempts();
        Usage used = answer.usage();
        if (failed && used == null && answer.isEmpty()) {
            return;
        }
        if (used != null) {
            usage = usage == null ? used : usage.plus(used);
        }
        cost = cost == null ? answer.cost() : cost.plus(answer.cost());
    }

    synchronized @Nullable Usage usage() {
        return usage;
    }

    /** @return null if no leaf has one */
    synchronized @Nullable Cost cost() {
        return cost;
    }

    synchronized int attempts() {
        return attempts;
    }
}
