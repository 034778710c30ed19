package dev.trivium.chat;

/** Whether the model may, must or must not call a tool. */
public sealed interface ToolChoice {

    /** The model decides; the default. */
    record Auto() implements ToolChoice {}

    record None() implements ToolChoice {}

    /** Some tool must be called. */
    record Required() implements ToolChoice {}

    /** This tool must be called. */
    record Named(String tool) implements ToolChoice {}
}
