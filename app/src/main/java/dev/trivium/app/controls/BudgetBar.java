package dev.trivium.app.controls;

import javafx.scene.layout.Region;

/** A bar 6 px high that shows how much of a budget is used up, with a tick where the warning begins. */
public final class BudgetBar extends Region {

    private static final double HEIGHT = 6;
    private static final double TICK = 10;

    private final Region track = new Region();
    private final Region fill = new Region();
    private final Region tick = new Region();
    private double share;
    private double warnAt;

    public BudgetBar() {
        track.getStyleClass().add("tv-budget-track");
        fill.getStyleClass().add("tv-budget-fill");
        tick.getStyleClass().add("tv-budget-tick");
        getChildren().addAll(track, fill, tick);
        setMinSize(40, TICK);
        setPrefHeight(TICK);
        setMaxHeight(TICK);
    }

    /**
     * @param used from 0 on; from 1 on the bar is full
     * @param warning the share at which the warning begins
     * @param alarmed whether it is drawn as a warning
     */
    public void show(double used, double warning, boolean alarmed) {
        share = Math.max(0, Math.min(1, used));
        warnAt = warning;
        fill.getStyleClass().remove("warning");
        if (alarmed) {
            fill.getStyleClass().add("warning");
        }
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double y = (getHeight() - HEIGHT) / 2;
        track.resizeRelocate(0, y, getWidth(), HEIGHT);
        fill.resizeRelocate(0, y, share == 0 ? 0 : Math.max(HEIGHT, share * getWidth()), HEIGHT);
        tick.setVisible(warnAt > 0 && warnAt < 1);
        tick.resizeRelocate((double) Math.round(warnAt * getWidth()), (getHeight() - TICK) / 2, 1, TICK);
    }
}
