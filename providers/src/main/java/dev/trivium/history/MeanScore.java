package dev.trivium.history;

import dev.trivium.chat.ModelAddress;

/**
 * How a model was scored.
 *
 * @param count how many values, at least 1
 * @param deviation the standard deviation of the sample; 0 for one value
 */
public record MeanScore(ModelAddress model, String kind, long count, double mean, double deviation) {

    /** Half the width of the 95 % interval of the mean by the normal approximation; 0 for one value, which has none. */
    public double margin() {
        return 1.959964 * deviation / Math.sqrt((double) count);
    }
}
