package dev.trivium.chat;

import org.jspecify.annotations.Nullable;

/**
 * A function that the model may ask to have called.
 *
 * @param parameters a JSON schema of type object, as text
 */
public record ToolDefinition(String name, @Nullable String description, String parameters) {}
