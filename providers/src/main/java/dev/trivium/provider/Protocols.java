package dev.trivium.provider;

import dev.trivium.provider.anthropic.AnthropicProtocol;
import dev.trivium.provider.gemini.GeminiProtocol;
import dev.trivium.provider.http.WireProtocol;
import dev.trivium.provider.ollama.OllamaProtocol;
import dev.trivium.provider.openai.Dialect;
import dev.trivium.provider.openai.OpenAiChatProtocol;
import dev.trivium.provider.openai.OpenAiResponsesProtocol;
import java.util.List;

/** The protocols that are spoken here, by their names in the workspace file. */
public final class Protocols {

    /** In the order in which they are offered. */
    public static final List<String> NAMES =
            List.of("openai-chat", "openai-responses", "anthropic", "gemini", "ollama");

    private Protocols() {}

    /**
     * @param dialect of the server; matters to the protocols of OpenAI only
     * @throws IllegalArgumentException if the name is not one of {@link #NAMES}
     */
    public static WireProtocol byName(String name, Dialect dialect) {
        return switch (name) {
            case "openai-chat" -> new OpenAiChatProtocol(dialect);
            case "openai-responses" -> new OpenAiResponsesProtocol(dialect);
            case "anthropic" -> new AnthropicProtocol();
            case "gemini" -> new GeminiProtocol();
            case "ollama" -> new OllamaProtocol();
            default ->
                throw new IllegalArgumentException(
                        "There is no protocol \"" + name + "\". Known protocols: " + String.join(", ", NAMES) + ".");
        };
    }
}
