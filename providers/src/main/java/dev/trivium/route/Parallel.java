package dev.trivium.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Asks several steps at once and makes one answer of theirs. Branches that fail are left out; it fails if all do.
 *
 * @param by the step that judges or synthesises; null for the other ways
 * @param check what a good answer must pass, for {@link Aggregate#FIRST_GOOD}; null if any answer is good
 */
public record Parallel(
        List<String> steps,
        Aggregate aggregate,
        @Nullable String by,
        @Nullable Check check) implements Step {

    /** What is made of the answers. */
    public enum Aggregate {
        /** The first that passes the check; the others are stopped. */
        FIRST_GOOD,
        /** The one that most agree on, but for case and white space; the earlier branch where the count is equal. */
        MAJORITY,
        /** The one that the step in {@code by} picks. */
        JUDGE,
        /** What the step in {@code by} writes from all of them. */
        SYNTHESISE,
        /** All of them, in order. */
        CONCATENATE;

        /** As in the file: {@code first_good}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public boolean needsBy() {
            return this == JUDGE || this == SYNTHESISE;
        }
    }

    public Parallel {
        steps = List.copyOf(steps);
        if (aggregate.needsBy() != (by != null)) {
            throw new IllegalArgumentException("\"by\" belongs to judge and synthesise, and to them only.");
        }
    }

    @Override
    public String kind() {
        return "parallel";
    }

    @Override
    public List<String> targets() {
        List<String> targets = new ArrayList<>(steps);
        if (by != null) {
            targets.add(by);
        }
        if (check != null && check.score() != null) {
            targets.add(check.score().judge());
        }
        return targets;
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.parallel(this);
    }
}
