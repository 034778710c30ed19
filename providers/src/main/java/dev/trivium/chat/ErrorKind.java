package dev.trivium.chat;

import java.util.Locale;

/** What kind of failure a call met. */
public enum ErrorKind {
    AUTHENTICATION(false),
    PERMISSION(false),
    NOT_FOUND(false),
    INVALID_REQUEST(false),
    CONTEXT_LENGTH(false),
    CONTENT_FILTER(false),
    RATE_LIMIT(true),
    QUOTA(false),
    OVERLOADED(true),
    SERVER(true),
    TIMEOUT(true),
    NETWORK(true),
    /** The stream ended without its end mark. */
    TRUNCATED(true),
    MALFORMED_RESPONSE(true),
    BUDGET(false),
    /** It was not even tried: an open breaker, no key. */
    UNAVAILABLE(false),
    CANCELLED(false);

    private final boolean usuallyRetryable;

    ErrorKind(boolean usuallyRetryable) {
        this.usuallyRetryable = usuallyRetryable;
    }

    /** Whether a later try can help, when the provider says nothing about it. */
    public boolean usuallyRetryable() {
        return usuallyRetryable;
    }

    /** As in JSON: {@code rate_limit}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
