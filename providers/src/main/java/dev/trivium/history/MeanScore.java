package dev.trivium.history;

import dev.trivium.chat.ModelAddress;

/**
 * How a model was scored.
 *
 * @param count how many values, at least 1
 * @param deviation the standard deviation of the sample; 0 for one value
 */
public record MeanScore(ModelAddress model, String kind, long count, double mean, double deviation) {

    /** Both samples taken as one (Chan, Golub, LeVeque 1979), under this model's name. */
    public MeanScore plus(MeanScore other) {
        long all = count + other.count;
        double apart = other.mean - mean;
        double together = mean + apart * other.count / all;
        double squares = squares() + other.squares() + apart * apart * count * other.count / all;
        return new MeanScore(model, kind, all, together, Math.sqrt(squares / (all - 1)));
    }

    /** The sum of the squared distances from the mean. */
    private double squares() {
        return deviation * deviation * (count - 1);
    }

    /** Half the width of the 95 % interval of the mean by the normal approximation; 0 for one value, which has none. */
    public double margin() {
        return 1.959964 * deviation / Math.sqrt((double) count);
    }
}
