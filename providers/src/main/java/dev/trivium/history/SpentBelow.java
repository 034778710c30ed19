package dev.trivium.history;

import java.math.BigDecimal;

/**
 * Money spent below one step of a route.
 *
 * @param route the route's name
 * @param step the step's name
 * @param usd US dollars, more than 0
 */
public record SpentBelow(String route, String step, BigDecimal usd) {}
