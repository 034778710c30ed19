package dev.trivium.app.routes;

import dev.trivium.app.routes.drawing.DrawnEdge;
import dev.trivium.app.routes.drawing.DrawnNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The way of the last try, as it is drawn on the canvas. FX thread only. */
final class TryMarks {

    /**
     * What is known of a step.
     *
     * @param figures such as {@code 1.28 s $0.0006}; empty while there are none
     */
    record Mark(boolean failed, String figures) {}

    private final Map<String, Mark> steps = new LinkedHashMap<>();
    private final Map<String, List<String>> said = new LinkedHashMap<>();
    private final Set<String> ways = new HashSet<>();
    private final List<Runnable> listeners = new ArrayList<>();

    void addListener(Runnable listener) {
        listeners.add(listener);
    }

    void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    void clear() {
        steps.clear();
        ways.clear();
        said.clear();
        changed();
    }

    /** @param node id of a box */
    void mark(String node, Mark mark) {
        steps.put(node, mark);
    }

    void way(DrawnEdge edge) {
        ways.add(edge.id());
    }

    /** Something worth knowing about a step: why the route came here, what a check found. */
    void say(String step, String words) {
        said.computeIfAbsent(step, key -> new ArrayList<>()).add(words);
    }

    List<String> said(String step) {
        return said.getOrDefault(step, List.of());
    }

    /** To be called after every few changes. */
    void changed() {
        listeners.forEach(Runnable::run);
    }

    boolean onPath(DrawnEdge edge) {
        return ways.contains(edge.id());
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    void show(NodeView view) {
        DrawnNode node = view.node();
        Mark mark = steps.get(node.id());
        view.setTried(mark != null, mark != null && mark.failed(), mark == null ? "" : mark.figures());
    }
}
