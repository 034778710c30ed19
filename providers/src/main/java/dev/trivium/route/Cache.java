package dev.trivium.route;

import java.time.Duration;
import java.util.List;

/**
 * Answers an exactly equal request again without asking. Only whole answers are kept, and only in memory.
 *
 * @param age how long an answer stays good
 * @param entries how many answers are kept, as long as they take no more than {@link #MOST_BYTES}; those that were not
 *     used for the longest go first
 */
public record Cache(String step, Duration age, int entries) implements Step {

    /** What {@code age} is where a file leaves it out. */
    public static final Duration USUAL_AGE = Duration.ofHours(1);

    /** What {@code entries} is where a file leaves it out. */
    public static final int USUAL_ENTRIES = 1000;

    /** Bytes of all answers that one step keeps, with the requests that they belong to; the same rule beyond it. */
    public static final long MOST_BYTES = 64L << 20;

    @Override
    public String kind() {
        return "cache";
    }

    @Override
    public List<String> targets() {
        return List.of(step);
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.cache(this);
    }
}
