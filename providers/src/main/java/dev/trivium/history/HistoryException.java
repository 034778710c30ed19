package dev.trivium.history;

import org.jspecify.annotations.Nullable;

/** The history cannot be opened, read or written. The message says what happened, why, and what to do. */
public final class HistoryException extends Exception {

    /** @param message for the user: what happened, why, what to do */
    public HistoryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
