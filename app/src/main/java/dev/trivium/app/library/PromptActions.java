package dev.trivium.app.library;

import dev.trivium.prompt.PromptVersion;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What can be done with a prompt, by its name; called on the FX thread. Each asks first if the prompt in Compare has
 * changes that no file holds.
 *
 * @param open shows it in Compare
 * @param restore shows it in Compare with a version's text; saving is a step of its own
 * @param openWithValues shows it in Compare with the named set of values
 */
public record PromptActions(
        Consumer<String> open, BiConsumer<String, PromptVersion> restore, BiConsumer<String, String> openWithValues) {}
