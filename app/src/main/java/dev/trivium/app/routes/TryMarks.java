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
    private final Set<String> ways = new HashSet<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private boolean answered;

    void addListener(Runnable listener) {
        listeners.add(listener);
    }

    void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    void clear() {
        steps.clear();
        ways.clear();
        answered = false;
        changed();
    }

    void enter(String step, Mark mark) {
        steps.put(step, mark);
        changed();
    }

    void way(String from, String to) {
        ways.add(from + " > " + to);
    }

    void answered() {
        answered = true;
        changed();
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    boolean onPath(DrawnEdge edge) {
        return ways.contains(edge.from() + " > " + edge.to());
    }

    void show(NodeView view) {
        DrawnNode node = view.node();
        Mark mark = steps.get(node.id());
        boolean ends = (node.kind().equals("input") && !steps.isEmpty())
                || (node.kind().equals("output") && answered);
        view.setTried(mark != null || ends, mark != null && mark.failed(), mark == null ? "" : mark.figures());
    }
}
