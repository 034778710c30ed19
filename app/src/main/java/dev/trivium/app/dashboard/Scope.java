package dev.trivium.app.dashboard;

import dev.trivium.chat.ModelAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a list of calls is narrowed to, beyond the filters. Null asks for nothing.
 *
 * @param from the earliest start
 * @param until starts before it
 * @param of the model or route that was called
 * @param prompt the prompt file's name; empty for untitled prompts
 * @param status {@code ok}, a kind of error, or {@link dev.trivium.history.CallQuery#FAILED}
 */
public record Scope(
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable ModelAddress of,
        @Nullable String prompt,
        @Nullable String status) {

    public static final Scope ALL = new Scope(null, null, null, null, null);

    public Scope between(@Nullable Instant start, @Nullable Instant end) {
        return new Scope(start, end, of, prompt, status);
    }

    public Scope of(@Nullable ModelAddress value) {
        return new Scope(from, until, value, prompt, status);
    }

    public Scope withPrompt(@Nullable String value) {
        return new Scope(from, until, of, value, status);
    }

    public Scope withStatus(@Nullable String value) {
        return new Scope(from, until, of, prompt, value);
    }
}
