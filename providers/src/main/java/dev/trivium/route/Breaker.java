package dev.trivium.route;

import java.time.Duration;
import java.util.List;

/**
 * Spares a step that keeps failing: after {@code failures} within {@code window} it fails at once with
 * {@code unavailable} for the time of {@code open}; then one request may try it, and decides.
 *
 * <p>Failures that say nothing about the step's health, such as an invalid request or a cancelled call, do not count.
 */
public record Breaker(String step, int failures, Duration window, Duration open) implements Step {

    public static final int USUAL_FAILURES = 5;
    public static final Duration USUAL_WINDOW = Duration.ofMinutes(1);
    public static final Duration USUAL_OPEN = Duration.ofSeconds(30);

    @Override
    public String kind() {
        return "breaker";
    }

    @Override
    public List<String> targets() {
        return List.of(step);
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.breaker(this);
    }
}
