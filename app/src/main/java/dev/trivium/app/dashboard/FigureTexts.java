package dev.trivium.app.dashboard;

import dev.trivium.app.controls.Figures;
import dev.trivium.history.MeanScore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How sums and percentiles are written: with their unit, and with what they rest on. */
final class FigureTexts {

    private static final BigDecimal CENT = new BigDecimal("0.005");

    private FigureTexts() {}

    /** {@code 12,406}. */
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String calls(long value) {
        return count(value) + (value == 1 ? " call" : " calls");
    }

    /** {@code $1,234.56}; a sum below half a cent is not written as nothing. */
    static String usd(BigDecimal usd) {
        if (usd.signum() > 0 && usd.compareTo(CENT) < 0) {
            return "<$0.01";
        }
        return "$" + String.format(Locale.ROOT, "%,.2f", usd.setScale(2, RoundingMode.HALF_UP));
    }

    /** With "~" for an estimated part and "≥" for a part that nobody knows. */
    static String spend(dev.trivium.history.Figures figures) {
        String mark = figures.unpriced() > 0 ? "≥ " : figures.estimated() > 0 ? "~" : "";
        return mark + usd(figures.usd());
    }

    /** What the sum of money rests on; empty if all of it was measured. */
    static String basis(dev.trivium.history.Figures figures) {
        StringBuilder text = new StringBuilder();
        if (figures.unpriced() > 0) {
            text.append("A lower bound: the price of ")
                    .append(calls(figures.unpriced()))
                    .append(" is not known. ");
        }
        if (figures.estimated() > 0) {
            text.append("The cost of ").append(calls(figures.estimated())).append(" is estimated.");
        }
        return text.toString().strip();
    }

    /** {@code 0.84 s}, {@code 11.2 s}, {@code 184 s}. */
    static String seconds(@Nullable Double millis) {
        if (millis == null) {
            return Figures.ABSENT;
        }
        double seconds = millis / 1_000;
        String format = seconds < 0.9995 ? "%.2f s" : seconds < 99.95 ? "%.1f s" : "%,.0f s";
        return String.format(Locale.ROOT, format, seconds);
    }

    /** {@code 1.4 %}. */
    static String percent(@Nullable Double share) {
        return share == null ? Figures.ABSENT : String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    /** {@code 23 %}. */
    static String wholePercent(@Nullable Double share) {
        return share == null ? Figures.ABSENT : String.format(Locale.ROOT, "%.0f %%", share * 100);
    }

    /** {@code 64 tok/s}. */
    static String speed(@Nullable Double perSecond) {
        return perSecond == null ? Figures.ABSENT : String.format(Locale.ROOT, "%,.0f tok/s", perSecond);
    }

    /** {@code 0.941}; values above 10 with two digits less. */
    static String score(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.3f" : "%.1f", value);
    }

    /** {@code 0.941 ± 0.012, n = 40}. */
    static String interval(MeanScore score) {
        String margin = score.count() < 2 ? "" : " ± " + score(score.margin());
        return score(score.mean()) + margin + ", n = " + count(score.count());
    }

    /** {@code rate_limit} as a person reads it. */
    static String errorKind(String id) {
        return switch (id) {
            case "authentication" -> "Invalid key (401)";
            case "permission" -> "Not permitted (403)";
            case "not_found" -> "Not found (404)";
            case "invalid_request" -> "Invalid request";
            case "context_length" -> "Context too long";
            case "content_filter" -> "Content filter";
            case "rate_limit" -> "Rate limit (429)";
            case "quota" -> "Quota used up";
            case "overloaded" -> "Overloaded";
            case "server" -> "Server error (5xx)";
            case "timeout" -> "Timeout";
            case "network" -> "Network";
            case "truncated" -> "Cut off";
            case "malformed_response" -> "Malformed response";
            case "budget" -> "Budget";
            case "unavailable" -> "Not tried";
            case "cancelled" -> "Cancelled";
            case "failed" -> "Any error";
            case "ok" -> "Answered";
            default -> id;
        };
    }

    /** The name of a prompt, or that it has none. */
    static String prompt(@Nullable String name) {
        return name == null || name.isEmpty() ? "Untitled prompt" : name;
    }
}
