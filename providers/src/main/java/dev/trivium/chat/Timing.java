package dev.trivium.chat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a call took, from its start.
 *
 * @param timeToFirstToken until the first piece of visible output; null if none came
 * @param reasoning until the last piece of reasoning; null if none was shown
 * @param total until the end
 */
public record Timing(
        @Nullable Duration timeToFirstToken, @Nullable Duration reasoning, Duration total) {}
