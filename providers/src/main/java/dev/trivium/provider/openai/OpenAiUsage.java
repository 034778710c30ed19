package dev.trivium.provider.openai;

import dev.trivium.chat.Basis;
import dev.trivium.chat.Usage;
import dev.trivium.provider.http.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code usage} of Chat Completions and of Responses, which differ only in names.
 *
 * <p>Everywhere the input includes what was cached. Whether the output includes the reasoning is asked of the sum first
 * and of the dialect only where the sum cannot tell.
 */
final class OpenAiUsage {

    private static final int COST_DIGITS = 12;

    private final Dialect.Answers rules;

    OpenAiUsage(Dialect.Answers rules) {
        this.rules = rules;
    }

    /** @return null if nothing was counted: some gateways send zeros instead of leaving it out */
    @Nullable
    Usage read(@Nullable JsonNode usage) {
        if (usage == null || !usage.isObject()) {
            return null;
        }
        long total = Json.number(usage, "total_tokens");
        long output = first(usage, "completion_tokens", "output_tokens");
        long input = first(usage, "prompt_tokens", "input_tokens");
        if (input <= 0 && total > output) {
            input = total - output;
        }
        if (input <= 0 && output <= 0) {
            return null;
        }
        long cached = cached(usage);
        if (cached > input) {
            input += cached;
        }
        long reasoning = reasoning(usage);
        return new Usage(
                input,
                cached,
                cacheWrite(usage),
                0,
                reasoningOutside(total, input, output, reasoning) ? output + reasoning : output,
                reasoning,
                Basis.MEASURED,
                cost(usage));
    }

    private boolean reasoningOutside(long total, long input, long output, long reasoning) {
        if (reasoning <= 0) {
            return false;
        }
        if (total == input + output) {
            return false;
        }
        return total == input + output + reasoning || rules.reasoningOutside();
    }

    private static long cached(JsonNode usage) {
        for (String details : new String[] {"prompt_tokens_details", "input_tokens_details", "prompt_token_details"}) {
            long nested = Json.number(usage.path(details), "cached_tokens");
            if (nested > 0) {
                return nested;
            }
        }
        return first(usage, "prompt_cache_hit_tokens", "num_cached_tokens", "cached_tokens");
    }

    private static long cacheWrite(JsonNode usage) {
        long chat = Json.number(usage.path("prompt_tokens_details"), "cache_write_tokens");
        return chat > 0 ? chat : Json.number(usage.path("input_tokens_details"), "cache_write_tokens");
    }

    private static long reasoning(JsonNode usage) {
        long chat = Json.number(usage.path("completion_tokens_details"), "reasoning_tokens");
        long responses = Json.number(usage.path("output_tokens_details"), "reasoning_tokens");
        long nested = Math.max(chat, responses);
        return nested > 0 ? nested : Json.number(usage, "reasoning_tokens");
    }

    private @Nullable BigDecimal cost(JsonNode usage) {
        JsonNode value = rules.costField() == null ? null : usage.get(rules.costField());
        if (value == null || !value.isNumber()) {
            return null;
        }
        BigDecimal amount = value.decimalValue();
        return rules.costDivisor().compareTo(BigDecimal.ONE) == 0
                ? amount
                : amount.divide(rules.costDivisor(), COST_DIGITS, RoundingMode.HALF_UP);
    }

    private static long first(JsonNode usage, String... fields) {
        for (String field : fields) {
            long value = Json.number(usage, field);
            if (value > 0) {
                return value;
            }
        }
        return 0;
    }
}
