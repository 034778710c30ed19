package dev.trivium.app.controls.chart;

import org.jspecify.annotations.Nullable;

/**
 * A point that the arrows reach.
 *
 * @param column where it stands for left and right
 * @param row where it stands within its column for up and down, from 0 on; row 0 is the column as a whole
 * @param x where its tip points at, in the chart
 * @param drill shows what lies behind it; null if nothing does
 */
record ChartPoint(
        int column,
        int row,
        double x,
        double y,
        ChartTip tip,
        @Nullable Runnable drill) {}
