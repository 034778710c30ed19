package dev.trivium.chat;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a call gave back, whole or partial.
 *
 * @param message the assistant's turn, ready to be sent back in a longer conversation
 * @param finishReason why the answer ended; null while unknown, as in a partial answer
 * @param rawFinishReason the provider's own word for it
 * @param usage null if nobody has counted yet
 * @param requestId the provider's id of the request, for its support
 * @param servedModel the model that answered by its provider's account, often a dated version
 * @param attempts how many requests were sent, at least 1 once anything was sent
 */
public record Answer(
        Message message,
        @Nullable FinishReason finishReason,
        @Nullable String rawFinishReason,
        @Nullable Usage usage,
        Cost cost,
        Timing timing,
        @Nullable String requestId,
        @Nullable String servedModel,
        int attempts) {

    /** The visible text; empty if there is none. */
    public String text() {
        return message.text();
    }

    /** The reasoning shown; empty if there is none. */
    public String reasoning() {
        return message.parts().stream()
                .filter(Part.Reasoning.class::isInstance)
                .map(part -> ((Part.Reasoning) part).text())
                .collect(Collectors.joining());
    }

    public List<Part.ToolCall> toolCalls() {
        return message.parts().stream()
                .filter(Part.ToolCall.class::isInstance)
                .map(Part.ToolCall.class::cast)
                .toList();
    }

    /** Whether nothing at all had arrived. */
    public boolean isEmpty() {
        return message.parts().isEmpty();
    }

    public Answer withUsage(@Nullable Usage value) {
        return new Answer(
                message, finishReason, rawFinishReason, value, cost, timing, requestId, servedModel, attempts);
    }

    public Answer withCost(Cost value) {
        return new Answer(
                message, finishReason, rawFinishReason, usage, value, timing, requestId, servedModel, attempts);
    }
}
