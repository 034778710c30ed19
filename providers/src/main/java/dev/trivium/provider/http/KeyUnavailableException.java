package dev.trivium.provider.http;

/** A key is not where the workspace says; the message says why and what to do, for the user. */
public final class KeyUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    public KeyUnavailableException(String message) {
        super(message);
    }
}
