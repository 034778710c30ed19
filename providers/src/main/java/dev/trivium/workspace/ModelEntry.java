package dev.trivium.workspace;

import dev.trivium.catalog.ModelInfo;
import dev.trivium.chat.ModelAddress;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be addressed.
 *
 * @param displayName for a menu, such as {@code GPT-5.5}
 * @param simulated whether its answers are invented by a demo model
 * @param route whether it is a routing policy
 * @param info what the catalogue knows of it; null for nothing
 */
public record ModelEntry(
        ModelAddress address,
        String displayName,
        boolean simulated,
        boolean route,
        @Nullable ModelInfo info) {}
