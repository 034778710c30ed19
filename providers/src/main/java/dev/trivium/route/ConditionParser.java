package dev.trivium.route;

import dev.trivium.chat.ModelAddress;
import dev.trivium.route.Condition.Comparison;
import dev.trivium.route.Condition.Feature;
import dev.trivium.route.Condition.Input;
import dev.trivium.route.Condition.Metadata;
import dev.trivium.route.Condition.Operator;
import dev.trivium.route.Condition.Recent;
import dev.trivium.route.Condition.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the text form of a {@link Condition}, by recursive descent. */
final class ConditionParser {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(?<text>\"(?:[^\"\\\\]++|\\\\[\"\\\\])*+\")|(?<sign>>=|<=|!=|[<>=(),])"
                    + "|(?<span>" + Durations.FORM + "(?![\\w.:]))|(?<clock>\\d{1,2}:\\d\\d(?![\\w.:]))"
                    + "|(?<number>-?\\d+(?:\\.\\d+)?(?![\\w.]))|(?<name>[A-Za-z_][\\w.-]*))",
            Pattern.DOTALL);
    private static final int DEEPEST = 50;
    private static final String EXAMPLE = "Write it like input.tokens > 4000 or input.turns >= 3.";

    private static final String FEATURES = Stream.of(
                    Arrays.stream(Input.values()).map(Feature::text),
                    Stream.of("metadata.KEY", "latency(\"MODEL\")", "error_rate(\"MODEL\")"),
                    Arrays.stream(Condition.Flag.values()).map(Condition::text),
                    Stream.of("input contains \"WORD\"", "input matches \"PATTERN\""))
            .flatMap(names -> names)
            .collect(Collectors.joining(", "));

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int next;
    private int depth;

    ConditionParser(String text) {
        this.text = text;
    }

    Condition parse() throws ConditionException {
        split();
        if (tokens.isEmpty()) {
            throw new ConditionException("The condition is empty.", EXAMPLE);
        }
        Condition condition = any();
        if (next < tokens.size()) {
            throw unexpected("\"and\", \"or\" or the end");
        }
        return condition;
    }

    private void split() throws ConditionException {
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (!text.substring(at).isBlank()) {
            if (!matcher.find(at) || matcher.start() != at) {
                String rest = text.substring(at).strip();
                throw new ConditionException(
                        "The condition cannot be read from \""
                                + (rest.length() > 30 ? rest.substring(0, 30) + "…" : rest) + "\" on.",
                        rest.startsWith("\"") ? "Close the text with a double quote." : EXAMPLE);
            }
            tokens.add(matcher.group().strip());
            at = matcher.end();
        }
    }

    private Condition any() throws ConditionException {
        if (++depth > DEEPEST) {
            throw new ConditionException("The condition is nested more than 50 levels deep.", "Split it up.");
        }
        List<Condition> items = new ArrayList<>(List.of(all()));
        while (take("or")) {
            items.add(all());
        }
        depth--;
        return items.size() == 1 ? items.get(0) : new Condition.Any(items);
    }

    private Condition all() throws ConditionException {
        List<Condition> items = new ArrayList<>(List.of(item()));
        while (take("and")) {
            items.add(item());
        }
        return items.size() == 1 ? items.get(0) : new Condition.All(items);
    }

    private Condition item() throws ConditionException {
        if (take("not")) {
            if (++depth > DEEPEST) {
                throw new ConditionException("The condition is nested more than 50 levels deep.", "Split it up.");
            }
            Condition inner = item();
            depth--;
            return new Condition.Not(inner);
        }
        if (take("(")) {
            Condition inner = any();
            if (!take(")")) {
                throw unexpected("\")\"");
            }
            return inner;
        }
        return comparison();
    }

    private Condition comparison() throws ConditionException {
        for (Condition.Flag flag : Condition.Flag.values()) {
            if (take(flag.text())) {
                return flag;
            }
        }
        if (take("input")) {
            return inInput();
        }
        Feature feature = feature();
        Operator operator = operator();
        Value value = value();
        String problem = Comparison.problem(feature, operator, value);
        if (!problem.isEmpty()) {
            throw new ConditionException(problem, EXAMPLE);
        }
        return new Comparison(feature, operator, value);
    }

    private Condition inInput() throws ConditionException {
        if (take("matches")) {
            String pattern = quoted();
            String problem = TextPattern.problem(pattern);
            if (problem != null) {
                throw new ConditionException(problem, "Write a backslash of the pattern as two.");
            }
            return new Condition.Matches(TextPattern.of(pattern));
        }
        if (!take("contains")) {
            throw unexpected("\"contains\" or \"matches\"");
        }
        List<String> words = new ArrayList<>();
        do {
            words.add(quoted());
        } while (take(","));
        if (words.stream().anyMatch(String::isBlank)) {
            throw new ConditionException("A word to look for is blank.", "Write it like input contains \"refund\".");
        }
        return new Condition.Contains(words);
    }

    private Feature feature() throws ConditionException {
        String token = peek();
        for (Input input : Input.values()) {
            if (take(input.text())) {
                return input;
            }
        }
        for (Recent.Figure figure : Recent.Figure.values()) {
            if (take(figure.word())) {
                return new Recent(figure, model());
            }
        }
        if (token != null && token.startsWith("metadata.")) {
            String key = token.substring("metadata.".length());
            if (Metadata.KEY.matcher(key).matches()) {
                next++;
                return new Metadata(key);
            }
        }
        if (token != null && Character.isLetter(token.charAt(0))) {
            throw new ConditionException(
                    "\"" + token + "\" is not something that a condition can look at.", "Use one of " + FEATURES + ".");
        }
        throw unexpected("something to look at");
    }

    private ModelAddress model() throws ConditionException {
        if (!take("(")) {
            throw unexpected("\"(\" and a model in double quotes");
        }
        String address = quoted();
        if (!take(")")) {
            throw unexpected("\")\"");
        }
        try {
            return ModelAddress.parse(address);
        } catch (IllegalArgumentException e) {
            throw new ConditionException("\"" + address + "\" is not a model.", "Write connection/model.");
        }
    }

    private Operator operator() throws ConditionException {
        String token = peek();
        for (Operator operator : Operator.values()) {
            if (operator.sign().equals(token)) {
                next++;
                if ("=".equals(peek())) {
                    throw new ConditionException("\"==\" is not known.", "Write = for equal.");
                }
                return operator;
            }
        }
        throw unexpected("one of > >= < <= = !=");
    }

    private Value value() throws ConditionException {
        String token = peek();
        if (token != null && token.startsWith("\"")) {
            return new Condition.Words(quoted());
        }
        if (token == null || !(Character.isDigit(token.charAt(0)) || token.startsWith("-"))) {
            throw unexpected("a number, or a text in double quotes,");
        }
        next++;
        Duration span = Durations.parse(token);
        if (span != null) {
            return new Condition.Span(span);
        }
        return token.contains(":") ? new Condition.TimeOfDay(time(token)) : new Condition.Amount(new BigDecimal(token));
    }

    private static LocalTime time(String token) throws ConditionException {
        try {
            return LocalTime.parse(token.indexOf(':') == 1 ? "0" + token : token);
        } catch (DateTimeParseException e) {
            throw new ConditionException("\"" + token + "\" is not a time of day.", "Write it from 00:00 to 23:59.");
        }
    }

    private String quoted() throws ConditionException {
        String token = peek();
        if (token == null || !token.startsWith("\"")) {
            throw unexpected("a text in double quotes");
        }
        next++;
        return token.substring(1, token.length() - 1).replaceAll("(?s)\\\\(.)", "$1");
    }

    private @Nullable String peek() {
        return next < tokens.size() ? tokens.get(next) : null;
    }

    private boolean take(String token) {
        boolean there = token.equals(peek());
        if (there) {
            next++;
        }
        return there;
    }

    private ConditionException unexpected(String expected) {
        String token = peek();
        String found = token == null ? "The condition ends" : "\"" + token + "\" stands";
        return new ConditionException(found + " where " + expected + " belongs.", EXAMPLE);
    }

    static String join(List<Condition> items, String word, Predicate<Condition> bracketed) {
        return items.stream()
                .map(item -> bracketed.test(item) ? "(" + item.text() + ")" : item.text())
                .collect(Collectors.joining(word));
    }
}
