package dev.trivium.app.routes.drawing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where everything of a drawing stands. A request is read from left to right: each step stands in a column behind what
 * leads to it, alternatives below each other. What only answers stands in the last column but one. Every end has a row of
 * its own, so that lines to it cross no box.
 *
 * @param boxes by the id of the node
 * @param lines by the id of the edge
 */
public record Layout(Map<String, Box> boxes, Map<String, EdgeLine> lines, double width, double height) {

    /** Free room around the drawing. */
    public static final double MARGIN = 24;

    static final double NODE = 50;
    private static final double ROW_GAP = 38;
    /** Between a step and the one that is tried after it: room for the label. */
    private static final double NEXT_GAP = 70;

    private static final double LEAST_GAP = 44;
    private static final double LABEL_PADDING = 34;

    public Layout {
        boxes = Map.copyOf(boxes);
        lines = Map.copyOf(lines);
    }

    /** Computes it: some milliseconds for some hundred steps. */
    public static Layout of(Drawing drawing, TextWidths widths) {
        return new Work(drawing, widths).place();
    }

    public Optional<Box> box(String node) {
        return Optional.ofNullable(boxes.get(node));
    }

    /** The state while a layout is made. */
    private static final class Work {

        private final Drawing drawing;
        private final TextWidths widths;
        private final Columns columns;
        private final Map<Integer, Double> gaps = new HashMap<>();
        private final Map<String, Double> tops = new HashMap<>();
        private final Map<String, Box> boxes = new LinkedHashMap<>();
        private double cursor = MARGIN;

        Work(Drawing drawing, TextWidths widths) {
            this.drawing = drawing;
            this.widths = widths;
            this.columns = Columns.of(drawing);
            findGaps();
        }

        Layout place() {
            for (DrawnNode node : drawing.nodes()) {
                if (columns.parent(node.id()) == null && !node.id().equals(DrawnNode.OUTPUT)) {
                    top(node.id());
                }
            }
            placeOutput();
            double width = boxes();
            Map<String, EdgeLine> lines = new HashMap<>();
            Lines maker = new Lines(boxes, columns, this::gapAfter);
            drawing.edges().forEach(edge -> lines.put(edge.id(), maker.line(edge)));
            double bottom =
                    boxes.values().stream().mapToDouble(Box::bottom).max().orElse(0);
            return new Layout(boxes, lines, width + MARGIN, bottom + MARGIN);
        }

        private double top(String node) {
            List<String> children = columns.children(node);
            double first = -1;
            double last = -1;
            for (String child : children) {
                last = top(child);
                first = first < 0 ? last : first;
            }
            double top = children.isEmpty() ? cursor : (first + last) / 2;
            tops.put(node, top);
            if (children.isEmpty()) {
                cursor += NODE + ROW_GAP;
            }
            for (String next : columns.next(node)) {
                cursor = Math.max(cursor, top + NODE + NEXT_GAP);
                top(next);
            }
            return top;
        }

        /** In the middle of what flows into it. */
        private void placeOutput() {
            double least = Double.MAX_VALUE;
            double most = 0;
            for (DrawnEdge edge : drawing.edges()) {
                if (edge.to().equals(DrawnNode.OUTPUT)) {
                    double top = Objects.requireNonNull(tops.get(edge.from()));
                    least = Math.min(least, top);
                    most = Math.max(most, top);
                }
            }
            tops.put(DrawnNode.OUTPUT, least > most ? MARGIN : (least + most) / 2);
        }

        /** @return the right end of the last column */
        private double boxes() {
            List<Double> widest = new ArrayList<>();
            for (int i = 0; i < columns.count(); i++) {
                widest.add(0.0);
            }
            for (DrawnNode node : drawing.nodes()) {
                int column = columns.of(node.id());
                widest.set(column, Math.max(widest.get(column), widths.node(node)));
            }
            List<Double> lefts = new ArrayList<>();
            double x = MARGIN;
            for (int i = 0; i < columns.count(); i++) {
                lefts.add(x);
                x += widest.get(i) + gapAfter(i);
            }
            double right = 0;
            for (DrawnNode node : drawing.nodes()) {
                int column = columns.of(node.id());
                Box box = new Box(
                        Math.round(lefts.get(column)),
                        Math.round(Objects.requireNonNull(tops.get(node.id()))),
                        // Boxes of a column are equally wide, so that lines between them stand straight.
                        Math.ceil(widest.get(column)),
                        NODE);
                boxes.put(node.id(), box);
                right = Math.max(right, box.right());
            }
            return right;
        }

        private double gapAfter(int column) {
            return gaps.getOrDefault(column, LEAST_GAP);
        }

        private void findGaps() {
            for (DrawnEdge edge : drawing.edges()) {
                int column = columns.of(edge.from());
                if (columns.of(edge.to()) > column && !edge.label().isEmpty()) {
                    gaps.merge(column, Math.max(LEAST_GAP, widths.label(edge.label()) + LABEL_PADDING), Math::max);
                }
            }
        }
    }
}
