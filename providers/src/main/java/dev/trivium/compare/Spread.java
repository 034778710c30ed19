package dev.trivium.compare;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Between which bounds values lie.
 *
 * @param median the middle one, or the mean of the two in the middle
 */
public record Spread(BigDecimal least, BigDecimal median, BigDecimal most) {

    /** Null if there is no value. */
    public static @Nullable Spread of(List<BigDecimal> values) {
        if (values.isEmpty()) {
            return null;
        }
        List<BigDecimal> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        BigDecimal median = sorted.size() % 2 == 1
                ? sorted.get(half)
                : sorted.get(half - 1).add(sorted.get(half)).divide(BigDecimal.valueOf(2), 12, RoundingMode.HALF_UP);
        return new Spread(sorted.get(0), median, sorted.get(sorted.size() - 1));
    }
}
