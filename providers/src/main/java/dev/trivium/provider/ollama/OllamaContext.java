package dev.trivium.provider.ollama;

import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Message;
import dev.trivium.chat.Part;
import dev.trivium.chat.ToolDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Guesses how large a context a request needs. The guess is generous: a token for every three characters, a thousand
 * for a picture, and room for the answer. It goes up in powers of two, since each change makes the server load the
 * model anew.
 */
final class OllamaContext {

    /** What every server prepares without being asked. */
    private static final int SMALLEST_DEFAULT = 4_096;

    private static final int LARGEST = 1 << 20;
    private static final int CHARACTERS_PER_TOKEN = 3;
    private static final int TOKENS_PER_PICTURE = 1_000;
    private static final int ROOM_FOR_ANSWER = 1_024;

    private OllamaContext() {}

    /** Tokens; null if the server's default suffices. */
    static @Nullable Integer wanted(ChatRequest request) {
        long characters = 0;
        long pictures = 0;
        for (Message message : request.messages()) {
            for (Part part : message.parts()) {
                characters += characters(part);
                pictures += part instanceof Part.Image ? 1 : 0;
            }
        }
        for (ToolDefinition tool : request.tools()) {
            characters += tool.parameters().length();
        }
        Integer limit = request.parameters().maxTokens();
        long needed = characters / CHARACTERS_PER_TOKEN
                + pictures * TOKENS_PER_PICTURE
                + (limit == null ? ROOM_FOR_ANSWER : limit);
        if (needed <= SMALLEST_DEFAULT) {
            return null;
        }
        return needed >= LARGEST ? LARGEST : Integer.highestOneBit((int) needed - 1) << 1;
    }

    private static long characters(Part part) {
        if (part instanceof Part.Text text) {
            return text.text().length();
        } else if (part instanceof Part.ToolCall call) {
            return call.arguments().length();
        } else if (part instanceof Part.ToolResult result) {
            return result.content().length();
        } else {
            return part instanceof Part.Reasoning reasoning ? reasoning.text().length() : 0;
        }
    }
}
