package dev.trivium.app.controls.markdown;

import dev.trivium.app.controls.MarkedText.Layer;
import dev.trivium.app.controls.MarkedText.Mark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** The texts of all flows below a node as one text, with a line break or more between two of them. */
final class FlowIndex {

    private record Entry(SelectableFlow flow, @Nullable Section section, int from) {

        int to() {
            return from + flow.length();
        }
    }

    private final Parent root;
    private final Map<Layer, Set<SelectableFlow>> marked = new HashMap<>();
    private @Nullable List<Entry> entries;
    private String text = "";

    FlowIndex(Parent root) {
        this.root = root;
    }

    /** To be called when a text has changed. */
    void forget() {
        entries = null;
    }

    String text() {
        entries();
        return text;
    }

    void mark(Layer layer, List<Mark> marks) {
        Set<SelectableFlow> before = marked.getOrDefault(layer, Set.of());
        Set<SelectableFlow> now = new HashSet<>();
        List<Entry> all = marks.isEmpty() ? List.of() : entries();
        int next = 0;
        for (Mark mark : marks) {
            while (next < all.size() && all.get(next).to() <= mark.from()) {
                next++;
            }
            for (int i = next; i < all.size() && all.get(i).from() < mark.to(); i++) {
                now.add(all.get(i).flow());
            }
        }
        before.stream().filter(flow -> !now.contains(flow)).forEach(flow -> flow.mark(layer, List.of()));
        for (Entry entry : all) {
            if (now.contains(entry.flow())) {
                entry.flow().mark(layer, within(marks, entry));
            }
        }
        marked.put(layer, now);
    }

    private static List<Mark> within(List<Mark> marks, Entry entry) {
        List<Mark> within = new ArrayList<>();
        for (int i = firstAfter(marks, entry.from());
                i < marks.size() && marks.get(i).from() < entry.to();
                i++) {
            Mark mark = marks.get(i);
            int from = Math.max(mark.from(), entry.from()) - entry.from();
            int to = Math.min(mark.to(), entry.to()) - entry.from();
            within.add(new Mark(from, to, mark.look()));
        }
        return within;
    }

    private static int firstAfter(List<Mark> marks, int from) {
        int low = 0;
        int high = marks.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (marks.get(middle).to() <= from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Where a range begins, in the scene. */
    Optional<Bounds> place(int from, int to) {
        for (Entry entry : entries()) {
            if (entry.to() >= from && entry.from() <= from) {
                SelectableFlow flow = entry.flow();
                unfold(entry);
                int end = Math.min(to, entry.to()) - entry.from();
                return Optional.of(flow.localToScene(flow.place(from - entry.from(), end)));
            }
        }
        return Optional.empty();
    }

    private void unfold(Entry entry) {
        if (entry.section() != null && entry.section().isAsleep()) {
            entry.section().unfold();
            root.applyCss();
            root.layout();
        }
    }

    private List<Entry> entries() {
        List<Entry> known = entries;
        if (known != null) {
            return known;
        }
        List<Entry> found = new ArrayList<>();
        StringBuilder all = new StringBuilder();
        for (Node child : root.getChildrenUnmodifiable()) {
            Section section = child instanceof Section one ? one : null;
            List<SelectableFlow> flows = new ArrayList<>();
            collect(List.of(child), flows);
            for (SelectableFlow flow : flows) {
                found.add(new Entry(flow, section, all.length()));
                all.append(flow.text()).append(flow.separator());
            }
        }
        text = all.toString();
        entries = found;
        return found;
    }

    /** All flows below a node, in reading order. */
    static List<SelectableFlow> flows(Parent root) {
        return flowsOf(root.getChildrenUnmodifiable());
    }

    static List<SelectableFlow> flowsOf(List<Node> nodes) {
        List<SelectableFlow> flows = new ArrayList<>();
        collect(nodes, flows);
        return flows;
    }

    private static void collect(List<Node> nodes, List<SelectableFlow> flows) {
        for (Node child : nodes) {
            if (child instanceof SelectableFlow flow) {
                flows.add(flow);
            } else if (child instanceof Section section) {
                collect(section.blocks(), flows);
            } else if (child instanceof Parent inner) {
                collect(inner.getChildrenUnmodifiable(), flows);
            }
        }
    }
}
