package dev.trivium.route;

import dev.trivium.route.Condition.Comparison;
import dev.trivium.route.Condition.Operator;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a condition holds for a request, and why. {@link Truth} says only whether, and is faster.
 *
 * @param reason what decided, with the request's own values: {@code input.tokens 5,120 > 4,000}
 */
public record Verdict(boolean holds, String reason) {

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
        boolean holds = Truth.holds(condition, features);
        if (condition instanceof Comparison comparison) {
            return new Verdict(holds, reason(comparison, features, holds));
        }
        if (condition instanceof Condition.Contains contains) {
            return new Verdict(holds, reason(contains, features));
        }
        boolean givenUp = condition instanceof Condition.Matches matches
                && features.find(matches.pattern()) == TextPattern.Found.GIVEN_UP;
        String text = condition.text();
        return new Verdict(holds, givenUp ? text + " takes too many steps" : holds ? text : "not " + text);
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

    private static String reason(Condition.Contains contains, Features features) {
        String found = features.firstOf(contains.words());
        if (found != null) {
            return "input contains " + new Condition.Words(found).text();
        }
        return "input contains none of "
                + contains.words().stream()
                        .map(word -> new Condition.Words(word).text())
                        .collect(Collectors.joining(", "));
    }

    private static String reason(Comparison comparison, Features features, boolean holds) {
        String name = comparison.feature().text();
        Operator operator = comparison.operator();
        String sign = (holds ? operator : operator.opposite()).sign();
        Condition.Value value = comparison.value();
        String actual = actual(comparison, features);
        if (actual != null) {
            String limit = value instanceof Condition.Amount amount ? grouped(amount.number()) : value.text();
            return name + " " + actual + " " + sign + " " + limit;
        }
        if (!(comparison.feature() instanceof Condition.Metadata metadata)) {
            return name + " is not known";
        }
        String text = features.metadata(metadata.key());
        return text == null ? name + " is not set" : name + " \"" + text + "\" is not a number";
    }

    /** The value that the request has; null if it is not known, or not of the kind that is asked for. */
    private static @Nullable String actual(Comparison comparison, Features features) {
        Condition.Feature feature = comparison.feature();
        if (comparison.value() instanceof Condition.Amount) {
            BigDecimal number = Truth.number(feature, features);
            return number == null ? null : grouped(number);
        }
        if (comparison.value() instanceof Condition.Words) {
            String text = Truth.text(feature, features);
            return text == null ? null : "\"" + text + "\"";
        }
        if (comparison.value() instanceof Condition.TimeOfDay) {
            return features.time().toString();
        }
        Duration latency = features.latency(((Condition.Recent) feature).model());
        return latency == null ? null : Durations.text(latency);
    }

    private static String grouped(BigDecimal number) {
        return new DecimalFormat("#,##0.##########", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
    }
}
