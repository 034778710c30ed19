package dev.trivium.history;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What calls add up to.
 *
 * <p>Money and tokens are always those of leaves, calls of models, whatever calls are counted; a route's own sums are left
 * out, so that nothing counts twice.
 *
 * @param calls how many have ended
 * @param failed how many of them failed, those left out that were cancelled
 * @param cancelled how many were cancelled
 * @param usd the known cost, exact
 * @param unpriced how many leaves cost something unknown; if not 0, {@code usd} is a lower bound
 * @param estimated how many leaves' costs in {@code usd} are estimated
 * @param inputTokens all input, cached included
 * @param cachedInputTokens read from a provider's cache
 * @param cacheWriteTokens written to it
 * @param outputTokens all billed output
 * @param reasoningTokens the part of it that was reasoning
 * @param durationMs of calls that answered; null if there were none
 * @param timeToFirstTokenMs of calls that answered; null if there were none
 * @param tokensPerSecond of calls that answered, from their first token on; null if there were none
 */
public record Figures(
        long calls,
        long failed,
        long cancelled,
        BigDecimal usd,
        long unpriced,
        long estimated,
        long inputTokens,
        long cachedInputTokens,
        long cacheWriteTokens,
        long outputTokens,
        long reasoningTokens,
        @Nullable Spread durationMs,
        @Nullable Spread timeToFirstTokenMs,
        @Nullable Spread tokensPerSecond) {

    /** From 0 to 1; calls that were cancelled count as neither good nor bad. Null if there were none. */
    public @Nullable Double errorRate() {
        long judged = calls - cancelled;
        return judged == 0 ? null : (double) failed / judged;
    }

    /** The part of the input that came from a cache, from 0 to 1; null if there was no input. */
    public @Nullable Double cacheShare() {
        return inputTokens == 0 ? null : (double) cachedInputTokens / inputTokens;
    }
}
