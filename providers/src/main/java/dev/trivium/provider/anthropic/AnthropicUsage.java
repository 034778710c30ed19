package dev.trivium.provider.anthropic;

import dev.trivium.chat.Basis;
import dev.trivium.chat.Usage;
import tools.jackson.databind.JsonNode;

/**
 * Gathers the counts of one answer. They are cumulative, and a later event may hold only some of them, so each newer
 * field replaces the older one. The provider's {@code input_tokens} leave out what the cache read or wrote.
 */
final class AnthropicUsage {

    private long input;
    private long cacheRead;
    private long cacheWrite;
    private long longCacheWrite;
    private long output;
    private long thinking;

    void overlay(JsonNode usage) {
        input = newer(usage, "input_tokens", input);
        cacheRead = newer(usage, "cache_read_input_tokens", cacheRead);
        cacheWrite = newer(usage, "cache_creation_input_tokens", cacheWrite);
        longCacheWrite = newer(usage.path("cache_creation"), "ephemeral_1h_input_tokens", longCacheWrite);
        output = newer(usage, "output_tokens", output);
        thinking = newer(usage.path("output_tokens_details"), "thinking_tokens", thinking);
    }

    Usage read() {
        return new Usage(
                input + cacheRead + cacheWrite,
                cacheRead,
                cacheWrite,
                longCacheWrite,
                output,
                thinking,
                Basis.MEASURED,
                null);
    }

    private static long newer(JsonNode node, String field, long older) {
        JsonNode value = node.path(field);
        return value.isNumber() ? value.asLong(older) : older;
    }
}
