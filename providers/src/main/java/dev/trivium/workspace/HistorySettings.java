package dev.trivium.workspace;

import dev.trivium.history.Retention;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the history keeps, and where.
 *
 * @param keepTexts false to record figures only, no prompt and no answer
 * @param age how long runs and their calls are kept, whole days; null for ever. Their figures stay
 * @param textBytes the most bytes that the stored texts may take, packed; null for no limit
 * @param shared the database that windows share; null to keep the history in the workspace
 */
public record HistorySettings(
        boolean keepTexts,
        @Nullable Duration age,
        @Nullable Long textBytes,
        @Nullable SharedDatabase shared) {

    /** Everything is kept for ever. */
    public static final HistorySettings EVERYTHING = new HistorySettings(true, null, null);

    public HistorySettings(boolean keepTexts, @Nullable Duration age, @Nullable Long textBytes) {
        this(keepTexts, age, textBytes, null);
    }

    public Retention retention() {
        return new Retention(null, age, textBytes);
    }

    public HistorySettings withKeepTexts(boolean value) {
        return new HistorySettings(value, age, textBytes, shared);
    }

    public HistorySettings withAge(@Nullable Duration value) {
        return new HistorySettings(keepTexts, value, textBytes, shared);
    }

    public HistorySettings withTextBytes(@Nullable Long value) {
        return new HistorySettings(keepTexts, age, value, shared);
    }
}
