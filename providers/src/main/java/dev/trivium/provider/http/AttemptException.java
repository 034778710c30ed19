package dev.trivium.provider.http;

import dev.trivium.chat.ChatError;

/** One try has failed. */
final class AttemptException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ChatError error;
    private final boolean again;

    /** @param again whether this client may try again by itself, should the error be one that can pass */
    AttemptException(ChatError error, boolean again) {
        super(error.message(), null, false, false);
        this.error = error;
        this.again = again;
    }

    /** What the provider said, in a response or a stream. */
    static AttemptException said(ChatError error) {
        return switch (error.kind()) {
            case RATE_LIMIT, OVERLOADED, SERVER, TIMEOUT -> new AttemptException(error, true);
            default -> new AttemptException(error, false);
        };
    }

    ChatError error() {
        return error;
    }

    boolean again() {
        return again;
    }
}
