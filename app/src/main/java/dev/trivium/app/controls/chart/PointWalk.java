package dev.trivium.app.controls.chart;

import java.util.List;
import javafx.scene.input.KeyCode;

/** Finds the point that an arrow leads to. */
final class PointWalk {

    private PointWalk() {}

    /** The point itself if there is none in that direction. */
    static int next(List<ChartPoint> points, int from, KeyCode arrow) {
        ChartPoint here = points.get(from);
        boolean sideways = arrow == KeyCode.LEFT || arrow == KeyCode.RIGHT;
        int by = arrow == KeyCode.RIGHT || arrow == KeyCode.UP ? 1 : -1;
        int best = from;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < points.size(); i++) {
            ChartPoint there = points.get(i);
            int along = sideways ? there.column() - here.column() : there.row() - here.row();
            int across = sideways ? there.row() - here.row() : there.column() - here.column();
            if (along * by <= 0 || (!sideways && across != 0)) {
                continue;
            }
            int distance = Math.abs(along) * 1_000 + Math.abs(across);
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }
}
