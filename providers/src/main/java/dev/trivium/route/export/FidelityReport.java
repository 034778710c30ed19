package dev.trivium.route.export;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of every part of a route, in the order of its file. */
public record FidelityReport(List<Line> lines) {

    /**
     * One part.
     *
     * @param how what the target does for it, how that differs, or why it cannot and what to do instead; one or more sentences
     * @param keys what the caller has to send; empty but for {@link Fidelity#NEEDS_CALLER} and what is worse
     */
    public record Line(Part part, Fidelity fidelity, String how, List<CallerKey> keys) {
        public Line {
            keys = List.copyOf(keys);
        }
    }

    public FidelityReport {
        lines = List.copyOf(lines);
    }

    /** How many parts there are of each; every one of the four is a key. */
    public Map<Fidelity, Integer> counts() {
        Map<Fidelity, Integer> counts = new EnumMap<>(Fidelity.class);
        for (Fidelity fidelity : Fidelity.values()) {
            counts.put(fidelity, 0);
        }
        lines.forEach(line -> counts.merge(line.fidelity(), 1, Integer::sum));
        return counts;
    }

    /** All that the caller has to send, each once. */
    public List<CallerKey> keys() {
        Map<String, CallerKey> keys = new LinkedHashMap<>();
        lines.forEach(line -> line.keys().forEach(key -> keys.putIfAbsent(key.name(), key)));
        return List.copyOf(keys.values());
    }
}
