package dev.trivium.route;

import dev.trivium.chat.ErrorKind;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Tries a step again after a failure, never once output has been shown, and never past the deadline of the call.
 *
 * <p>The wait before try n+1 is drawn from 0 to min(cap, base · 2^(n-1)) (full jitter), or is what the provider asks for;
 * one that asks for more than the cap is not waited for.
 *
 * @param attempts all tries, the first included; at least 2
 * @param on the kinds of failure; empty for those that the failure itself calls worth another try
 */
public record Retry(String step, int attempts, Duration base, Duration cap, Set<ErrorKind> on) implements Step {

    public static final int USUAL_ATTEMPTS = 3;
    public static final Duration USUAL_BASE = Duration.ofMillis(500);
    public static final Duration USUAL_CAP = Duration.ofSeconds(20);

    public Retry {
        EnumSet<ErrorKind> ordered = EnumSet.noneOf(ErrorKind.class);
        ordered.addAll(on);
        on = Collections.unmodifiableSet(ordered);
    }

    @Override
    public String kind() {
        return "retry";
    }

    @Override
    public List<String> targets() {
        return List.of(step);
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.retry(this);
    }
}
