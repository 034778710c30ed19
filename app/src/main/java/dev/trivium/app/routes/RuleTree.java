package dev.trivium.app.routes;

import dev.trivium.route.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A condition while it is put together from rules and groups: it may be unfinished. Immutable. */
sealed interface RuleTree {

    /** As in a file; unfinished rules make a text that cannot be read. */
    String text();

    RuleTree negated();

    /**
     * Some rules of which any, or all, must hold.
     *
     * @param not whether it must not be so
     */
    record Group(boolean any, boolean not, List<RuleTree> items) implements RuleTree {
        public Group {
            items = List.copyOf(items);
        }

        @Override
        public String text() {
            String joined = items.stream().map(Group::part).collect(Collectors.joining(any ? " or " : " and "));
            return not ? "not (" + joined + ")" : joined;
        }

        private static String part(RuleTree item) {
            boolean group = item instanceof Group inner && !inner.not && inner.items.size() > 1;
            return group ? "(" + item.text() + ")" : item.text();
        }

        @Override
        public RuleTree negated() {
            return new Group(any, !not, items);
        }

        Group with(int index, RuleTree item) {
            List<RuleTree> changed = new ArrayList<>(items);
            if (index < items.size()) {
                changed.set(index, item);
            } else {
                changed.add(item);
            }
            return new Group(any, not, changed);
        }

        Group without(int index) {
            List<RuleTree> changed = new ArrayList<>(items);
            changed.remove(index);
            return new Group(any, not, changed);
        }
    }

    /**
     * One rule.
     *
     * @param argument the model or metadata key that is looked at; empty where there is none
     * @param sign how it is compared; empty for what is or is not so
     */
    record Rule(boolean not, Subject subject, String argument, String sign, String value) implements RuleTree {

        @Override
        public String text() {
            return (not ? "not " : "") + subject.text(argument, sign, value);
        }

        @Override
        public RuleTree negated() {
            return new Rule(!not, subject, argument, sign, value);
        }
    }

    /** What a rule looks at. */
    enum Subject {
        TOKENS("input tokens", "input.tokens", "4000"),
        CHARACTERS("characters", "input.characters", "2000"),
        TURNS("turns", "input.turns", "4"),
        LANGUAGE("language", "input.language", "de"),
        HAS_IMAGE("has image", "has_image", ""),
        HAS_CODE("has code", "has_code", ""),
        ASKS_FOR_CODE("asks for code", "asks_for_code", ""),
        ASKS_FOR_JSON("asks for JSON", "asks_for_json", ""),
        CONTAINS("has one of the words", "input contains", "refund"),
        MATCHES("matches", "input matches", "[0-9]{4}"),
        METADATA("metadata", "metadata.", "yes"),
        TIME("time of day", "time", "18:00"),
        SPENT("spent today, $", "spent_today", "5"),
        LATENCY("latency of", "latency", "2s"),
        ERROR_RATE("error rate of", "error_rate", "0.1");

        private final String title;
        private final String key;
        private final String usual;

        Subject(String title, String key, String usual) {
            this.title = title;
            this.key = key;
            this.usual = usual;
        }

        String title() {
            return title;
        }

        /** Whether it is or is not so, without a value. */
        boolean flag() {
            return usual.isEmpty();
        }

        boolean words() {
            return this == CONTAINS || this == MATCHES;
        }

        boolean ofModel() {
            return this == LATENCY || this == ERROR_RATE;
        }

        boolean hasArgument() {
            return ofModel() || this == METADATA;
        }

        List<String> signs() {
            if (flag() || words()) {
                return List.of();
            }
            return this == LANGUAGE ? List.of("=", "!=") : List.of(">", ">=", "<", "<=", "=", "!=");
        }

        /** A rule to begin with. */
        Rule rule(String model) {
            String argument = ofModel() ? model : this == METADATA ? "key" : "";
            String sign = this == METADATA || this == LANGUAGE ? "=" : signs().isEmpty() ? "" : ">";
            return new Rule(false, this, argument, sign, usual);
        }

        String text(String argument, String sign, String value) {
            if (flag()) {
                return key;
            }
            if (this == CONTAINS) {
                return key + " "
                        + List.of(value.split(",", -1)).stream()
                                .map(word -> quoted(word.strip()))
                                .collect(Collectors.joining(", "));
            }
            String feature = ofModel() ? key + "(" + quoted(argument) + ")" : key + argument;
            String operand =
                    this == MATCHES || this == LANGUAGE || (this == METADATA && !number(value)) ? quoted(value) : value;
            return this == MATCHES ? key + " " + operand : feature + " " + sign + " " + operand;
        }

        private static boolean number(String value) {
            return value.matches("-?[0-9]+(\\.[0-9]+)?");
        }

        private static String quoted(String text) {
            return new Condition.Words(text).text();
        }
    }

    /** A condition as a group of rules. */
    static Group of(Condition condition) {
        RuleTree tree = tree(condition);
        return tree instanceof Group group ? group : new Group(false, false, List.of(tree));
    }

    private static RuleTree tree(Condition condition) {
        if (condition instanceof Condition.All all) {
            return new Group(
                    false, false, all.items().stream().map(RuleTree::tree).toList());
        }
        if (condition instanceof Condition.Any any) {
            return new Group(
                    true, false, any.items().stream().map(RuleTree::tree).toList());
        }
        if (condition instanceof Condition.Not not) {
            return tree(not.item()).negated();
        }
        if (condition instanceof Condition.Contains contains) {
            return new Rule(false, Subject.CONTAINS, "", "", String.join(", ", contains.words()));
        }
        if (condition instanceof Condition.Matches matches) {
            return new Rule(false, Subject.MATCHES, "", "", matches.pattern().text());
        }
        if (condition instanceof Condition.Comparison comparison) {
            return rule(comparison);
        }
        return new Rule(false, subject(condition.text()), "", "", "");
    }

    private static Rule rule(Condition.Comparison comparison) {
        Condition.Feature feature = comparison.feature();
        String value = comparison.value() instanceof Condition.Words words
                ? words.words()
                : comparison.value().text();
        String sign = comparison.operator().sign();
        if (feature instanceof Condition.Recent recent) {
            Subject subject = recent.figure() == Condition.Recent.Figure.LATENCY ? Subject.LATENCY : Subject.ERROR_RATE;
            return new Rule(false, subject, recent.model().toString(), sign, value);
        }
        if (feature instanceof Condition.Metadata metadata) {
            return new Rule(false, Subject.METADATA, metadata.key(), sign, value);
        }
        return new Rule(false, subject(feature.text()), "", sign, value);
    }

    private static Subject subject(String key) {
        for (Subject subject : Subject.values()) {
            if (subject.key.equals(key)) {
                return subject;
            }
        }
        throw new IllegalArgumentException("Nothing looks at \"" + key + "\".");
    }
}
