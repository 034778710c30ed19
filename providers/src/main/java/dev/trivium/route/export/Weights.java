package dev.trivium.route.export;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/** Weights in the forms that gateways want. */
final class Weights {

    private static final int DIGITS = 6;

    private Weights() {}

    /** Whole numbers in the same proportions, as small as can be, and at least 1. */
    static List<Long> whole(List<BigDecimal> weights) {
        List<BigInteger> scaled = weights.stream()
                .map(weight -> weight.setScale(DIGITS, RoundingMode.HALF_UP)
                        .unscaledValue()
                        .max(BigInteger.ONE))
                .toList();
        BigInteger divisor = scaled.stream().reduce(BigInteger.ZERO, BigInteger::gcd);
        return scaled.stream().map(weight -> weight.divide(divisor).longValue()).toList();
    }

    /** Whole numbers up to a largest one. */
    static List<Long> whole(List<BigDecimal> weights, long most) {
        List<Long> whole = whole(weights);
        long largest = whole.stream().mapToLong(Long::longValue).max().orElse(1);
        return largest <= most
                ? whole
                : whole.stream()
                        .map(weight -> Math.max(1, weight * most / largest))
                        .toList();
    }

    /** Parts of 1. */
    static List<BigDecimal> parts(List<BigDecimal> weights) {
        BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<BigDecimal> parts = new java.util.ArrayList<>();
        BigDecimal left = BigDecimal.ONE;
        for (int i = 0; i < weights.size(); i++) {
            boolean last = i + 1 == weights.size();
            BigDecimal part = last ? left : weights.get(i).divide(sum, DIGITS, RoundingMode.HALF_UP);
            left = left.subtract(part);
            parts.add(part.stripTrailingZeros());
        }
        return parts;
    }
}
