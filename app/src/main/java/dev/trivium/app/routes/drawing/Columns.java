package dev.trivium.app.routes.drawing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** In which column each box stands, and which one box it hangs on. */
final class Columns {

    private final Map<String, List<DrawnEdge>> outgoing = new HashMap<>();
    private final Map<String, List<DrawnEdge>> incoming = new HashMap<>();
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<String, DrawnEdge> parents = new LinkedHashMap<>();
    private final Map<String, List<String>> children = new HashMap<>();
    private final Map<String, List<String>> next = new HashMap<>();
    private int count;

    private Columns() {}

    static Columns of(Drawing drawing) {
        Columns columns = new Columns();
        for (DrawnEdge edge : drawing.edges()) {
            columns.outgoing
                    .computeIfAbsent(edge.from(), key -> new ArrayList<>())
                    .add(edge);
            columns.incoming
                    .computeIfAbsent(edge.to(), key -> new ArrayList<>())
                    .add(edge);
        }
        drawing.nodes().forEach(node -> columns.column(node.id()));
        columns.alignEnds(drawing);
        drawing.nodes().forEach(node -> columns.choose(node.id()));
        for (DrawnEdge edge : drawing.edges()) {
            if (edge.equals(columns.parents.get(edge.to()))) {
                Map<String, List<String>> kind = below(edge) ? columns.next : columns.children;
                kind.computeIfAbsent(edge.from(), key -> new ArrayList<>()).add(edge.to());
            }
        }
        return columns;
    }

    /** Whether the edge leads down within a column. */
    static boolean below(DrawnEdge edge) {
        Slot slot = edge.slot();
        return edge.kind() == DrawnEdge.Kind.NEXT
                && (slot == null || !edge.from().equals(slot.owner()));
    }

    private int column(String node) {
        Integer known = columns.get(node);
        if (known != null) {
            return known;
        }
        int column = 0;
        for (DrawnEdge edge : incoming.getOrDefault(node, List.of())) {
            column = Math.max(column, column(edge.from()) + (below(edge) ? 0 : 1));
        }
        columns.put(node, column);
        count = Math.max(count, column + 1);
        return column;
    }

    /** What only answers stands in one column, before the output. */
    private void alignEnds(Drawing drawing) {
        int last = columns.getOrDefault(DrawnNode.OUTPUT, count) - 1;
        Map<String, Boolean> ends = new HashMap<>();
        for (DrawnNode node : drawing.nodes()) {
            if (end(node.id(), ends)) {
                columns.put(node.id(), last);
            }
        }
    }

    private boolean end(String node, Map<String, Boolean> known) {
        Boolean before = known.get(node);
        if (before != null) {
            return before;
        }
        List<DrawnEdge> out = outgoing.getOrDefault(node, List.of());
        boolean end = !out.isEmpty() && !node.equals(DrawnNode.INPUT);
        for (DrawnEdge edge : out) {
            end = end && (edge.to().equals(DrawnNode.OUTPUT) || (below(edge) && end(edge.to(), known)));
        }
        // A column has to be shared with what stands above, which may have to stay where it is.
        for (DrawnEdge edge : incoming.getOrDefault(node, List.of())) {
            end = end && (!below(edge) || endAbove(edge.from()));
        }
        known.put(node, end);
        return end;
    }

    private boolean endAbove(String node) {
        return outgoing.getOrDefault(node, List.of()).stream()
                .allMatch(edge -> below(edge) || edge.to().equals(DrawnNode.OUTPUT));
    }

    /** The box that a box hangs on: the one above it, else the nearest one before it. */
    private void choose(String node) {
        if (node.equals(DrawnNode.OUTPUT)) {
            return;
        }
        DrawnEdge best = null;
        for (DrawnEdge edge : incoming.getOrDefault(node, List.of())) {
            if (best == null || better(edge, best)) {
                best = edge;
            }
        }
        if (best != null) {
            parents.put(node, best);
        }
    }

    private boolean better(DrawnEdge edge, DrawnEdge than) {
        boolean below = below(edge) && of(edge.from()) == of(edge.to());
        boolean thanBelow = below(than) && of(than.from()) == of(than.to());
        return below != thanBelow ? below : !below && of(edge.from()) > of(than.from());
    }

    int of(String node) {
        return columns.getOrDefault(node, 0);
    }

    int count() {
        return count;
    }

    @Nullable
    String parent(String node) {
        DrawnEdge edge = parents.get(node);
        return edge == null ? null : edge.from();
    }

    boolean hangs(DrawnEdge edge) {
        return edge.equals(parents.get(edge.to()));
    }

    List<String> children(String node) {
        return children.getOrDefault(node, List.of());
    }

    List<String> next(String node) {
        return next.getOrDefault(node, List.of());
    }
}
