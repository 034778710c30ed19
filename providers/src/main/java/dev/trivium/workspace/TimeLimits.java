package dev.trivium.workspace;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A connection's time limits as the file gives them; null leaves one to the default. */
public record TimeLimits(
        @Nullable Duration connect,
        @Nullable Duration firstToken,
        @Nullable Duration betweenTokens,
        @Nullable Duration total) {

    public static final TimeLimits DEFAULT = new TimeLimits(null, null, null, null);
}
