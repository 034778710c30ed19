package dev.trivium.prompt;

/**
 * A prompt as it stands in its files.
 *
 * @param name the file's name without {@code .prompt}
 * @param text of the prompt file
 * @param values the text of {@code NAME.values.yaml} beside it; empty if there is none
 */
public record StoredPrompt(String name, String text, String values) {}
