package dev.trivium.route.export;

import dev.trivium.route.Condition;
import dev.trivium.route.Condition.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A condition as Portkey's query. Its comparisons read a number off the beginning of any text, so each stands behind a
 * pattern that lets only numbers pass, as in ours; and since a query returns at its first {@code $and}, {@code $or} or
 * {@code $regex}, every object has one key.
 */
final class PortkeyQuery {

    private static final String NUMBER = "-?\\d{1,30}(\\.\\d{1,30})?$";
    private static final String IS_NUMBER = "^" + NUMBER;
    private static final String IS_NO_NUMBER = "^(?!" + NUMBER + ")";

    private PortkeyQuery() {}

    static Map<String, Object> of(Condition condition) {
        return of(condition, true);
    }

    /** The key of the metadata that a feature travels under. */
    static String key(CallerFeature feature) {
        return feature.metadata() ? feature.id() : "trivium_" + feature.id();
    }

    /** @param wanted false for the opposite of the condition */
    private static Map<String, Object> of(Condition condition, boolean wanted) {
        if (condition instanceof Condition.Not not) {
            return of(not.item(), !wanted);
        }
        if (condition instanceof Condition.All all) {
            return joined(wanted ? "$and" : "$or", all.items(), wanted);
        }
        if (condition instanceof Condition.Any any) {
            return joined(wanted ? "$or" : "$and", any.items(), wanted);
        }
        CallerFeature feature = CallerFeature.of(condition);
        String path = "metadata." + key(feature);
        if (!(condition instanceof Condition.Comparison comparison)) {
            return query(path, wanted ? "$eq" : "$ne", "true");
        }
        Condition.Value value = comparison.value();
        if (value instanceof Condition.Words words) {
            boolean equal = (comparison.operator() == Operator.EQUAL) == wanted;
            return query(path, equal ? "$eq" : "$ne", words.words());
        }
        Operator operator =
                wanted ? comparison.operator() : comparison.operator().opposite();
        // What is no number fulfils "not equal", and the opposite of every other comparison.
        boolean known = (comparison.operator() != Operator.NOT_EQUAL) == wanted;
        return numeric(path, operator, CallerFeature.number(value), known);
    }

    private static Map<String, Object> numeric(String path, Operator operator, BigDecimal number, boolean known) {
        List<Object> parts = new ArrayList<>();
        parts.add(query(path, "$regex", known ? IS_NUMBER : IS_NO_NUMBER));
        switch (operator) {
            case GREATER -> parts.add(query(path, "$gt", number));
            case AT_LEAST -> parts.add(query(path, "$gte", number));
            case LESS -> parts.add(query(path, "$lt", number));
            case AT_MOST -> parts.add(query(path, "$lte", number));
            // Its $eq compares kinds too, and a header brings texts.
            case EQUAL -> parts.add(Map.of("$and", List.of(query(path, "$gte", number), query(path, "$lte", number))));
            case NOT_EQUAL -> parts.add(Map.of("$or", List.of(query(path, "$lt", number), query(path, "$gt", number))));
        }
        return Map.of(known ? "$and" : "$or", parts);
    }

    private static Map<String, Object> joined(String operator, List<Condition> items, boolean wanted) {
        List<Object> parts = new ArrayList<>();
        items.forEach(item -> parts.add(of(item, wanted)));
        return Map.of(operator, parts);
    }

    private static Map<String, Object> query(String path, String operator, Object value) {
        return Map.of(path, Map.of(operator, value));
    }
}
