package dev.trivium.workspace;

import java.util.Map;
import java.util.Objects;

/** Providers by their names in the GenAI conventions of OpenTelemetry ({@code gen_ai.provider.name}). */
final class ProviderNames {

    /** From a dialect, or a protocol where the connection names no dialect; others keep their own name. */
    private static final Map<String, String> NAMES = Map.of(
            "openai-chat", "openai",
            "openai-responses", "openai",
            "gemini", "gcp.gemini",
            "azure", "azure.ai.openai",
            "mistral", "mistral_ai",
            "xai", "x_ai");

    private ProviderNames() {}

    static String of(ConnectionSettings connection) {
        String spoken = Objects.requireNonNullElse(connection.dialect(), connection.protocol());
        return NAMES.getOrDefault(spoken, spoken);
    }
}
