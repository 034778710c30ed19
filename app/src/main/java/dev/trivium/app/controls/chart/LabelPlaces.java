package dev.trivium.app.controls.chart;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;

/** Finds places for names beside their points where they cover neither a marker nor another name. */
final class LabelPlaces {

    /** @param y the middle of the line */
    record Place(double x, double y) {}

    private static final double LINE = 14;
    private static final double AWAY = 10;
    private static final double PIECE = 4;

    private final double left;
    private final double right;
    private final double bottom;
    private final List<Rectangle2D> taken = new ArrayList<>();

    LabelPlaces(double left, double right, double bottom) {
        this.left = left;
        this.right = right;
        this.bottom = bottom;
    }

    void block(double x, double y) {
        taken.add(new Rectangle2D(x - 6, y - 6, 12, 12));
    }

    void blockLine(double fromX, double fromY, double toX, double toY) {
        int pieces = (int) Math.max(1, Math.ceil(Math.hypot(toX - fromX, toY - fromY) / PIECE));
        for (int i = 0; i <= pieces; i++) {
            double x = fromX + (toX - fromX) * i / pieces;
            double y = fromY + (toY - fromY) * i / pieces;
            taken.add(new Rectangle2D(x - 1.5, y - 1.5, 3, 3));
        }
    }

    /** The first free place of: right, left, above, below, and the corners; right if none is free. */
    Place find(double x, double y, double width) {
        double[][] tries = {
            {x + AWAY, y},
            {x - AWAY - width, y},
            {x - width / 2, y - AWAY - LINE / 2},
            {x - width / 2, y + AWAY + LINE / 2},
            {x + AWAY, y - LINE},
            {x + AWAY, y + LINE},
            {x - AWAY - width, y - LINE},
            {x - AWAY - width, y + LINE},
            {x + AWAY, y - 2 * LINE},
            {x + AWAY, y + 2 * LINE}
        };
        for (double[] at : tries) {
            Rectangle2D box = new Rectangle2D(at[0], at[1] - LINE / 2, width, LINE);
            boolean inside = at[0] >= left && at[0] + width <= right && box.getMinY() >= 0 && box.getMaxY() <= bottom;
            if (inside && taken.stream().noneMatch(box::intersects)) {
                taken.add(box);
                return new Place(at[0], at[1]);
            }
        }
        return new Place(Math.max(left, Math.min(x + AWAY, right - width)), y);
    }
}
