package dev.trivium.route.export;

import dev.trivium.route.Condition;
import dev.trivium.route.Condition.Comparison;
import dev.trivium.route.Condition.Operator;
import dev.trivium.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Portkey's query as a condition: the other way round from {@link PortkeyQuery}. */
final class PortkeyCondition {

    private static final String METADATA = "metadata.";
    private static final Map<String, Operator> OPERATORS =
            Map.of("$gt", Operator.GREATER, "$gte", Operator.AT_LEAST, "$lt", Operator.LESS, "$lte", Operator.AT_MOST);

    /** What is said of numbers that no pattern stands before; empty while there is none. */
    private String difference = "";

    /** Why it cannot be read. */
    static final class Unknown extends Exception {
        private static final long serialVersionUID = 1L;

        Unknown(String what) {
            super(what);
        }
    }

    /** How the condition differs from the query; empty if it does not. */
    String difference() {
        return difference;
    }

    Condition read(YamlNode query) throws Unknown {
        if (!(query instanceof YamlNode.Mapping mapping) || mapping.entries().isEmpty()) {
            throw new Unknown("A query is an object.");
        }
        List<Condition> all = new ArrayList<>();
        for (YamlNode.Entry entry : mapping.entries().values()) {
            // Its evaluation ends here, whatever stands beside it.
            if (entry.key().equals("$and") || entry.key().equals("$or")) {
                Condition joined = joined(entry.key().equals("$and"), entry.value());
                all.add(joined);
                break;
            }
            all.add(field(entry.key(), entry.value()));
        }
        return and(all);
    }

    private Condition joined(boolean and, YamlNode value) throws Unknown {
        if (!(value instanceof YamlNode.Sequence sequence) || sequence.items().isEmpty()) {
            throw new Unknown("$and and $or need a list.");
        }
        List<YamlNode> items = sequence.items();
        Condition guarded = items.size() == 2 ? guarded(and, items.get(0), items.get(1)) : null;
        if (guarded != null) {
            return guarded;
        }
        List<Condition> conditions = new ArrayList<>();
        for (YamlNode item : items) {
            conditions.add(read(item));
        }
        return conditions.size() == 1
                ? conditions.get(0)
                : and ? new Condition.All(conditions) : new Condition.Any(conditions);
    }

    /** A comparison behind its pattern, as we write it; null for anything else. */
    private @Nullable Condition guarded(boolean and, YamlNode guard, YamlNode comparison) throws Unknown {
        Single pattern = Single.of(guard);
        String wanted = and ? PortkeyQuery.IS_NUMBER : PortkeyQuery.IS_NO_NUMBER;
        if (pattern == null
                || !pattern.operator.equals("$regex")
                || !pattern.value.text().equals(wanted)) {
            return null;
        }
        Single single = Single.of(comparison);
        Operator operator = single == null ? null : OPERATORS.get(single.operator);
        if (single != null && operator != null && single.path.equals(pattern.path)) {
            Condition plain = number(single.path, and ? operator : operator.opposite(), single.value);
            return and ? plain : new Condition.Not(plain);
        }
        YamlNode.Entry pair = comparison instanceof YamlNode.Mapping mapping
                ? mapping.entries().get(and ? "$and" : "$or")
                : null;
        if (pair != null
                && pair.value() instanceof YamlNode.Sequence both
                && both.items().size() == 2) {
            Single first = Single.of(both.items().get(0));
            if (first != null && first.path.equals(pattern.path)) {
                return number(first.path, and ? Operator.EQUAL : Operator.NOT_EQUAL, first.value);
            }
        }
        return null;
    }

    private record Single(String path, String operator, YamlNode.Scalar value) {

        static @Nullable Single of(YamlNode node) {
            if (node instanceof YamlNode.Mapping mapping && mapping.entries().size() == 1) {
                YamlNode.Entry entry = mapping.entries().values().iterator().next();
                if (entry.value() instanceof YamlNode.Mapping inner
                        && inner.entries().size() == 1) {
                    YamlNode.Entry operator =
                            inner.entries().values().iterator().next();
                    return operator.value() instanceof YamlNode.Scalar scalar
                            ? new Single(entry.key(), operator.key(), scalar)
                            : null;
                }
            }
            return null;
        }
    }

    private Condition field(String path, YamlNode value) throws Unknown {
        if (value instanceof YamlNode.Scalar scalar) {
            return text(path, Operator.EQUAL, scalar);
        }
        if (!(value instanceof YamlNode.Mapping operators)
                || operators.entries().isEmpty()) {
            throw new Unknown("\"" + path + "\" is compared with neither a value nor an operator.");
        }
        List<Condition> all = new ArrayList<>();
        for (YamlNode.Entry entry : operators.entries().values()) {
            all.add(operator(path, entry.key(), entry.value()));
        }
        return and(all);
    }

    private Condition operator(String path, String operator, YamlNode value) throws Unknown {
        Operator order = OPERATORS.get(operator);
        if (order != null && value instanceof YamlNode.Scalar scalar) {
            difference = "A text that only begins with a number is not one here.";
            return number(path, order, scalar);
        }
        boolean not = operator.equals("$ne") || operator.equals("$nin");
        if ((operator.equals("$eq") || operator.equals("$ne")) && value instanceof YamlNode.Scalar scalar) {
            return text(path, not ? Operator.NOT_EQUAL : Operator.EQUAL, scalar);
        }
        if ((operator.equals("$in") || operator.equals("$nin"))
                && value instanceof YamlNode.Sequence list
                && !list.items().isEmpty()) {
            List<Condition> each = new ArrayList<>();
            for (YamlNode item : list.items()) {
                if (!(item instanceof YamlNode.Scalar scalar)) {
                    throw new Unknown(operator + " needs a list of texts.");
                }
                each.add(text(path, not ? Operator.NOT_EQUAL : Operator.EQUAL, scalar));
            }
            return each.size() == 1 ? each.get(0) : not ? new Condition.All(each) : new Condition.Any(each);
        }
        throw new Unknown("There is no condition for " + operator + " here.");
    }

    private static Condition text(String path, Operator operator, YamlNode.Scalar value) throws Unknown {
        Condition.Feature feature = feature(path);
        if (!feature.types().contains(Condition.Type.TEXT)) {
            throw new Unknown(feature.text() + " is no text.");
        }
        return new Comparison(feature, operator, new Condition.Words(value.text()));
    }

    private static Condition number(String path, Operator operator, YamlNode.Scalar value) throws Unknown {
        Condition.Feature feature = feature(path);
        try {
            BigDecimal number = new BigDecimal(value.text());
            if (!feature.types().contains(Condition.Type.NUMBER)) {
                throw new Unknown(feature.text() + " is no number.");
            }
            return new Comparison(feature, operator, new Condition.Amount(number));
        } catch (NumberFormatException e) {
            throw new Unknown("\"" + value.text() + "\" is not a number.");
        }
    }

    /** What our own exports send for the caller becomes what it stands for. */
    private static Condition.Feature feature(String path) throws Unknown {
        if (!path.startsWith(METADATA)) {
            throw new Unknown("Conditions here read metadata, not \"" + path + "\".");
        }
        String key = path.substring(METADATA.length());
        for (Condition.Input input : Condition.Input.values()) {
            boolean plain = input != Condition.Input.TIME;
            if (plain && key.equals("trivium_" + input.text().replace('.', '_'))) {
                return input;
            }
        }
        try {
            return new Condition.Metadata(key);
        } catch (IllegalArgumentException e) {
            throw new Unknown(String.valueOf(e.getMessage()));
        }
    }

    private static Condition and(List<Condition> all) {
        return all.size() == 1 ? all.get(0) : new Condition.All(all);
    }
}
