package dev.trivium.chat;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of one call, normalised so that none is counted twice.
 *
 * @param inputTokens all input, cached included
 * @param cachedInputTokens the part of the input that was read from the provider's cache
 * @param cacheWriteTokens the part of the input that was written to the provider's cache
 * @param longCacheWriteTokens the part of the cache writes that is kept for an hour or more
 * @param outputTokens all billed output, reasoning included
 * @param reasoningTokens the part of the output that was reasoning
 * @param basis who counted
 * @param reportedCost what the provider says that the call cost, in US dollars; null if it does not say
 */
public record Usage(
        long inputTokens,
        long cachedInputTokens,
        long cacheWriteTokens,
        long longCacheWriteTokens,
        long outputTokens,
        long reasoningTokens,
        Basis basis,
        @Nullable BigDecimal reportedCost) {

    public Usage {
        inputTokens = Math.max(0, inputTokens);
        cachedInputTokens = clamp(cachedInputTokens, inputTokens);
        cacheWriteTokens = clamp(cacheWriteTokens, inputTokens - cachedInputTokens);
        longCacheWriteTokens = clamp(longCacheWriteTokens, cacheWriteTokens);
        outputTokens = Math.max(0, outputTokens);
        reasoningTokens = clamp(reasoningTokens, outputTokens);
    }

    /** Counts without a cache or reasoning. */
    public static Usage of(long inputTokens, long outputTokens, Basis basis) {
        return new Usage(inputTokens, 0, 0, 0, outputTokens, 0, basis, null);
    }

    public long totalTokens() {
        return inputTokens + outputTokens;
    }

    /** The sum; its reported cost is dropped, because costs are summed as {@link Cost}. */
    public Usage plus(Usage other) {
        return new Usage(
                inputTokens + other.inputTokens,
                cachedInputTokens + other.cachedInputTokens,
                cacheWriteTokens + other.cacheWriteTokens,
                longCacheWriteTokens + other.longCacheWriteTokens,
                outputTokens + other.outputTokens,
                reasoningTokens + other.reasoningTokens,
                basis.and(other.basis),
                null);
    }

    public Usage withBasis(Basis value) {
        return new Usage(
                inputTokens,
                cachedInputTokens,
                cacheWriteTokens,
                longCacheWriteTokens,
                outputTokens,
                reasoningTokens,
                value,
                reportedCost);
    }

    private static long clamp(long part, long whole) {
        return Math.max(0, Math.min(part, whole));
    }
}
