package dev.trivium.history;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long the history keeps what. Figures are kept for ever; they hold no text.
 *
 * @param texts how long prompts and answers are kept; null for ever
 * @param calls how long runs and their calls are kept, whole days; null for ever
 * @param textBytes the most bytes that the stored texts may take, packed; the oldest runs lose theirs first. Null for no
 *     limit
 */
public record Retention(
        @Nullable Duration texts,
        @Nullable Duration calls,
        @Nullable Long textBytes) {

    /** Everything stays. */
    public static final Retention FOREVER = new Retention(null, null, null);
}
