package dev.trivium.workspace;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Money, ages and sizes as people write them in settings. */
public final class Amounts {

    private static final Pattern AGE = Pattern.compile("(\\d{1,5})\\s?d(?:ays?)?");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)\\s?([KMGT]B)");
    private static final List<String> UNITS = List.of("KB", "MB", "GB", "TB");
    private static final BigDecimal MOST_USD = BigDecimal.valueOf(1_000_000_000);
    private static final BigDecimal SMALL_USD = new BigDecimal("0.1");

    private Amounts() {}

    /** @return US dollars, more than 0; null if the text says no such amount */
    public static @Nullable BigDecimal usd(String text) {
        try {
            BigDecimal usd = new BigDecimal(text.strip().replaceFirst("^\\$\\s?", ""));
            return usd.signum() > 0 && usd.compareTo(MOST_USD) < 0 && usd.scale() <= 6 ? usd : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** With two decimals; with four below ten cents, where two would say nothing. */
    public static String usd(BigDecimal usd) {
        int decimals = usd.signum() != 0 && usd.abs().compareTo(SMALL_USD) < 0 ? 4 : 2;
        return "$" + usd.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }

    /** @param text such as {@code 365d}; at least a day. @return null if it is none */
    public static @Nullable Duration age(String text) {
        Matcher matcher = AGE.matcher(text.strip());
        if (!matcher.matches()) {
            return null;
        }
        long days = Long.parseLong(matcher.group(1));
        return days == 0 ? null : Duration.ofDays(days);
    }

    public static String age(Duration age) {
        return age.toDays() + "d";
    }

    /** @param text such as {@code 2GB}, where a GB is 1,000,000,000 bytes; at least 1 MB. @return null if it is none */
    public static @Nullable Long bytes(String text) {
        Matcher matcher = SIZE.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            return null;
        }
        int power = 3 * (UNITS.indexOf(matcher.group(2)) + 1);
        long bytes = new BigDecimal(matcher.group(1)).scaleByPowerOfTen(power).longValue();
        return bytes < 1_000_000 ? null : bytes;
    }

    /** In the largest unit that has no more than three decimals. */
    public static String bytes(long bytes) {
        for (int i = UNITS.size() - 1; i > 0; i--) {
            BigDecimal amount = BigDecimal.valueOf(bytes, 3 * (i + 1)).stripTrailingZeros();
            if (amount.compareTo(BigDecimal.ONE) >= 0 && amount.scale() <= 3) {
                return amount.toPlainString() + UNITS.get(i);
            }
        }
        return BigDecimal.valueOf(bytes, 3).stripTrailingZeros().toPlainString() + UNITS.get(0);
    }
}
