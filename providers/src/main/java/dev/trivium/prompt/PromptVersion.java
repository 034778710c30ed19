package dev.trivium.prompt;

import java.time.Instant;

/**
 * One text that a prompt once had.
 *
 * @param number from 1, in order of time
 * @param sha256 of the text in UTF-8, in hexadecimal
 * @param origin what made the program keep it
 * @param note a person's words; may be empty
 */
public record PromptVersion(int number, String sha256, Instant time, Origin origin, String note) {

    /** What made the program keep a text. */
    public enum Origin {
        /** It was on disk when the prompt was first opened or changed there. */
        FOUND,
        SAVED,
        /** It was run without being saved. */
        RUN
    }
}
