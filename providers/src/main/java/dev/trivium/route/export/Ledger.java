package dev.trivium.route.export;

import dev.trivium.route.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what becomes of each part while a route is translated. It knows all parts from the start: a part that nobody
 * accounts for, or one that the route does not have, is a defect of the exporter and stops it.
 *
 * <p>A part can be met several times, since named steps are shared; its line then tells the worst of what was said.
 */
public final class Ledger {

    private record Key(String step, String place) {}

    private final Route route;
    private final List<Part> parts;
    private final Map<Key, FidelityReport.@Nullable Line> lines = new LinkedHashMap<>();

    /** @param route with everything in it that it uses, see {@link Inlining} */
    public Ledger(Route route) {
        this.route = route;
        this.parts = RouteParts.of(route);
        parts.forEach(part -> lines.put(new Key(part.step(), part.place()), null));
    }

    /** Says what becomes of a step itself. */
    public void step(String step, Fidelity fidelity, String how) {
        note(step, "", fidelity, how, List.of());
    }

    /** Says what becomes of something in a step. */
    public void note(String step, String place, Fidelity fidelity, String how) {
        note(step, place, fidelity, how, List.of());
    }

    public void note(String step, String place, Fidelity fidelity, String how, List<CallerKey> keys) {
        Key key = new Key(step, place);
        if (!lines.containsKey(key)) {
            throw new IllegalStateException("The route has no part " + step + " " + place + ".");
        }
        FidelityReport.Line before = lines.get(key);
        Part part = before == null ? part(key) : before.part();
        lines.put(
                key,
                before == null
                        ? new FidelityReport.Line(part, fidelity, how, keys)
                        : merged(before, fidelity, how, keys));
    }

    /** Whether the route sets something in a step. */
    public boolean has(String step, String place) {
        return lines.containsKey(new Key(step, place));
    }

    /** The same of every part of a step that nothing was said of yet, the step itself included. */
    public void rest(String step, Fidelity fidelity, String how) {
        for (Part part : parts) {
            if (part.step().equals(step) && lines.get(new Key(step, part.place())) == null) {
                note(step, part.place(), fidelity, how);
            }
        }
    }

    /** What can be reached from a target is not in the export. */
    public void leftOut(String target, String why) {
        for (String step : RouteParts.reachable(route, target)) {
            for (Part part : parts) {
                if (part.step().equals(step)) {
                    note(step, part.place(), Fidelity.NOT_POSSIBLE, why);
                }
            }
        }
    }

    /** One line for each part. */
    public FidelityReport report() {
        Set<String> reachable = RouteParts.reachable(route, route.entry());
        List<FidelityReport.Line> all = new ArrayList<>();
        for (Part part : parts) {
            FidelityReport.Line line = lines.get(new Key(part.step(), part.place()));
            if (line == null && reachable.contains(part.step())) {
                throw new IllegalStateException("Nothing was said of " + part.path() + ".");
            }
            all.add(line != null ? line : new FidelityReport.Line(part, Fidelity.EXACT, UNREACHED, List.of()));
        }
        return new FidelityReport(all);
    }

    private static final String UNREACHED = "Nothing leads here from the entry, so it is left out.";

    private Part part(Key key) {
        return parts.stream()
                .filter(part -> part.step().equals(key.step) && part.place().equals(key.place))
                .findFirst()
                .orElseThrow();
    }

    private static FidelityReport.Line merged(
            FidelityReport.Line before, Fidelity fidelity, String how, List<CallerKey> keys) {
        List<CallerKey> all = new ArrayList<>(before.keys());
        keys.stream().filter(key -> !all.contains(key)).forEach(all::add);
        boolean said = before.how().contains(how);
        String text = said ? before.how() : fidelity.compareTo(before.fidelity()) > 0 ? how : before.how();
        return new FidelityReport.Line(before.part(), before.fidelity().orWorse(fidelity), text, all);
    }
}
