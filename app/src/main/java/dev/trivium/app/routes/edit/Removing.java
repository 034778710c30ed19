package dev.trivium.app.routes.edit;

import dev.trivium.app.routes.drawing.Slot;
import dev.trivium.app.routes.drawing.Slot.Role;
import dev.trivium.route.Check;
import dev.trivium.route.Hedge;
import dev.trivium.route.Parallel;
import dev.trivium.route.Step;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes steps out of a route. What is left can run: a list of one item is that item, a condition without ways is where it
 * leads otherwise, a wrapper of nothing goes too.
 */
public final class Removing {

    private Removing() {}

    /**
     * Deletes steps, and what only they led to. A step that stands before others gives its place to the first of them: a
     * wrapper to what it wraps, a condition to where it leads otherwise.
     */
    public static Edited delete(RouteContent content, Collection<String> names) {
        RouteContent left = content;
        for (String name : names) {
            if (left.step(name) != null) {
                left = delete(left, name);
            }
        }
        return new Edited(left.pruned(content), List.of());
    }

    private static RouteContent delete(RouteContent content, String name) {
        Step step = content.step(name);
        String instead = step == null ? null : instead(step);
        RouteContent left = instead == null ? unlinked(content, name) : content.redirected(name, instead);
        return left.without(name);
    }

    private static @Nullable String instead(Step step) {
        if (step instanceof Step.Choose choose) {
            return choose.otherwise();
        }
        return step.targets().isEmpty() ? null : step.targets().get(0);
    }

    /** Nothing leads to the step any more. */
    private static RouteContent unlinked(RouteContent content, String name) {
        RouteContent left = content;
        List<Slot> leading = left.leadingTo(name);
        while (!leading.isEmpty()) {
            left = place(left, leading.get(0));
            leading = left.leadingTo(name);
        }
        return left;
    }

    /** Closes a place: the step that has it goes on without it, or gives its own place to what is left of it. */
    static RouteContent place(RouteContent content, Slot slot) {
        Step owner = content.step(slot.owner());
        if (owner == null) {
            return new RouteContent("", content.steps());
        }
        if (slot.role() == Role.JUDGE) {
            return content.with(slot.owner(), withoutJudge(owner));
        }
        if (slot.role() == Role.BY && owner instanceof Parallel parallel) {
            return content.with(
                    slot.owner(), new Parallel(parallel.steps(), Parallel.Aggregate.FIRST_GOOD, null, null));
        }
        if (owner instanceof Step.Choose choose) {
            return closeWay(content, slot, choose);
        }
        if (owner instanceof Hedge hedge) {
            return collapsed(content, slot.owner(), slot.index() == 0 ? hedge.second() : hedge.first());
        }
        if (Lists.is(owner)) {
            List<String> items = Lists.items(owner);
            if (items.size() > Lists.least(owner)) {
                return content.with(slot.owner(), Lists.removed(owner, slot.index()));
            }
            if (items.size() == 2) {
                return collapsed(content, slot.owner(), items.get(1 - slot.index()));
            }
        }
        return unlinked(content, slot.owner()).without(slot.owner());
    }

    private static RouteContent closeWay(RouteContent content, Slot slot, Step.Choose choose) {
        List<Step.When> whens = choose.whens();
        if (slot.role() == Role.THEN) {
            return whens.size() == 1
                    ? collapsed(content, slot.owner(), choose.otherwise())
                    : content.with(
                            slot.owner(), new Step.Choose(Lists.without(whens, slot.index()), choose.otherwise()));
        }
        String last = whens.get(whens.size() - 1).then();
        return whens.size() == 1
                ? collapsed(content, slot.owner(), last)
                : content.with(slot.owner(), new Step.Choose(whens.subList(0, whens.size() - 1), last));
    }

    private static RouteContent collapsed(RouteContent content, String name, String left) {
        return content.redirected(name, left).without(name);
    }

    private static Step withoutJudge(Step owner) {
        if (owner instanceof Step.Fallback fallback) {
            return new Step.Fallback(
                    fallback.steps(),
                    fallback.on(),
                    fallback.onEmpty(),
                    withoutScore(fallback.check()),
                    fallback.timeout());
        }
        Parallel parallel = (Parallel) owner;
        return new Parallel(parallel.steps(), parallel.aggregate(), parallel.by(), withoutScore(parallel.check()));
    }

    private static @Nullable Check withoutScore(@Nullable Check check) {
        Check left = check == null ? null : Places.withScore(check, null);
        Check nothing = new Check(List.of(), null, false, null, null, null, java.util.Set.of(), null);
        return nothing.equals(left) ? null : left;
    }
}
