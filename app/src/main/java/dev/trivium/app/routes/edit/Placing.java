package dev.trivium.app.routes.edit;

import dev.trivium.app.routes.drawing.Slot;
import dev.trivium.app.routes.drawing.Slot.Role;
import dev.trivium.route.Sequence;
import dev.trivium.route.Step;
import java.util.ArrayList;
import java.util.List;

/** Moves steps, with all below them, from one place of a route to another. */
public final class Placing {

    private Placing() {}

    /** Puts a step that is in the route already, but that nothing leads to, before what a place leads to. */
    static Edited at(RouteContent content, Slot slot, String name) {
        Step owner = content.step(slot.owner());
        if (owner != null && slot.role() == Role.ITEM && Lists.is(owner)) {
            return new Edited(content.with(slot.owner(), Lists.inserted(owner, slot.index(), name)), name);
        }
        String target = content.target(slot);
        if (target == null) {
            return new Edited(content.leading(slot, name), name);
        }
        String sequence = content.free(StepKind.SEQUENCE.base());
        RouteContent with = content.with(sequence, new Sequence(List.of(name, target)));
        return new Edited(with.leading(slot, sequence), name);
    }

    /** Lets a place lead to a step that is there; what nothing leads to any more goes. */
    public static Edited link(RouteContent content, Slot slot, String target) throws EditException {
        refuseCircle(content, slot, target);
        return new Edited(content.leading(slot, target).pruned(content), List.of());
    }

    private static void refuseCircle(RouteContent content, Slot slot, String target) throws EditException {
        if (content.below(target).contains(slot.owner())) {
            throw new EditException("\"" + slot.owner() + "\" comes after \"" + target
                    + "\", and would lead back to it. Choose a step that comes later.");
        }
    }

    /** Whether {@link #move} would do something. */
    public static boolean canMove(RouteContent content, String name, Slot slot) {
        boolean known = content.step(name) != null && content.target(slot) != null;
        return known
                && !name.equals(content.target(slot))
                && !content.below(name).contains(slot.owner())
                && !(slot.owner().isEmpty() && content.leadingTo(name).size() != 1);
    }

    /**
     * Moves a step and all below it. In a list it goes before what stands there; else it takes the place. Where several
     * places lead to it, the others go on to.
     */
    public static Edited move(RouteContent content, String name, Slot slot) throws EditException {
        refuseCircle(content, slot, name);
        List<Slot> leading = content.leadingTo(name);
        Slot from = leading.size() == 1 ? leading.get(0) : null;
        if (from != null && from.owner().equals(slot.owner())) {
            return new Edited(within(content, from, slot), name);
        }
        Step owner = content.step(slot.owner());
        boolean list = owner != null && slot.role() == Role.ITEM && Lists.is(owner);
        RouteContent placed = list && owner != null
                ? content.with(slot.owner(), Lists.inserted(owner, slot.index(), name))
                : content.leading(slot, name);
        RouteContent moved = from == null || placed.leadingTo(name).size() < 2 ? placed : Removing.place(placed, from);
        return new Edited(moved.pruned(content), name);
    }

    /** Both places belong to one step: a list is ordered anew, anything else exchanges the two. */
    private static RouteContent within(RouteContent content, Slot from, Slot to) {
        Step owner = content.step(to.owner());
        String moved = content.target(from);
        String other = content.target(to);
        if (owner == null || moved == null || other == null) {
            return content;
        }
        if (Lists.is(owner) && from.role() == Role.ITEM && to.role() == Role.ITEM) {
            int target = to.index() > from.index() ? to.index() - 1 : to.index();
            Step changed = owner;
            int step = target > from.index() ? 1 : -1;
            for (int i = from.index(); i != target; i += step) {
                changed = Lists.swapped(changed, i, i + step);
            }
            return content.with(to.owner(), changed);
        }
        return content.leading(from, other).leading(to, moved);
    }

    /** @param by 1 moves it behind the next one of its list, -1 before the one before */
    public static Edited reorder(RouteContent content, String name, int by) throws EditException {
        Slot slot = only(content, name);
        Step owner = content.step(slot.owner());
        int other = slot.index() + by;
        if (owner instanceof Step.Choose choose && slot.role() == Role.THEN) {
            if (other >= 0 && other < choose.whens().size()) {
                List<Step.When> whens = Lists.swapped(choose.whens(), slot.index(), other);
                return new Edited(content.with(slot.owner(), new Step.Choose(whens, choose.otherwise())), name);
            }
        } else if (owner != null && Lists.is(owner) && slot.role() == Role.ITEM) {
            if (other >= 0 && other < Lists.items(owner).size()) {
                return new Edited(content.with(slot.owner(), Lists.swapped(owner, slot.index(), other)), name);
            }
        }
        throw new EditException("\"" + name + "\" cannot move any further that way.");
    }

    /** Moves a step out of the list that it is in, behind that list. */
    public static Edited out(RouteContent content, String name) throws EditException {
        Slot slot = only(content, name);
        List<Slot> outer = content.leadingTo(slot.owner());
        Step around = outer.size() == 1 ? content.step(outer.get(0).owner()) : null;
        if (around == null || outer.get(0).role() != Role.ITEM || !Lists.is(around)) {
            throw new EditException("There is no list around \"" + slot.owner() + "\" that \"" + name
                    + "\" could move into. Drag it, or lead to it from elsewhere.");
        }
        Slot place = outer.get(0);
        RouteContent placed = content.with(place.owner(), Lists.inserted(around, place.index() + 1, name));
        return new Edited(Removing.place(placed, slot).pruned(content), name);
    }

    /** Moves a step to the beginning of its next neighbour, or the end of the one before, if that is a list. */
    public static Edited into(RouteContent content, String name) throws EditException {
        Slot slot = only(content, name);
        Step owner = content.step(slot.owner());
        List<String> around = owner == null
                ? List.of()
                : new ArrayList<>(Places.of(slot.owner(), owner).values());
        int at = around.indexOf(name);
        for (int index : new int[] {at + 1, at - 1}) {
            String neighbour = index >= 0 && index < around.size() ? around.get(index) : "";
            Step list = content.step(neighbour);
            if (list != null && Lists.is(list) && !content.below(name).contains(neighbour)) {
                int place = index > at ? 0 : Lists.items(list).size();
                RouteContent placed = content.with(neighbour, Lists.inserted(list, place, name));
                return new Edited(Removing.place(placed, slot).pruned(content), name);
            }
        }
        throw new EditException("No neighbour of \"" + name + "\" is a fallback, balance, sequence or parallel step.");
    }

    private static Slot only(RouteContent content, String name) throws EditException {
        List<Slot> leading = content.leadingTo(name);
        if (leading.size() != 1 || leading.get(0).owner().isEmpty()) {
            throw new EditException(
                    leading.size() > 1
                            ? "Several steps lead to \"" + name + "\", so it has no one place to move from."
                            : "\"" + name + "\" stands in no step that it could move in.");
        }
        return leading.get(0);
    }
}
