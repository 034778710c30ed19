package dev.trivium.app.routes.drawing;

import java.util.Map;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;

/** The ways of the lines between boxes that stand already. */
final class Lines {

    private static final double AROUND = 36;
    private static final double SHORT = 90;

    private final Map<String, Box> boxes;
    private final Columns columns;
    private final IntToDoubleFunction gapAfter;

    Lines(Map<String, Box> boxes, Columns columns, IntToDoubleFunction gapAfter) {
        this.boxes = boxes;
        this.columns = columns;
        this.gapAfter = gapAfter;
    }

    EdgeLine line(DrawnEdge edge) {
        Box from = Objects.requireNonNull(boxes.get(edge.from()));
        Box to = Objects.requireNonNull(boxes.get(edge.to()));
        int column = columns.of(edge.from());
        if (Columns.below(edge)) {
            return below(from, to, column == columns.of(edge.to()));
        }
        double gap = gapAfter.applyAsDouble(column);
        boolean early = columns.hangs(edge) && !edge.to().equals(DrawnNode.OUTPUT);
        if (early) {
            double bendEnd = Math.min(to.x(), from.right() + gap);
            return EdgeLine.across(from.right(), from.middleY(), from.right(), bendEnd, to.x(), to.middleY());
        }
        double last =
                Math.max(from.right(), to.x() - Math.max(SHORT / 2, gapAfter.applyAsDouble(columns.of(edge.to()) - 1)));
        return EdgeLine.across(from.right(), from.middleY(), last, to.x(), to.x(), to.middleY());
    }

    private EdgeLine below(Box from, Box to, boolean sameColumn) {
        if (!sameColumn) {
            return EdgeLine.downAcross(from.middleX(), from.bottom(), to.x(), to.middleY());
        }
        boolean free = to.y() > from.y()
                && boxes.values().stream()
                        .noneMatch(box -> box.x() == from.x() && box.y() > from.y() && box.y() < to.y());
        return free
                ? EdgeLine.down(from.middleX(), from.bottom(), to.y())
                : EdgeLine.around(from.x(), from.middleY(), to.middleY(), AROUND);
    }
}
