package dev.trivium.route;

import dev.trivium.route.Condition.Comparison;
import dev.trivium.route.Condition.Operator;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a condition holds for a request.
 *
 * @param reason what decided, with the request's own values: {@code input.tokens 5,120 > 4,000}
 */
public record Verdict(boolean holds, String reason) {

    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

    public static Verdict of(Condition condition, Features features) {
        if (condition instanceof Condition.Not not) {
            Verdict inner = of(not.item(), features);
            return new Verdict(!inner.holds, inner.reason);
        }
        if (condition instanceof Condition.All all) {
            return joined(all.items(), features, false);
        }
        if (condition instanceof Condition.Any any) {
            return joined(any.items(), features, true);
        }
        return compared((Comparison) condition, features);
    }

    /** Stops at the first item that decides: one that holds for "or", one that does not for "and". */
    private static Verdict joined(List<Condition> items, Features features, boolean deciding) {
        List<String> reasons = new ArrayList<>();
        for (Condition item : items) {
            Verdict verdict = of(item, features);
            if (verdict.holds == deciding) {
                return verdict;
            }
            reasons.add(verdict.reason);
        }
        return new Verdict(!deciding, String.join(" and ", reasons));
    }

    private static Verdict compared(Comparison comparison, Features features) {
        if (comparison.feature() instanceof Condition.Metadata metadata) {
            return compared(comparison, metadata, features.metadata(metadata.key()));
        }
        Condition.Input input = (Condition.Input) comparison.feature();
        return numbers(comparison, BigDecimal.valueOf(features.number(input)));
    }

    private static Verdict compared(Comparison comparison, Condition.Metadata metadata, @Nullable String actual) {
        boolean different = comparison.operator() == Operator.NOT_EQUAL;
        if (actual == null) {
            return new Verdict(different, metadata.text() + " is not set");
        }
        if (comparison.value() instanceof Condition.Words words) {
            boolean equal = words.words().equals(actual);
            String reason = metadata.text() + " \"" + actual + "\" " + (equal ? "=" : "!=") + " " + words.text();
            return new Verdict(equal != different, reason);
        }
        if (!PLAIN_NUMBER.matcher(actual).matches()) {
            return new Verdict(different, metadata.text() + " \"" + actual + "\" is not a number");
        }
        return numbers(comparison, new BigDecimal(actual));
    }

    private static Verdict numbers(Comparison comparison, BigDecimal actual) {
        BigDecimal limit = ((Condition.Amount) comparison.value()).number();
        int order = actual.compareTo(limit);
        Operator operator = comparison.operator();
        boolean holds = switch (operator) {
            case GREATER -> order > 0;
            case AT_LEAST -> order >= 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
        };
        String sign = (holds ? operator : operator.opposite()).sign();
        return new Verdict(
                holds, comparison.feature().text() + " " + grouped(actual) + " " + sign + " " + grouped(limit));
    }

    private static String grouped(BigDecimal number) {
        return new DecimalFormat("#,##0.##########", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
    }
}
