package dev.trivium.chat;

/** Who speaks a message. Results of tools travel in messages of {@link #TOOL}. */
public enum Role {
    SYSTEM,
    USER,
    ASSISTANT,
    TOOL
}
