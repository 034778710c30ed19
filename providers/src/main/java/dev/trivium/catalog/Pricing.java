package dev.trivium.catalog;

import dev.trivium.chat.Basis;
import dev.trivium.chat.Cost;
import dev.trivium.chat.Usage;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a usage costs, exact. */
public final class Pricing {

    /** Prices are per this power of ten of tokens. */
    private static final int MILLION = 6;

    private Pricing() {}

    /**
     * The cost of one call, with the basis of its usage.
     *
     * <p>What the provider reports goes before what the table says. The size of the whole input, cached included, chooses
     * the tier. A cache price that is not known is that of ordinary input, and a long cache write without a price of its
     * own costs what a short one costs. Where a part of the usage has no price the whole is {@link Cost#UNKNOWN}, never
     * zero.
     *
     * @param model null if the model is not known
     * @param day the day of the call
     */
    public static Cost cost(@Nullable ModelInfo model, Usage usage, LocalDate day) {
        if (usage.basis() == Basis.SIMULATED) {
            return Cost.SIMULATED;
        }
        BigDecimal reported = usage.reportedCost();
        if (reported != null && reported.signum() >= 0) {
            return Cost.of(plain(reported), usage.basis());
        }
        Price price = model == null ? null : model.price(day);
        if (price == null) {
            return Cost.UNKNOWN;
        }
        BigDecimal usd = sum(price.ratesFor(usage.inputTokens()), usage);
        return usd == null ? Cost.UNKNOWN : Cost.of(usd, usage.basis());
    }

    /** What a call would cost at most by these counts, none of the input cached; an estimate, or unknown. */
    public static Cost estimate(@Nullable ModelInfo model, long inputTokens, long outputTokens, LocalDate day) {
        return cost(model, Usage.of(inputTokens, outputTokens, Basis.ESTIMATED), day);
    }

    private static @Nullable BigDecimal sum(Price.Rates rates, Usage usage) {
        long shortWrites = usage.cacheWriteTokens() - usage.longCacheWriteTokens();
        long plainInput = usage.inputTokens() - usage.cachedInputTokens() - usage.cacheWriteTokens();
        BigDecimal write = first(rates.cacheWrite(), rates.input());
        BigDecimal[] parts = {
            part(plainInput, rates.input()),
            part(usage.cachedInputTokens(), first(rates.cachedInput(), rates.input())),
            part(shortWrites, write),
            part(usage.longCacheWriteTokens(), first(rates.longCacheWrite(), write)),
            part(usage.outputTokens() - usage.reasoningTokens(), rates.output()),
            part(usage.reasoningTokens(), first(rates.reasoning(), rates.output()))
        };
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal part : parts) {
            if (part == null) {
                return null;
            }
            sum = sum.add(part);
        }
        return plain(sum.scaleByPowerOfTen(-MILLION));
    }

    /** Null if the price is needed and not known. */
    private static @Nullable BigDecimal part(long tokens, @Nullable BigDecimal rate) {
        if (tokens == 0) {
            return BigDecimal.ZERO;
        }
        return rate == null ? null : rate.multiply(BigDecimal.valueOf(tokens));
    }

    private static @Nullable BigDecimal first(@Nullable BigDecimal own, @Nullable BigDecimal other) {
        return own != null ? own : other;
    }

    /** Without trailing zeros; a whole number of dollars without an exponent. */
    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
