package dev.trivium.history;

import dev.trivium.chat.Cost;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line about a call that has ended.
 *
 * @param route the name of the route that it is, or in which it was made; null outside routes
 * @param prompt the prompt file's name; null for an untitled prompt
 * @param status {@code ok}, or the kind of error such as {@code rate_limit}
 * @param usage null if nobody counted
 * @param timeToFirstToken null if nothing came
 */
public record CallLine(
        String id,
        String runId,
        Instant startedAt,
        ModelAddress model,
        @Nullable String route,
        @Nullable String prompt,
        List<String> tags,
        boolean simulated,
        String status,
        @Nullable Usage usage,
        Cost cost,
        Duration duration,
        @Nullable Duration timeToFirstToken) {}
