package dev.trivium.app.controls.markdown;

import java.util.function.DoubleUnaryOperator;

/** Remembers how high something is at one width. Layout asks several times in each pass, and text is slow to measure. */
final class HeightMemory {

    private double width = Double.NaN;
    private double height;

    double of(double wanted, DoubleUnaryOperator measure) {
        if (wanted != width) {
            height = measure.applyAsDouble(wanted);
            width = wanted;
        }
        return height;
    }

    void forget() {
        width = Double.NaN;
    }
}
