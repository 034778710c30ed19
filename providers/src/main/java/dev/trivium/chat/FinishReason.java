package dev.trivium.chat;

import java.util.Locale;

/** Why an answer ended. */
public enum FinishReason {
    STOP,
    /** The limit of output tokens or of the context was reached. */
    LENGTH,
    TOOL_CALLS,
    CONTENT_FILTER,
    REFUSAL,
    /** The provider wants the turn sent back to go on. */
    PAUSE,
    /** A reason that this program does not know; the raw word says which. */
    OTHER;

    /** As in JSON: {@code tool_calls}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
