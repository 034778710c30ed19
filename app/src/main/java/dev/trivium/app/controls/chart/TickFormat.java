package dev.trivium.app.controls.chart;

/** Writes the value at a tick with its unit. */
@FunctionalInterface
public interface TickFormat {

    /** @param decimals so many that the ticks of the axis differ, and all are written alike */
    String text(double value, int decimals);
}
