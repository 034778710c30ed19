package dev.trivium.chat;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Money for a call.
 *
 * @param usd US dollars, exact; null if unknown, or if the call is simulated
 */
public record Cost(@Nullable BigDecimal usd, Basis basis) {

    /** The price of the model is not known. Not zero. */
    public static final Cost UNKNOWN = new Cost(null, Basis.ESTIMATED);

    /** A simulated call costs nothing and is counted nowhere. */
    public static final Cost SIMULATED = new Cost(null, Basis.SIMULATED);

    public static Cost of(BigDecimal usd, Basis basis) {
        return new Cost(usd, basis);
    }

    public boolean known() {
        return usd != null;
    }

    /** The sum; unknown as soon as one side is unknown. */
    public Cost plus(Cost other) {
        Basis weaker = basis.and(other.basis);
        return usd == null || other.usd == null ? new Cost(null, weaker) : new Cost(usd.add(other.usd), weaker);
    }
}
