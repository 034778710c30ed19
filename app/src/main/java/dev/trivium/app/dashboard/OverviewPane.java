package dev.trivium.app.dashboard;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * Places the tiles and the five cards: as in the wide picture, or for a narrow window with the tiles in two rows and the
 * table below the others. It fills the height that there is, and asks for more below the least that reads well.
 */
final class OverviewPane extends Pane {

    private static final double NARROW = 1160;
    private static final double PAD = 12;
    private static final double GAP = 8;
    private static final double TILE = 88;
    private static final double LEAST_ROW = 272;
    private static final double LEAST_TABLE = 236;
    private static final double SPEND_SHARE = 0.628;
    private static final double ERRORS_SHARE = 0.208;
    private static final double QUALITY_SHARE = 0.286;

    private final List<Region> tiles;
    private final Region spend;
    private final Region latency;
    private final Region errors;
    private final Region quality;
    private final Region groups;

    OverviewPane(
            List<? extends Region> tiles, Region spend, Region latency, Region errors, Region quality, Region groups) {
        this.tiles = List.copyOf(tiles);
        this.spend = spend;
        this.latency = latency;
        this.errors = errors;
        this.quality = quality;
        this.groups = groups;
        getChildren().addAll(tiles);
        getChildren().addAll(spend, latency, errors, quality, groups);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return computeMinHeight(width);
    }

    @Override
    protected double computeMinHeight(double width) {
        boolean narrow = width < NARROW;
        double tileRows = narrow ? 2 : 1;
        double rows = tileRows * (TILE + GAP) + 2 * LEAST_ROW + GAP + (narrow ? GAP + LEAST_TABLE : 0);
        return 2 * PAD + rows;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        boolean narrow = width < NARROW;
        double inner = Math.floor(width) - 2 * PAD;
        double y = tiles(inner, narrow);
        double left = Math.floor(getHeight()) - y - PAD;
        if (narrow) {
            double table = Math.max(LEAST_TABLE, Math.floor(left * 0.3));
            double row = Math.floor((left - table - 2 * GAP) / 2);
            two(spend, latency, Math.floor(inner * 0.6), y, inner, row);
            two(errors, quality, Math.floor(inner * 0.42), y + row + GAP, inner, row);
            place(groups, PAD, y + 2 * (row + GAP), inner, left - 2 * (row + GAP));
            return;
        }
        double first = Math.floor((left - GAP) / 2);
        two(spend, latency, Math.floor(inner * SPEND_SHARE), y, inner, first);
        double below = y + first + GAP;
        double height = left - first - GAP;
        double errorsWidth = Math.floor(inner * ERRORS_SHARE);
        double qualityWidth = Math.floor(inner * QUALITY_SHARE);
        place(errors, PAD, below, errorsWidth, height);
        place(quality, PAD + errorsWidth + GAP, below, qualityWidth, height);
        double used = errorsWidth + qualityWidth + 2 * GAP;
        place(groups, PAD + used, below, inner - used, height);
    }

    /** @return where the next row begins */
    private double tiles(double inner, boolean narrow) {
        int columns = narrow ? (tiles.size() + 1) / 2 : tiles.size();
        double width = (inner - GAP * (columns - 1)) / columns;
        for (int i = 0; i < tiles.size(); i++) {
            double from = Math.rint(PAD + i % columns * (width + GAP));
            double to = Math.rint(PAD + i % columns * (width + GAP) + width);
            place(tiles.get(i), from, PAD + Math.floorDiv(i, columns) * (TILE + GAP), to - from, TILE);
        }
        return PAD + (narrow ? 2 : 1) * (TILE + GAP);
    }

    private static void two(Region a, Region b, double width, double y, double inner, double height) {
        place(a, PAD, y, width, height);
        place(b, PAD + width + GAP, y, inner - width - GAP, height);
    }

    private static void place(Region region, double x, double y, double width, double height) {
        region.resizeRelocate(x, y, width, height);
    }
}
