package dev.trivium.provider.openai;

import dev.trivium.chat.FinishReason;
import java.util.Locale;

/** What the words of OpenAI-compatible servers for the end of an answer mean. */
final class FinishReasons {

    private FinishReasons() {}

    static FinishReason of(String raw) {
        return switch (raw.toLowerCase(Locale.ROOT)) {
            case "stop", "end_turn", "stop_sequence", "completed", "eos" -> FinishReason.STOP;
            case "length", "max_tokens", "max_output_tokens", "model_length", "model_context_window_exceeded" ->
                FinishReason.LENGTH;
            case "tool_calls", "tool_use", "function_call" -> FinishReason.TOOL_CALLS;
            case "content_filter", "safety", "recitation", "blocklist", "prohibited_content", "spii", "image_safety" ->
                FinishReason.CONTENT_FILTER;
            case "refusal" -> FinishReason.REFUSAL;
            case "pause_turn" -> FinishReason.PAUSE;
            default -> FinishReason.OTHER;
        };
    }

    /** Whether the word says that the server failed, though no error came with it. */
    static boolean isError(String raw) {
        return raw.equalsIgnoreCase("error") || raw.equalsIgnoreCase("failed") || isOverload(raw);
    }

    static boolean isOverload(String raw) {
        return raw.equalsIgnoreCase("insufficient_system_resource");
    }
}
