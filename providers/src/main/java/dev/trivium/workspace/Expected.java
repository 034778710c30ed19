package dev.trivium.workspace;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What calls are expected to cost.
 *
 * @param usd the sum of what is known
 * @param atLeast whether a part has no known price, so that the sum is a lower bound
 */
record Expected(BigDecimal usd, boolean atLeast) {

    static final Expected NOTHING = new Expected(BigDecimal.ZERO, false);

    /** @param usd null if no price is known */
    static Expected of(@Nullable BigDecimal usd) {
        return usd == null ? new Expected(BigDecimal.ZERO, true) : new Expected(usd, false);
    }

    boolean isFree() {
        return usd.signum() == 0 && !atLeast;
    }

    Expected and(Expected other) {
        return new Expected(usd.add(other.usd), atLeast || other.atLeast);
    }

    Expected or(Expected other) {
        return new Expected(usd.max(other.usd), atLeast || other.atLeast);
    }
}
