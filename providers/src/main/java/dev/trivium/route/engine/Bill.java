package dev.trivium.route.engine;

import dev.trivium.chat.Answer;
import dev.trivium.chat.Cost;
import dev.trivium.chat.Usage;
import org.jspecify.annotations.Nullable;

/** Sums what the leaves below a step used, and passes it on to the step above. Safe for several threads. */
final class Bill {

    private final @Nullable Bill above;
    private @Nullable Usage usage;
    private @Nullable Cost cost;
    private int attempts;

    Bill(@Nullable Bill above) {
        this.above = above;
    }

    /**
     * Adds a leaf.
     *
     * @param failed a leaf that failed with nothing to show and nothing counted, such as one under a rate limit, adds no
     *     cost: nothing was used, so its unknown cost must not hide the others'
     */
    void add(Answer answer, boolean failed) {
        Usage used = answer.usage();
        boolean nothing = failed && used == null && answer.isEmpty();
        add(answer.attempts(), nothing ? null : used, nothing ? null : answer.cost());
    }

    /** Adds an answer that was had for nothing. */
    void addFree(Cost nothing) {
        add(0, null, nothing);
    }

    private void add(int tries, @Nullable Usage used, @Nullable Cost paid) {
        synchronized (this) {
            attempts += tries;
            if (used != null) {
                usage = usage == null ? used : usage.plus(used);
            }
            if (paid != null) {
                cost = cost == null ? paid : cost.plus(paid);
            }
        }
        if (above != null) {
            above.add(tries, used, paid);
        }
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
