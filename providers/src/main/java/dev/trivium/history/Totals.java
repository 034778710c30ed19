package dev.trivium.history;

import java.math.BigDecimal;

/**
 * Figures of a span of time. Roots and leaves are counted apart, so that a route and its models never count twice.
 *
 * @param roots root calls of real models and routes: what a user started
 * @param simulatedRoots root calls that were simulated
 * @param leaves calls of real models, whether by a user or by a route
 * @param usd the known cost of those leaves, in US dollars
 * @param unpriced how many of those leaves have ended with an unknown cost, save those that failed before anything came
 *     back; if not 0, {@code usd} is a lower bound
 */
public record Totals(long roots, long simulatedRoots, long leaves, BigDecimal usd, long unpriced) {}
