package dev.trivium.chat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers an {@link Answer} from its pieces, in the order in which they arrive. Not safe for several threads. */
public final class AnswerBuilder {

    private final long startedNanos;
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private boolean openIsReasoning;
    private @Nullable Long firstOutputNanos;
    private @Nullable Long firstReasoningNanos;
    private long lastReasoningNanos;
    private @Nullable FinishReason finishReason;
    private @Nullable String rawFinishReason;
    private @Nullable Usage usage;
    private Cost cost = Cost.UNKNOWN;
    private @Nullable String requestId;
    private @Nullable String servedModel;
    private int attempts;

    /** @param startedNanos {@link System#nanoTime()} when the call began */
    public AnswerBuilder(long startedNanos) {
        this.startedNanos = startedNanos;
    }

    public AnswerBuilder text(long nanos, String piece) {
        append(false, piece);
        markOutput(nanos);
        return this;
    }

    public AnswerBuilder reasoning(long nanos, String piece) {
        append(true, piece);
        markReasoning(nanos);
        return this;
    }

    /** Ends the open piece of reasoning, if any, with what the provider wants back unchanged. */
    public AnswerBuilder reasoningOpaque(String opaque) {
        String text = openIsReasoning ? open.toString() : "";
        if (openIsReasoning) {
            open.setLength(0);
            openIsReasoning = false;
        } else {
            close();
        }
        parts.add(new Part.Reasoning(text, opaque));
        return this;
    }

    public AnswerBuilder toolCall(long nanos, Part.ToolCall call) {
        close();
        parts.add(call);
        markOutput(nanos);
        return this;
    }

    /** The first reason stands, save that a later different one replaces {@link FinishReason#STOP}. */
    public AnswerBuilder finish(FinishReason reason, @Nullable String raw) {
        if (finishReason == null || (finishReason == FinishReason.STOP && reason != FinishReason.STOP)) {
            finishReason = reason;
            rawFinishReason = raw;
        }
        return this;
    }

    public AnswerBuilder usage(@Nullable Usage value) {
        usage = value;
        return this;
    }

    public AnswerBuilder cost(Cost value) {
        cost = value;
        return this;
    }

    public AnswerBuilder requestId(@Nullable String value) {
        if (value != null) {
            requestId = value;
        }
        return this;
    }

    public AnswerBuilder servedModel(@Nullable String value) {
        if (value != null && !value.isEmpty()) {
            servedModel = value;
        }
        return this;
    }

    public AnswerBuilder attempts(int value) {
        attempts = value;
        return this;
    }

    public @Nullable FinishReason finishReason() {
        return finishReason;
    }

    public @Nullable Usage usage() {
        return usage;
    }

    /** Whether text, or a tool call, has arrived. */
    public boolean hasOutput() {
        return firstOutputNanos != null;
    }

    public boolean hasToolCalls() {
        return parts.stream().anyMatch(Part.ToolCall.class::isInstance);
    }

    public Answer build(long endedNanos) {
        close();
        Timing timing = new Timing(
                firstOutputNanos == null ? null : Duration.ofNanos(firstOutputNanos - startedNanos),
                firstReasoningNanos == null ? null : Duration.ofNanos(lastReasoningNanos - startedNanos),
                Duration.ofNanos(Math.max(0, endedNanos - startedNanos)));
        return new Answer(
                new Message(Role.ASSISTANT, parts),
                finishReason,
                rawFinishReason,
                usage,
                cost,
                timing,
                requestId,
                servedModel,
                attempts);
    }

    private void append(boolean reasoning, String piece) {
        if (reasoning != openIsReasoning) {
            close();
            openIsReasoning = reasoning;
        }
        open.append(piece);
    }

    private void close() {
        if (open.length() > 0) {
            parts.add(openIsReasoning ? new Part.Reasoning(open.toString(), null) : new Part.Text(open.toString()));
            open.setLength(0);
        }
        openIsReasoning = false;
    }

    private void markOutput(long nanos) {
        if (firstOutputNanos == null) {
            firstOutputNanos = nanos;
        }
    }

    private void markReasoning(long nanos) {
        if (firstReasoningNanos == null) {
            firstReasoningNanos = nanos;
        }
        lastReasoningNanos = nanos;
    }
}
