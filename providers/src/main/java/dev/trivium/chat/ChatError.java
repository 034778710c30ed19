package dev.trivium.chat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why a call failed, ready to be read by a person. Never holds a key or a header's value.
 *
 * @param what what happened, one sentence: "Google is limiting calls."
 * @param why one sentence or empty
 * @param remedy what to do, one sentence or empty
 * @param providerMessage the provider's own words, cut to a sane length; null if it said nothing
 * @param status the HTTP status; null if there was no response
 * @param retryable whether the same request can succeed later
 * @param retryAfter how long the provider asks to wait; null if it does not say
 * @param requestId the provider's id of the request; null if unknown
 */
public record ChatError(
        ErrorKind kind,
        String what,
        String why,
        String remedy,
        @Nullable String providerMessage,
        @Nullable Integer status,
        boolean retryable,
        @Nullable Duration retryAfter,
        @Nullable String requestId) {

    public static ChatError of(ErrorKind kind, String what, String why, String remedy) {
        return new ChatError(kind, what, why, remedy, null, null, kind.usuallyRetryable(), null, null);
    }

    public ChatError withProvider(@Nullable String message, @Nullable Integer httpStatus, @Nullable String id) {
        return new ChatError(kind, what, why, remedy, message, httpStatus, retryable, retryAfter, id);
    }

    public ChatError withRetry(boolean canRetry, @Nullable Duration after) {
        return new ChatError(kind, what, why, remedy, providerMessage, status, canRetry, after, requestId);
    }

    /** What happened, why, and what to do, in one line. */
    public String message() {
        StringBuilder line = new StringBuilder(what);
        for (String sentence : new String[] {why, remedy}) {
            if (!sentence.isEmpty()) {
                line.append(' ').append(sentence);
            }
        }
        return line.toString();
    }
}
