package dev.trivium.history;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.Cost;
import dev.trivium.chat.FinishReason;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Timing;
import dev.trivium.chat.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call as it was recorded, with the calls that it made.
 *
 * @param path the names of the route's steps that led to this call, outermost first; empty outside a route
 * @param held whether its answer could still be rejected when it began
 * @param offset since the column's root call was opened; zero for the root
 * @param requestJson what was asked, as JSON; {@link StoredRequest#read} makes a request of it; {@code {}} where no
 *     text is kept
 * @param text what came back; empty if nothing did
 * @param toolCallsJson a JSON array of {@code {id, name, arguments}}; null if there were none
 * @param partial whether what came back is cut: something arrived, but the call failed
 * @param attempts how many requests were sent
 * @param finishReason null if unknown, as for a call that failed
 * @param usage null if nobody counted
 * @param timing null until the call has ended
 * @param servedModel the model by its provider's account; null if unknown
 * @param requestId the provider's id; null if unknown
 * @param error null if the call answered, or has not ended
 * @param timeline when the pieces of the answer arrived; null if unknown
 * @param steps what a route did, in order; empty for other models
 * @param children the calls made by this one, oldest first
 */
public record CallRecord(
        String id,
        List<String> path,
        boolean held,
        ModelAddress model,
        boolean simulated,
        Instant startedAt,
        Duration offset,
        RunState state,
        String requestJson,
        String text,
        String reasoning,
        @Nullable String toolCallsJson,
        boolean partial,
        int attempts,
        @Nullable FinishReason finishReason,
        @Nullable String rawFinishReason,
        @Nullable Usage usage,
        Cost cost,
        @Nullable Timing timing,
        @Nullable String servedModel,
        @Nullable String requestId,
        @Nullable ChatError error,
        @Nullable Timeline timeline,
        List<StepRecord> steps,
        List<CallRecord> children) {}
