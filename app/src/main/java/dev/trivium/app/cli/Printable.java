package dev.trivium.app.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** Text and figures as a terminal may show them. */
final class Printable {

    private Printable() {}

    /** A model's text without what would steer the terminal: no escape, no carriage return, no bell. */
    static String text(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\t' || !Character.isISOControl(c)) {
                clean.appendCodePoint(c);
            } else if (c != '\r') {
                clean.append('\uFFFD');
            }
        });
        return clean.toString();
    }

    static String line(String text) {
        return text(text).replaceAll("\\s+", " ").strip();
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toNanos() / 1e9);
    }

    /** US dollars with at least two digits that tell something. */
    static String dollars(BigDecimal usd) {
        if (usd.signum() == 0) {
            return "$0";
        }
        int leading = usd.scale() - usd.precision();
        int scale = Math.max(2, Math.min(usd.scale(), leading + 3));
        return "$" + usd.setScale(scale, RoundingMode.HALF_UP).toPlainString();
    }
}
