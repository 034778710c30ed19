package dev.trivium.route;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what a step may take. Beyond a bound it fails: with {@code timeout}, {@code budget} or {@code rate_limit}.
 *
 * @param time how long it may take from here to its end; null for no bound
 * @param usdPerDay US dollars that its calls may cost in a day of the clock's zone. What a call costs is known at its
 *     end, so the one that crosses the bound still ends; null for no bound
 * @param calls how often it may be entered in any span of {@code per}; null, like {@code per}, for no bound
 */
public record Limit(
        String step,
        @Nullable Duration time,
        @Nullable BigDecimal usdPerDay,
        @Nullable Integer calls,
        @Nullable Duration per)
        implements Step {

    public Limit {
        if ((calls == null) != (per == null)) {
            throw new IllegalArgumentException("\"calls\" and \"per\" belong together.");
        }
    }

    @Override
    public String kind() {
        return "limit";
    }

    @Override
    public List<String> targets() {
        return List.of(step);
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.limit(this);
    }
}
