package dev.trivium.route;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Starts the second step if the first stays silent; whose first token comes first wins, the other is stopped. If the first
 * fails before its first token, the second starts at once.
 *
 * @param delay how long the first may stay silent; null for the 95th percentile of the recent times to first token of the
 *     model that it calls, or {@link #UNMEASURED} while too little is known of it
 */
public record Hedge(String first, String second, @Nullable Duration delay) implements Step {

    /** The delay where the first model's own is asked for and unknown. */
    public static final Duration UNMEASURED = Duration.ofSeconds(2);

    @Override
    public String kind() {
        return "hedge";
    }

    @Override
    public List<String> targets() {
        return List.of(first, second);
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.hedge(this);
    }
}
