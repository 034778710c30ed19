package dev.trivium.history;

import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * A call that has begun.
 *
 * @param startedAt in whole microseconds, as the database keeps it
 * @param offsetNanos since the column's root call was opened
 * @param requestJson written on the writer's thread, since it may be long
 */
record OpenCall(
        Origin origin,
        ModelAddress model,
        boolean simulated,
        Instant startedAt,
        long offsetNanos,
        Supplier<String> requestJson) {}
