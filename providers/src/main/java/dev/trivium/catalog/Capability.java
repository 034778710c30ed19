package dev.trivium.catalog;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Something that a model can take or do. */
public enum Capability {
    VISION,
    PDF,
    TOOLS,
    /** The request may say that a tool, or a certain tool, must be called. */
    TOOL_CHOICE,
    PARALLEL_TOOLS,
    JSON_SCHEMA,
    REASONING,
    PROMPT_CACHING,
    SYSTEM_MESSAGES,
    AUDIO_INPUT,
    /** The last message may be the beginning of the assistant's answer. */
    PREFILL,
    /** Temperature and top p may be sent. */
    SAMPLING,
    /** Temperature and top p may be sent while the reasoning effort is {@code none}. */
    SAMPLING_WITHOUT_REASONING;

    /** As in JSON: {@code tool_choice}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The capability with this {@link #id()}; null if there is none. */
    public static @Nullable Capability ofId(String id) {
        for (Capability capability : values()) {
            if (capability.id().equals(id)) {
                return capability;
            }
        }
        return null;
    }
}
