package dev.trivium.route.export;

import dev.trivium.route.Condition;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The decision between ways as Python, for the caller. */
final class WayPython {

    private WayPython() {}

    /**
     * The function {@code way}.
     *
     * @param value what is sent for a way
     */
    static String code(List<Way.Rule> rules, UnaryOperator<String> value) {
        StringBuilder code = new StringBuilder("def way(request, metadata):\n    messages = request[\"messages\"]\n");
        for (Way.Rule rule : rules) {
            String answer =
                    "return " + CallerSnippet.quoted(value.apply(rule.way().name())) + "\n";
            if (rule.condition() == null) {
                return code.append("    ").append(answer).toString();
            }
            code.append("    if ")
                    .append(expression(rule.condition()))
                    .append(":\n        ")
                    .append(answer);
        }
        return code.toString();
    }

    private static String expression(Condition condition) {
        if (condition instanceof Condition.Not not) {
            return "not (" + expression(not.item()) + ")";
        }
        if (condition instanceof Condition.All all) {
            return joined(all.items(), " and ");
        }
        if (condition instanceof Condition.Any any) {
            return joined(any.items(), " or ");
        }
        String snippet = CallerFeature.of(condition).snippet();
        if (!(condition instanceof Condition.Comparison comparison)) {
            return snippet + " == \"true\"";
        }
        String sign = comparison.operator().sign();
        if (comparison.value() instanceof Condition.Words words) {
            return snippet + (sign.equals("=") ? " == " : " != ") + CallerSnippet.quoted(words.words());
        }
        String limit = CallerFeature.number(comparison.value()).toPlainString();
        return "compare(" + snippet + ", \"" + sign + "\", \"" + limit + "\")";
    }

    private static String joined(List<Condition> items, String by) {
        return items.stream().map(item -> "(" + expression(item) + ")").collect(Collectors.joining(by));
    }
}
