package dev.trivium.history;

/** Percentiles, right to within 1 %: the value that 50, 90, 95 or 99 of a hundred do not exceed. The unit is the user's. */
public record Spread(double p50, double p90, double p95, double p99) {}
