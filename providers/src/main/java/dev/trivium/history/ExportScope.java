package dev.trivium.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What of the history goes into a file.
 *
 * @param from runs that began then or later; null from the first on
 * @param until runs that began before; null up to the last
 * @param texts whether prompts, answers and the words of providers are written, or figures only
 */
public record ExportScope(@Nullable Instant from, @Nullable Instant until, boolean texts) {

    /** Everything. */
    public static final ExportScope ALL = new ExportScope(null, null, true);

    public ExportScope withTexts(boolean value) {
        return new ExportScope(from, until, value);
    }
}
