package dev.trivium.workspace;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What real calls may cost.
 *
 * @param day US dollars per day, more than 0; null for no limit
 * @param month US dollars per calendar month, more than 0; null for no limit
 * @param warnAt the share of a limit from which on there is a warning, more than 0 and at most 1
 * @param stop whether calls that would pass a limit are refused; else there is only the warning
 */
public record Budget(@Nullable BigDecimal day, @Nullable BigDecimal month, BigDecimal warnAt, boolean stop) {

    /** The share at which a budget warns that does not say. */
    public static final BigDecimal USUAL_WARNING = new BigDecimal("0.8");

    /** No limit at all. */
    public static final Budget NONE = new Budget(null, null, USUAL_WARNING, false);

    public boolean isLimited() {
        return day != null || month != null;
    }

    public Budget withDay(@Nullable BigDecimal value) {
        return new Budget(value, month, warnAt, stop);
    }

    public Budget withMonth(@Nullable BigDecimal value) {
        return new Budget(day, value, warnAt, stop);
    }

    public Budget withWarnAt(BigDecimal value) {
        return new Budget(day, month, value, stop);
    }

    public Budget withStop(boolean value) {
        return new Budget(day, month, warnAt, value);
    }
}
