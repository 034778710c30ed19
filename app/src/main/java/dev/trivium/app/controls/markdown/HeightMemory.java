package dev.trivium.app.controls.markdown;

import java.util.function.DoubleUnaryOperator;

/**
 * Remembers how high something is at the two widths that were asked for last. Layout asks several times in each pass, at
 * every level of nested boxes again, and text is slow to measure.
 */
final class HeightMemory {

    private double width = Double.NaN;
    private double height;
    private double earlierWidth = Double.NaN;
    private double earlierHeight;

    double of(double wanted, DoubleUnaryOperator measure) {
        if (wanted == width) {
            return height;
        }
        if (wanted == earlierWidth) {
            return earlierHeight;
        }
        double measured = measure.applyAsDouble(wanted);
        earlierWidth = width;
        earlierHeight = height;
        width = wanted;
        height = measured;
        return measured;
    }

    void forget() {
        width = Double.NaN;
        earlierWidth = Double.NaN;
    }
}
