package dev.trivium.app.routes.drawing;

import dev.trivium.route.Condition;
import java.util.List;
import java.util.stream.Collectors;

/** A condition as a person would say it, short enough for a box or a line. */
public final class ConditionWords {

    private ConditionWords() {}

    public static String of(Condition condition) {
        if (condition instanceof Condition.All all) {
            return joined(all.items(), " and ");
        }
        if (condition instanceof Condition.Any any) {
            return joined(any.items(), " or ");
        }
        if (condition instanceof Condition.Not not) {
            return "not " + part(not.item());
        }
        if (condition instanceof Condition.Comparison comparison) {
            return feature(comparison.feature()) + " " + sign(comparison.operator()) + " " + value(comparison.value());
        }
        if (condition instanceof Condition.Contains contains) {
            return "has word " + String.join(", ", contains.words());
        }
        if (condition instanceof Condition.Flag flag) {
            return flag(flag);
        }
        return condition.text();
    }

    private static String joined(List<Condition> items, String word) {
        return items.stream().map(ConditionWords::part).collect(Collectors.joining(word));
    }

    private static String part(Condition item) {
        boolean group = item instanceof Condition.All || item instanceof Condition.Any;
        return group ? "(" + of(item) + ")" : of(item);
    }

    /** What is looked at, in words. */
    public static String feature(Condition.Feature feature) {
        if (feature instanceof Condition.Input input) {
            return switch (input) {
                case TOKENS -> "tokens";
                case CHARACTERS -> "characters";
                case TURNS -> "turns";
                case LANGUAGE -> "language";
                case TIME -> "time";
                case SPENT_TODAY -> "spent today";
            };
        }
        if (feature instanceof Condition.Recent recent) {
            return (recent.figure() == Condition.Recent.Figure.LATENCY ? "latency of " : "error rate of ")
                    + recent.model().model();
        }
        return feature instanceof Condition.Metadata metadata ? metadata.key() : feature.text();
    }

    /** A flag in words. */
    public static String flag(Condition.Flag flag) {
        return switch (flag) {
            case HAS_IMAGE -> "has image";
            case HAS_CODE -> "has code";
            case ASKS_FOR_JSON -> "asks for JSON";
            case ASKS_FOR_CODE -> "asks for code";
        };
    }

    private static String sign(Condition.Operator operator) {
        return switch (operator) {
            case AT_LEAST -> "≥";
            case AT_MOST -> "≤";
            case NOT_EQUAL -> "≠";
            case GREATER, LESS, EQUAL -> operator.sign();
        };
    }

    private static String value(Condition.Value value) {
        return value instanceof Condition.Words words ? words.words() : value.text();
    }
}
