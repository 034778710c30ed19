package dev.trivium.chat;

import org.jspecify.annotations.Nullable;

/** A piece of a {@link Message}. */
public sealed interface Part {

    record Text(String text) implements Part {}

    record Image(Media media) implements Part {}

    /** A file that the model reads as pages or text, such as a PDF. */
    record Document(Media media) implements Part {}

    /**
     * A call of a function that the model wants made.
     *
     * @param id the provider's id of the call, or one made up where the provider gives none; never empty
     * @param arguments a JSON object as text; not checked to be valid, since an answer may be cut
     * @param opaque what the provider wants back unchanged with this part (Gemini's thought signature); null if nothing
     */
    record ToolCall(
            String id,
            String name,
            String arguments,
            @Nullable String opaque) implements Part {}

    /** What a tool answered; {@code error} if the content says why it could not. */
    record ToolResult(String callId, String name, String content, boolean error) implements Part {}

    /**
     * Reasoning that the model showed.
     *
     * @param text may be empty where the provider sends only an encrypted form
     * @param opaque what the provider wants back unchanged in later turns, as JSON of its own protocol; null if nothing
     */
    record Reasoning(String text, @Nullable String opaque) implements Part {}
}
