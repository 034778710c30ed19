package dev.trivium.provider.gemini;

import dev.trivium.chat.FinishReason;

/** What a {@code finishReason} means. */
final class GeminiFinish {

    private GeminiFinish() {}

    static FinishReason read(String reason) {
        return switch (reason) {
            case "STOP" -> FinishReason.STOP;
            case "MAX_TOKENS" -> FinishReason.LENGTH;
            case "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII" -> FinishReason.CONTENT_FILTER;
            default -> reason.startsWith("IMAGE_") ? FinishReason.CONTENT_FILTER : FinishReason.OTHER;
        };
    }
}
