package dev.trivium.provider;

import dev.trivium.provider.anthropic.AnthropicProtocol;
import dev.trivium.provider.gemini.GeminiProtocol;
import dev.trivium.provider.http.WireProtocol;
import dev.trivium.provider.ollama.OllamaProtocol;
import dev.trivium.provider.openai.Dialect;
import dev.trivium.provider.openai.OpenAiChatProtocol;
import dev.trivium.provider.openai.OpenAiResponsesProtocol;
import java.util.List;

/** The wire protocols by their names in the workspace file. */
public final class Protocols {

    /** All names, in the order in which they are offered. */
    public static final List<String> NAMES =
            List.of("openai-chat", "openai-responses", "anthropic", "gemini", "ollama");

    private Protocols() {}

    /**
     * @param dialect how the server differs from OpenAI's own; the other protocols do not look at it
     * @throws IllegalArgumentException with a message that lists the names, if there is no such protocol
     */
    public static WireProtocol byName(String protocol, Dialect dialect) {
        return switch (protocol) {
            case "openai-chat" -> new OpenAiChatProtocol(dialect);
            case "openai-responses" -> new OpenAiResponsesProtocol(dialect);
            case "anthropic" -> new AnthropicProtocol();
            case "gemini" -> new GeminiProtocol();
            case "ollama" -> new OllamaProtocol();
            default ->
                throw new IllegalArgumentException(
                        "There is no protocol \"" + protocol + "\"; write one of " + String.join(", ", NAMES) + ".");
        };
    }
}
