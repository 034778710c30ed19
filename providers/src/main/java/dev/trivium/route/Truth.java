package dev.trivium.route;

import dev.trivium.route.Condition.Comparison;
import dev.trivium.route.Condition.Operator;
import dev.trivium.route.Condition.Recent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a condition holds. Allocates nothing once the features that it looks at are known. */
public final class Truth {

    private Truth() {}

    public static boolean holds(Condition condition, Features features) {
        if (condition instanceof Comparison comparison) {
            return holds(comparison, features);
        }
        if (condition instanceof Condition.All all) {
            return decides(all.items(), features, false);
        }
        if (condition instanceof Condition.Any any) {
            return !decides(any.items(), features, true);
        }
        if (condition instanceof Condition.Not not) {
            return !holds(not.item(), features);
        }
        if (condition instanceof Condition.Flag flag) {
            return features.is(flag);
        }
        if (condition instanceof Condition.Contains contains) {
            return features.firstOf(contains.words()) != null;
        }
        return features.find(((Condition.Matches) condition).pattern()) == TextPattern.Found.YES;
    }

    /** Whether no item has the deciding value. By index, since an iterator would be an object. */
    private static boolean decides(List<Condition> items, Features features, boolean deciding) {
        for (int i = 0; i < items.size(); i++) {
            if (holds(items.get(i), features) == deciding) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(Comparison comparison, Features features) {
        Operator operator = comparison.operator();
        Condition.Value value = comparison.value();
        if (value instanceof Condition.Amount amount) {
            BigDecimal actual = number(comparison.feature(), features);
            return actual == null ? unknown(operator) : ordered(operator, actual.compareTo(amount.number()));
        }
        if (value instanceof Condition.Words words) {
            String actual = text(comparison.feature(), features);
            return actual == null ? unknown(operator) : words.words().equals(actual) == (operator == Operator.EQUAL);
        }
        if (value instanceof Condition.TimeOfDay time) {
            return ordered(operator, features.time().compareTo(time.time()));
        }
        Duration actual = features.latency(((Recent) comparison.feature()).model());
        return actual == null
                ? unknown(operator)
                : ordered(operator, actual.compareTo(((Condition.Span) value).span()));
    }

    static @Nullable BigDecimal number(Condition.Feature feature, Features features) {
        if (feature instanceof Condition.Metadata metadata) {
            return features.metadataNumber(metadata.key());
        }
        if (feature instanceof Recent recent) {
            return features.errorRate(recent.model());
        }
        return switch ((Condition.Input) feature) {
            case TOKENS -> features.tokens();
            case CHARACTERS -> features.characters();
            case TURNS -> features.turns();
            case SPENT_TODAY -> features.spentToday();
            case LANGUAGE, TIME -> null;
        };
    }

    static @Nullable String text(Condition.Feature feature, Features features) {
        return feature instanceof Condition.Metadata metadata ? features.metadata(metadata.key()) : features.language();
    }

    private static boolean unknown(Operator operator) {
        return operator == Operator.NOT_EQUAL;
    }

    private static boolean ordered(Operator operator, int order) {
        return switch (operator) {
            case GREATER -> order > 0;
            case AT_LEAST -> order >= 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
        };
    }
}
