package dev.trivium.app.routes.edit;

import dev.trivium.app.routes.drawing.Slot;
import dev.trivium.app.routes.drawing.Slot.Role;
import dev.trivium.route.Route;
import dev.trivium.route.RouteFile;
import dev.trivium.route.Sequence;
import dev.trivium.route.Step;
import dev.trivium.yaml.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Steps that were copied, with all below them; as text they are a route's file, so that they can be pasted anywhere. */
public final class Fragment {

    private Fragment() {}

    /** Copies steps; those below another one that is copied go with it. */
    public static String copy(RouteContent content, Collection<String> names) {
        Map<String, Step> steps = new LinkedHashMap<>();
        List<String> roots = new ArrayList<>();
        for (String name : names) {
            if (content.step(name) != null && !steps.containsKey(name)) {
                roots.add(name);
            }
            content.below(name)
                    .forEach(below -> steps.put(below, content.steps().get(below)));
        }
        Map<String, String> plain = new HashMap<>();
        roots.forEach(root -> plain.put(root, root.replace('.', '_')));
        Map<String, Step> renamed = renamed(steps, plain);
        String entry = roots.isEmpty() ? "" : plain.getOrDefault(roots.get(0), "");
        return RouteFile.write(new Route("", "", entry, renamed));
    }

    /**
     * Adds copied steps behind one that is there, in the list that it is in, or in a sequence.
     *
     * @throws EditException if the text is no copied step
     */
    public static Edited paste(RouteContent content, String selected, String text) throws EditException {
        Route copied;
        try {
            copied = Route.parse("", "", text);
        } catch (ProblemException e) {
            throw new EditException("What was copied is not a step of a route. Copy a step first.");
        }
        Map<String, String> fresh = new HashMap<>();
        RouteContent with = content;
        for (String name : copied.steps().keySet()) {
            if (name.indexOf('.') < 0) {
                String free = with.free(name);
                fresh.put(name, free);
                with = with.with(free, new Step.Use(free));
            }
        }
        for (Map.Entry<String, Step> step : renamed(copied.steps(), fresh).entrySet()) {
            with = with.with(step.getKey(), step.getValue());
        }
        Set<String> roots = new LinkedHashSet<>(copied.steps().keySet());
        copied.steps().values().forEach(step -> roots.removeAll(step.targets()));
        List<String> selection = new ArrayList<>();
        String behind = selected;
        for (String root : roots) {
            String name = fresh.getOrDefault(root, root);
            with = behind(with, behind, name);
            selection.add(name);
            behind = name;
        }
        return new Edited(with, selection);
    }

    private static RouteContent behind(RouteContent content, String selected, String name) {
        Step step = content.step(selected);
        List<Slot> leading = content.leadingTo(selected);
        if (content.isEmpty()) {
            return content.withEntry(name);
        }
        Slot slot = leading.isEmpty() || step == null ? Slot.ENTRY : leading.get(0);
        Step owner = content.step(slot.owner());
        if (owner != null && slot.role() == Role.ITEM && Lists.is(owner)) {
            return content.with(slot.owner(), Lists.inserted(owner, slot.index() + 1, name));
        }
        String target = content.target(slot);
        String sequence = content.free(StepKind.SEQUENCE.base());
        return content.leading(slot, sequence)
                .with(sequence, new Sequence(List.of(target == null ? name : target, name)));
    }

    private static Map<String, Step> renamed(Map<String, Step> steps, Map<String, String> names) {
        Map<String, Step> renamed = new LinkedHashMap<>();
        steps.forEach((name, step) ->
                renamed.put(name(name, names), Places.map(name, step, (slot, target) -> name(target, names))));
        return renamed;
    }

    /** Steps that are written in place are named after the one that holds them. */
    private static String name(String name, Map<String, String> names) {
        int dot = name.indexOf('.');
        String head = dot < 0 ? name : name.substring(0, dot);
        String whole = names.get(name);
        if (whole != null) {
            return whole;
        }
        return names.containsKey(head) && dot >= 0 ? names.get(head) + name.substring(dot) : name;
    }
}
