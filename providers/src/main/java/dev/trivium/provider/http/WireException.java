package dev.trivium.provider.http;

import dev.trivium.chat.ChatError;

/** A request or a response that cannot go on, with the error that the user sees. */
public final class WireException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ChatError error;

    public WireException(ChatError error) {
        super(error.message());
        this.error = error;
    }

    public ChatError error() {
        return error;
    }
}
