package dev.trivium.app.routes.edit;

import dev.trivium.app.routes.drawing.DrawnNode;
import dev.trivium.app.routes.drawing.Slot;
import dev.trivium.app.routes.drawing.Slot.Role;
import dev.trivium.chat.ModelAddress;
import dev.trivium.route.Condition;
import dev.trivium.route.Step;
import java.util.ArrayList;
import java.util.List;

/** Puts new steps into a route. */
public final class Adding {

    private final ModelAddress model;

    /** @param model what new calls ask until somebody says otherwise */
    public Adding(ModelAddress model) {
        this.model = model;
    }

    /**
     * Puts a step of a kind into a place, before what the place leads to. A call becomes a member of the list that the
     * place is in, or goes before it in a sequence.
     */
    public Edited at(RouteContent content, Slot slot, StepKind kind) {
        String target = content.target(slot);
        if (kind == StepKind.CALL) {
            Edited fresh = fresh(content);
            return target == null
                    ? new Edited(fresh.content().withEntry(name(fresh)), name(fresh))
                    : Placing.at(fresh.content(), slot, name(fresh));
        }
        Edited inner = target == null ? fresh(content) : new Edited(content, target);
        Edited around = around(inner.content(), name(inner), kind);
        return new Edited(around.content().leading(slot, name(around)), name(around));
    }

    /** Adds a step behind another: to its list, as another way out of it, between it and what it wraps, or after it. */
    public Edited after(RouteContent content, String selected, StepKind kind) {
        Step step = content.step(selected);
        if (step == null || content.isEmpty()) {
            boolean end =
                    selected.equals(DrawnNode.OUTPUT) && !content.isEmpty() && content.step(content.entry()) != null;
            return end ? whole(content, content.entry(), kind) : at(content, Slot.ENTRY, kind);
        }
        if (step instanceof Step.Choose choose) {
            return kind == StepKind.CALL
                    ? way(content, selected, choose)
                    : at(content, new Slot(selected, Role.OTHERWISE), kind);
        }
        if (Lists.is(step)) {
            Edited piece = piece(content, kind);
            int end = Lists.items(step).size();
            return new Edited(piece.content().with(selected, Lists.inserted(step, end, name(piece))), name(piece));
        }
        if (step instanceof Step.Call) {
            return kind == StepKind.CALL ? behind(content, selected) : whole(content, selected, kind);
        }
        List<Slot> places = new ArrayList<>(Places.of(selected, step).keySet());
        return at(content, places.get(places.size() - 1), kind);
    }

    /** Wraps a step, for everybody who leads to it. */
    public Edited whole(RouteContent content, String name, StepKind kind) {
        Edited around = around(content, name, kind);
        String fresh = name(around);
        Step step = around.content().steps().get(fresh);
        RouteContent led = content.redirected(name, fresh);
        RouteContent with = led.with(fresh, step == null ? new Step.Use(name) : step);
        for (String other : around.content().steps().keySet()) {
            Step added = around.content().step(other);
            if (!with.steps().containsKey(other) && added != null) {
                with = with.with(other, added);
            }
        }
        return new Edited(with, fresh);
    }

    private Edited behind(RouteContent content, String selected) {
        List<Slot> leading = content.leadingTo(selected);
        Edited fresh = fresh(content);
        if (leading.size() == 1 && inList(content, leading.get(0))) {
            Slot slot = leading.get(0);
            Slot next = new Slot(slot.owner(), Role.ITEM, slot.index() + 1);
            return Placing.at(fresh.content(), next, name(fresh));
        }
        return whole(content, selected, StepKind.CALL);
    }

    private static boolean inList(RouteContent content, Slot slot) {
        Step owner = content.step(slot.owner());
        return slot.role() == Role.ITEM && owner != null && Lists.is(owner);
    }

    private Edited way(RouteContent content, String name, Step.Choose choose) {
        Edited fresh = fresh(content);
        List<Step.When> whens = new ArrayList<>(choose.whens());
        whens.add(new Step.When(Condition.Flag.ASKS_FOR_CODE, name(fresh)));
        return new Edited(fresh.content().with(name, new Step.Choose(whens, choose.otherwise())), name(fresh));
    }

    /** A step of a kind that stands for itself: nothing leads to it yet. */
    private Edited piece(RouteContent content, StepKind kind) {
        Edited fresh = fresh(content);
        return kind == StepKind.CALL ? fresh : around(fresh.content(), name(fresh), kind);
    }

    /** A step that leads to an earlier one; nothing leads to it yet. */
    private Edited around(RouteContent content, String inner, StepKind kind) {
        if (kind.wraps()) {
            String name = content.free(kind.base());
            return new Edited(content.with(name, kind.around(inner, inner)), name);
        }
        StepKind named = kind == StepKind.CALL ? StepKind.SEQUENCE : kind;
        String name = content.free(named.base());
        Edited other = fresh(content.with(name, new Step.Use(inner)));
        return new Edited(other.content().with(name, kind.around(inner, name(other))), name);
    }

    private Edited fresh(RouteContent content) {
        String name = content.free(StepKind.CALL.base());
        return new Edited(content.with(name, StepKind.model(model)), name);
    }

    private static String name(Edited edited) {
        return edited.selection().get(0);
    }
}
