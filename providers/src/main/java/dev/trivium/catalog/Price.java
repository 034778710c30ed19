package dev.trivium.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model costs during some time, and who says so.
 *
 * @param rates the prices of an ordinary request
 * @param tiers other prices for large requests, smallest threshold first
 * @param validFrom the first day; null if it always held
 * @param validTo the last day; null if it still holds
 * @param source where the price was read
 * @param sourceDate the state of the source; null if it has no date
 */
public record Price(
        Rates rates,
        List<Tier> tiers,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        String source,
        @Nullable LocalDate sourceDate) {

    public Price {
        tiers = tiers.stream()
                .sorted(Comparator.comparingLong(Tier::aboveInputTokens))
                .toList();
    }

    /**
     * US dollars per million tokens; null where unknown, which is not zero.
     *
     * @param input input that touches no cache
     * @param cachedInput input that is read from the provider's cache
     * @param cacheWrite input that is written to the cache for minutes
     * @param longCacheWrite input that is written to the cache for an hour or more
     * @param output all output that has no price of its own
     * @param reasoning the reasoning part of the output; null if it costs what output costs
     */
    public record Rates(
            @Nullable BigDecimal input,
            @Nullable BigDecimal cachedInput,
            @Nullable BigDecimal cacheWrite,
            @Nullable BigDecimal longCacheWrite,
            @Nullable BigDecimal output,
            @Nullable BigDecimal reasoning) {

        /** Whether no price at all is known. */
        public boolean isEmpty() {
            return input == null
                    && cachedInput == null
                    && cacheWrite == null
                    && longCacheWrite == null
                    && output == null
                    && reasoning == null;
        }
    }

    /** The prices of a whole request whose input, cached included, has more tokens than the threshold. */
    public record Tier(long aboveInputTokens, Rates rates) {}

    public boolean validOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
    }

    /** The prices of a request with this much input, cached included. */
    public Rates ratesFor(long inputTokens) {
        Rates found = rates;
        for (Tier tier : tiers) {
            if (inputTokens > tier.aboveInputTokens()) {
                found = tier.rates();
            }
        }
        return found;
    }
}
