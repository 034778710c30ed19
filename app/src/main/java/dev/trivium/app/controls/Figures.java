package dev.trivium.app.controls;

import dev.trivium.chat.Basis;
import dev.trivium.chat.Cost;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How numbers are written on every screen: with their unit, and with a sign of what they rest on. */
public final class Figures {

    /** What stands where there is no value. */
    public static final String ABSENT = "—";

    private static final BigDecimal SMALLEST = new BigDecimal("0.00005");

    private Figures() {}

    /** {@code 5.98 s}; one decimal from 100 s on. */
    public static String seconds(@Nullable Duration time) {
        if (time == null) {
            return ABSENT;
        }
        double seconds = time.toNanos() / 1e9;
        return String.format(Locale.ROOT, seconds < 99.995 ? "%.2f s" : "%.1f s", seconds);
    }

    /** {@code 4.1 s}, for a value that still ticks. */
    public static String roughSeconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toNanos() / 1e9);
    }

    /** {@code 64 tok/s}, with a tilde if the tokens are estimated; absent for no time. */
    public static String speed(long tokens, @Nullable Duration time, Basis basis) {
        if (time == null || time.toNanos() <= 0 || tokens <= 0) {
            return ABSENT;
        }
        return mark(basis) + Math.round(tokens * 1e9 / time.toNanos()) + " tok/s";
    }

    /** {@code 318}, with a tilde if estimated. */
    public static String tokens(long tokens, Basis basis) {
        return mark(basis) + tokens;
    }

    /** {@code $0.0044}; {@code ~$0.0044} if estimated; the words "simulated" or "unknown" where there is no price. */
    public static String cost(Cost cost) {
        if (cost.basis() == Basis.SIMULATED) {
            return "simulated";
        }
        BigDecimal usd = cost.usd();
        return usd == null ? "unknown" : mark(cost.basis()) + usd(usd);
    }

    /** Four decimals, as for single calls. */
    public static String usd(BigDecimal usd) {
        if (usd.signum() > 0 && usd.compareTo(SMALLEST) < 0) {
            return "<$0.0001";
        }
        return "$" + usd.setScale(4, RoundingMode.HALF_UP).toPlainString();
    }

    /** Two decimals, as for sums. */
    public static String usdSum(BigDecimal usd) {
        return "$" + usd.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private static String mark(Basis basis) {
        return basis == Basis.ESTIMATED ? "~" : "";
    }
}
