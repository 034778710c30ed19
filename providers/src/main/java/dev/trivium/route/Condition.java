package dev.trivium.route;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What must hold for a way to be taken. The tree and its text form turn into each other without loss.
 *
 * <pre>{@code
 * condition  = all {"or" all}
 * all        = item {"and" item}
 * item       = "not" item | "(" condition ")" | comparison
 * comparison = feature operator value
 * feature    = "input.tokens" | "input.characters" | "input.turns" | "metadata." KEY
 * operator   = ">" | ">=" | "<" | "<=" | "=" | "!="
 * value      = a number | a text in double quotes, with \" and \\ inside
 * }</pre>
 *
 * <p>{@code and} binds more strongly than {@code or}. Texts are compared with {@code =} and {@code !=} only, and only
 * metadata can be text. A metadata key that the request lacks, or that is not a number where a number is asked for,
 * equals nothing: {@code !=} holds, every other comparison does not.
 */
public sealed interface Condition {

    /** Reads the text form. */
    static Condition parse(String text) throws ConditionException {
        return new ConditionParser(text).parse();
    }

    /** The text form. */
    String text();

    /** All of them hold. At least two. */
    record All(List<Condition> items) implements Condition {
        public All {
            items = atLeastTwo(items);
        }

        @Override
        public String text() {
            return ConditionParser.join(items, " and ", item -> item instanceof All || item instanceof Any);
        }
    }

    /** One of them holds. At least two. */
    record Any(List<Condition> items) implements Condition {
        public Any {
            items = atLeastTwo(items);
        }

        @Override
        public String text() {
            return ConditionParser.join(items, " or ", item -> item instanceof Any);
        }
    }

    record Not(Condition item) implements Condition {
        @Override
        public String text() {
            return "not " + (item instanceof All || item instanceof Any ? "(" + item.text() + ")" : item.text());
        }
    }

    /** Throws an IllegalArgumentException where {@link #problem} would name one. */
    record Comparison(Feature feature, Operator operator, Value value) implements Condition {
        public Comparison {
            String problem = problem(feature, operator, value);
            if (!problem.isEmpty()) {
                throw new IllegalArgumentException(problem);
            }
        }

        /** Why these do not go together; empty if they do. */
        static String problem(Feature feature, Operator operator, Value value) {
            if (value instanceof Words) {
                if (!(feature instanceof Metadata)) {
                    return feature.text() + " is a number and cannot be compared with a text.";
                }
                if (operator != Operator.EQUAL && operator != Operator.NOT_EQUAL) {
                    return "Texts can be compared with = and != only.";
                }
            }
            return "";
        }

        @Override
        public String text() {
            return feature.text() + " " + operator.sign() + " " + value.text();
        }
    }

    /** What is looked at. */
    sealed interface Feature {
        String text();
    }

    /** A number that every request has. */
    enum Input implements Feature {
        /** All messages, as the counter counts them that the interpreter was given; mostly an estimate. */
        TOKENS("input.tokens"),
        /** Unicode code points of the text of all messages. */
        CHARACTERS("input.characters"),
        /** Messages of the user. */
        TURNS("input.turns");

        private final String text;

        Input(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    /** A key of the request's metadata. */
    record Metadata(String key) implements Feature {

        /** Letters, digits, hyphens and underscores. */
        static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]+");

        public Metadata {
            if (!KEY.matcher(key).matches()) {
                throw new IllegalArgumentException(
                        "A metadata key is made of letters, digits, hyphens and underscores; got \"" + key + "\".");
            }
        }

        @Override
        public String text() {
            return "metadata." + key;
        }
    }

    /** How it is compared. */
    enum Operator {
        GREATER(">"),
        AT_LEAST(">="),
        LESS("<"),
        AT_MOST("<="),
        EQUAL("="),
        NOT_EQUAL("!=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        /** What holds where this one does not. */
        public Operator opposite() {
            return switch (this) {
                case GREATER -> AT_MOST;
                case AT_LEAST -> LESS;
                case LESS -> AT_LEAST;
                case AT_MOST -> GREATER;
                case EQUAL -> NOT_EQUAL;
                case NOT_EQUAL -> EQUAL;
            };
        }
    }

    /** What it is compared with. */
    sealed interface Value {
        String text();
    }

    record Amount(BigDecimal number) implements Value {
        public Amount {
            number = number.scale() < 0 ? number.setScale(0) : number;
        }

        @Override
        public String text() {
            return number.toPlainString();
        }
    }

    record Words(String words) implements Value {
        @Override
        public String text() {
            return "\"" + words.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        }
    }

    private static List<Condition> atLeastTwo(List<Condition> items) {
        if (items.size() < 2) {
            throw new IllegalArgumentException("\"and\" and \"or\" join at least two conditions.");
        }
        return List.copyOf(items);
    }
}
