package dev.trivium.history;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run is about.
 *
 * @param source what made it: {@code compare} for the screen, {@code cli} for the command line; at most 32 characters
 * @param promptName the prompt file's name; null for an untitled prompt
 * @param promptText the prompt as the user wrote it, before its variables were filled in
 * @param variables the values of the prompt's variables
 */
public record RunStart(String source, @Nullable String promptName, String promptText, Map<String, String> variables) {

    public RunStart {
        if (source.isEmpty() || source.length() > 32) {
            throw new IllegalArgumentException(
                    "A run's source is a word of at most 32 characters; got \"" + source + "\".");
        }
        variables = Map.copyOf(variables);
    }

    /** An untitled prompt without variables. */
    public static RunStart of(String source, String promptText) {
        return new RunStart(source, null, promptText, Map.of());
    }
}
