package dev.trivium.history;

import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import java.time.Instant;

/**
 * A call that has begun.
 *
 * @param startedAt in whole microseconds, as the database keeps it
 * @param offsetNanos since the column's root call was opened
 */
record OpenCall(
        Origin origin,
        ModelAddress model,
        boolean simulated,
        Instant startedAt,
        long offsetNanos,
        ChatRequest request) {}
