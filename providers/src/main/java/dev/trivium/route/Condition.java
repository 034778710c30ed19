package dev.trivium.route;

import dev.trivium.chat.ModelAddress;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What must hold for a way to be taken. The tree and its text form turn into each other without loss.
 *
 * <pre>{@code
 * condition  = all {"or" all}
 * all        = item {"and" item}
 * item       = "not" item | "(" condition ")" | comparison | flag | words | pattern
 * comparison = feature operator value
 * feature    = "input.tokens" | "input.characters" | "input.turns" | "input.language" | "metadata." KEY
 *            | "time" | "spent_today" | "latency" "(" text ")" | "error_rate" "(" text ")"
 * operator   = ">" | ">=" | "<" | "<=" | "=" | "!="
 * value      = number | text | time of day | span
 * flag       = "has_image" | "has_code" | "asks_for_json" | "asks_for_code"
 * words      = "input contains" text {"," text}
 * pattern    = "input matches" text
 * text       = in double quotes, with \\" and \\\\ inside
 * time       = HH:MM, such as 08:30
 * span       = a number and its unit, such as 500ms, 2s, 1.5m, 1h
 * }</pre>
 *
 * <p>{@code and} binds more strongly than {@code or}. Texts are compared with {@code =} and {@code !=} only. What is not
 * known (a metadata key that the request lacks or that is not a number where a number is asked for, the latency of a model
 * that was not called of late) equals nothing: {@code !=} holds, every other comparison does not.
 *
 * <p>{@code input.tokens}, {@code input.characters} and {@code input.turns} look at the whole conversation, and so does
 * {@code has_image}; everything else about the input looks at the last message of the user. {@code input.language} is a
 * guess from frequent words and scripts, as a code of ISO 639-1. {@code input contains} looks for whole words, whatever
 * their case; any one of them is enough. {@code latency} and {@code error_rate} name a model as {@code connection/model}.
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
            if (!feature.types().contains(value.type())) {
                return feature.text() + " is " + feature.types().get(0).words() + " and cannot be compared with "
                        + value.type().words() + ".";
            }
            boolean equality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
            return value.type() == Type.TEXT && !equality ? "Texts can be compared with = and != only." : "";
        }

        @Override
        public String text() {
            return feature.text() + " " + operator.sign() + " " + value.text();
        }
    }

    /** Whether the request is of a certain sort. */
    enum Flag implements Condition {
        HAS_IMAGE,
        HAS_CODE,
        ASKS_FOR_JSON,
        ASKS_FOR_CODE;

        @Override
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One of the words stands in the input. At least one. */
    record Contains(List<String> words) implements Condition {
        public Contains {
            if (words.isEmpty() || words.stream().anyMatch(String::isBlank)) {
                throw new IllegalArgumentException("\"contains\" needs at least one word, and none that is blank.");
            }
            words = List.copyOf(words);
        }

        @Override
        public String text() {
            return "input contains "
                    + words.stream().map(word -> new Words(word).text()).collect(Collectors.joining(", "));
        }
    }

    record Matches(TextPattern pattern) implements Condition {
        @Override
        public String text() {
            return "input matches " + new Words(pattern.text()).text();
        }
    }

    /** Kinds of values. */
    enum Type {
        NUMBER("a number"),
        TEXT("a text"),
        TIME("a time of day"),
        SPAN("a span of time");

        private final String words;

        Type(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** What is looked at. */
    sealed interface Feature {
        String text();

        /** What it can be compared with; its own first. */
        List<Type> types();
    }

    /** What every request has. */
    enum Input implements Feature {
        /** All messages, as the counter counts them that the interpreter was given; mostly an estimate. */
        TOKENS("input.tokens", Type.NUMBER),
        /** Unicode code points of the text of all messages. */
        CHARACTERS("input.characters", Type.NUMBER),
        /** Messages of the user. */
        TURNS("input.turns", Type.NUMBER),
        LANGUAGE("input.language", Type.TEXT),
        TIME("time", Type.TIME),
        /** US dollars since midnight, for every call of the workspace, through a route or not. */
        SPENT_TODAY("spent_today", Type.NUMBER);

        private final String text;
        private final Type type;

        Input(String text, Type type) {
            this.text = text;
            this.type = type;
        }

        @Override
        public String text() {
            return text;
        }

        @Override
        public List<Type> types() {
            return List.of(type);
        }
    }

    /** How a model has done of late: the median time to first token, or the share of calls that failed. */
    record Recent(Figure figure, ModelAddress model) implements Feature {

        /** Which figure. */
        public enum Figure {
            LATENCY(Type.SPAN),
            ERROR_RATE(Type.NUMBER);

            private final Type type;

            Figure(Type type) {
                this.type = type;
            }

            String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        @Override
        public String text() {
            return figure.word() + "(" + new Words(model.toString()).text() + ")";
        }

        @Override
        public List<Type> types() {
            return List.of(figure.type);
        }
    }

    /** A key of the request's metadata. */
    record Metadata(String key) implements Feature {

        /** Letters, digits, hyphens and underscores. */
        static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]+");

        private static final List<Type> TYPES = List.of(Type.TEXT, Type.NUMBER);

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

        @Override
        public List<Type> types() {
            return TYPES;
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

        Type type();
    }

    record Amount(BigDecimal number) implements Value {
        public Amount {
            number = number.scale() < 0 ? number.setScale(0) : number;
        }

        @Override
        public String text() {
            return number.toPlainString();
        }

        @Override
        public Type type() {
            return Type.NUMBER;
        }
    }

    record Words(String words) implements Value {
        @Override
        public String text() {
            return "\"" + words.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        }

        @Override
        public Type type() {
            return Type.TEXT;
        }
    }

    /** To the minute. */
    record TimeOfDay(LocalTime time) implements Value {
        public TimeOfDay {
            time = time.truncatedTo(ChronoUnit.MINUTES);
        }

        @Override
        public String text() {
            return time.toString();
        }

        @Override
        public Type type() {
            return Type.TIME;
        }
    }

    /** To the millisecond. */
    record Span(Duration span) implements Value {
        public Span {
            span = Duration.ofMillis(span.toMillis());
        }

        @Override
        public String text() {
            return Durations.text(span);
        }

        @Override
        public Type type() {
            return Type.SPAN;
        }
    }

    private static List<Condition> atLeastTwo(List<Condition> items) {
        if (items.size() < 2) {
            throw new IllegalArgumentException("\"and\" and \"or\" join at least two conditions.");
        }
        return List.copyOf(items);
    }
}
