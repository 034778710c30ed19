package dev.trivium.app.routes.edit;

import dev.trivium.app.routes.drawing.Slot;
import dev.trivium.route.Route;
import dev.trivium.route.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What edits of a route change: its entry and its steps. Immutable.
 *
 * @param entry where requests enter; empty for a route that has no step yet
 */
public record RouteContent(String entry, Map<String, Step> steps) {

    public static final RouteContent EMPTY = new RouteContent("", Map.of());

    public RouteContent {
        steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
    }

    public static RouteContent of(Route route) {
        return new RouteContent(route.entry(), route.steps());
    }

    public boolean isEmpty() {
        return entry.isEmpty();
    }

    /** @return null if there is no such step, or it is another route */
    public @Nullable Step step(String name) {
        return steps.get(name);
    }

    RouteContent with(String name, Step step) {
        Map<String, Step> changed = new LinkedHashMap<>(steps);
        changed.put(name, step);
        return new RouteContent(entry, changed);
    }

    RouteContent without(String name) {
        Map<String, Step> changed = new LinkedHashMap<>(steps);
        changed.remove(name);
        return new RouteContent(entry, changed);
    }

    RouteContent withEntry(String target) {
        return new RouteContent(target, steps);
    }

    /** Every place of the route, in the order of the file, with where it leads. */
    public Map<Slot, String> places() {
        Map<Slot, String> places = new LinkedHashMap<>();
        if (!entry.isEmpty()) {
            places.put(Slot.ENTRY, entry);
        }
        steps.forEach((name, step) -> places.putAll(Places.of(name, step)));
        return places;
    }

    /** The places that lead to a step. */
    public List<Slot> leadingTo(String name) {
        List<Slot> found = new ArrayList<>();
        places().forEach((slot, target) -> {
            if (target.equals(name)) {
                found.add(slot);
            }
        });
        return found;
    }

    /** Where a place leads; null if there is no such place. */
    public @Nullable String target(Slot slot) {
        if (slot.owner().isEmpty()) {
            return entry.isEmpty() ? null : entry;
        }
        Step owner = steps.get(slot.owner());
        return owner == null ? null : Places.of(slot.owner(), owner).get(slot);
    }

    /** Lets a place lead elsewhere. */
    RouteContent leading(Slot slot, String target) {
        return mapped((place, before) -> place.equals(slot) ? target : before);
    }

    /** Lets every place that leads to one step lead to another. */
    RouteContent redirected(String from, String to) {
        return mapped((place, before) -> before.equals(from) ? to : before);
    }

    private RouteContent mapped(BiFunction<Slot, String, String> to) {
        Map<String, Step> changed = new LinkedHashMap<>();
        steps.forEach((name, step) -> changed.put(name, Places.map(name, step, to)));
        String first = entry.isEmpty() ? to.apply(Slot.ENTRY, "") : to.apply(Slot.ENTRY, entry);
        return new RouteContent(first, changed);
    }

    /** A step and all that it can lead to, the step first. */
    public Set<String> below(String name) {
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(name));
        while (!open.isEmpty()) {
            String next = open.remove();
            Step step = steps.get(next);
            if (step != null && seen.add(next)) {
                open.addAll(step.targets());
            }
        }
        return seen;
    }

    /** Takes out what was reached before, and is not any more. */
    RouteContent pruned(RouteContent before) {
        Set<String> reached = below(entry);
        Set<String> lost = new LinkedHashSet<>(before.below(before.entry));
        lost.removeAll(reached);
        Map<String, Step> kept = new LinkedHashMap<>(steps);
        kept.keySet().removeAll(lost);
        return new RouteContent(entry, kept);
    }

    /** Gives a step that is written in place a name of its own. */
    public RouteContent named(String name, String wanted) {
        Step step = steps.get(name);
        return step == null || steps.containsKey(wanted)
                ? this
                : redirected(name, wanted).without(name).with(wanted, step);
    }

    /** A name that is free: the given one, or with a number behind it. */
    String free(String name) {
        String free = name;
        for (int i = 2; steps.containsKey(free); i++) {
            free = name + "_" + i;
        }
        return free;
    }
}
