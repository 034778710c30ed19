package dev.trivium.prompt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as a Dotprompt file renders it.
 *
 * @param role the format's word: {@code system}, {@code user}, {@code model}, {@code tool}
 * @param purpose {@code history} for a message that {@code {{history}}} put there; null otherwise
 */
public record RenderedMessage(
        String role, List<Content> content, @Nullable String purpose) {

    public RenderedMessage {
        content = List.copyOf(content);
    }

    /** A part of a message. */
    public sealed interface Content {
        record Text(String text) implements Content {}

        /** @param url an address or a {@code data:} address */
        record Media(String url, @Nullable String contentType) implements Content {}

        /** The place where a named section begins. */
        record Section(String name) implements Content {}
    }
}
