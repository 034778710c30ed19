package dev.trivium.route.export;

import dev.trivium.route.Condition;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a comparison, a flag or a search of a condition looks at, as something that a caller can compute and send.
 *
 * @param id letters, digits and underscores: {@code input_tokens}
 * @param text as conditions write it: {@code input.tokens}
 * @param metadata whether it is a key of the request's metadata, which the caller sends anyway; the id is then the key
 * @param snippet see {@link CallerKey#snippet}
 */
record CallerFeature(String id, String text, Form form, boolean metadata, String snippet) {

    /** What its value is. */
    enum Form {
        NUMBER("a number"),
        TEXT("a text"),
        FLAG("true or false"),
        MINUTES("minutes since midnight"),
        MILLIS("milliseconds");

        private final String words;

        Form(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private static final Pattern PLAIN = Pattern.compile("[a-z0-9_]{1,40}");
    private static final Pattern FOREIGN = Pattern.compile("[^a-z0-9]+");

    /** @param leaf one of {@link RouteParts#leaves} */
    static CallerFeature of(Condition leaf) {
        if (leaf instanceof Condition.Flag flag) {
            return new CallerFeature(flag.text(), flag.text(), Form.FLAG, false, snippet(flag));
        }
        if (leaf instanceof Condition.Contains contains) {
            String words = contains.words().stream().map(CallerSnippet::quoted).collect(Collectors.joining(", "));
            return new CallerFeature(
                    "contains_" + slug(String.join("_", contains.words())),
                    leaf.text(),
                    Form.FLAG,
                    false,
                    "flag(any(has_word(last_of_user(messages), word) for word in [" + words + "]))");
        }
        if (leaf instanceof Condition.Matches matches) {
            String pattern = CallerSnippet.quoted(matches.pattern().text());
            return new CallerFeature(
                    "matches_" + hash(matches.pattern().text()),
                    leaf.text(),
                    Form.FLAG,
                    false,
                    "flag(re.search(" + pattern + ", last_of_user(messages)))");
        }
        Condition.Comparison comparison = (Condition.Comparison) leaf;
        return of(comparison.feature(), comparison.value());
    }

    private static CallerFeature of(Condition.Feature feature, Condition.Value value) {
        String text = feature.text();
        if (feature instanceof Condition.Metadata metadata) {
            Form form = value.type() == Condition.Type.NUMBER ? Form.NUMBER : Form.TEXT;
            String key = CallerSnippet.quoted(metadata.key());
            return new CallerFeature(metadata.key(), text, form, true, "metadata.get(" + key + ")");
        }
        if (feature instanceof Condition.Recent recent) {
            boolean latency = recent.figure() == Condition.Recent.Figure.LATENCY;
            String model = CallerSnippet.quoted(recent.model().toString());
            String id = (latency ? "latency_ms_" : "error_rate_")
                    + slug(recent.model().toString());
            String function = latency ? "latency_ms(" : "error_rate(";
            return new CallerFeature(id, text, latency ? Form.MILLIS : Form.NUMBER, false, function + model + ")");
        }
        return switch ((Condition.Input) feature) {
            case TOKENS -> number("input_tokens", text, "input_tokens(messages)");
            case CHARACTERS ->
                number("input_characters", text, "str(sum(len(text_of(message)) for message in messages))");
            case TURNS ->
                number("input_turns", text, "str(sum(message[\"role\"] == \"user\" for message in messages))");
            case LANGUAGE ->
                new CallerFeature("input_language", text, Form.TEXT, false, "language(last_of_user(messages))");
            case TIME -> new CallerFeature("time", text, Form.MINUTES, false, "minutes_since_midnight()");
            case SPENT_TODAY -> number("spent_today", text, "spent_today()");
        };
    }

    /** What a number, a time of day or a span is compared with, in the unit of the {@link Form}. */
    static BigDecimal number(Condition.Value value) {
        if (value instanceof Condition.TimeOfDay time) {
            LocalTime clock = time.time();
            return BigDecimal.valueOf(clock.getHour() * 60L + clock.getMinute());
        }
        if (value instanceof Condition.Span span) {
            return BigDecimal.valueOf(span.span().toMillis());
        }
        return ((Condition.Amount) value).number();
    }

    private static CallerFeature number(String id, String text, String snippet) {
        return new CallerFeature(id, text, Form.NUMBER, false, snippet);
    }

    private static String snippet(Condition.Flag flag) {
        return switch (flag) {
            case HAS_IMAGE -> "flag(has_image(messages))";
            case HAS_CODE -> "flag(has_code(last_of_user(messages)))";
            case ASKS_FOR_JSON -> "flag(asks_for_json(request))";
            case ASKS_FOR_CODE -> "flag(asks_for_code(last_of_user(messages)))";
        };
    }

    /** Readable, and different for different texts. */
    private static String slug(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (PLAIN.matcher(lower).matches()) {
            return lower;
        }
        String readable = FOREIGN.matcher(lower).replaceAll("_").replaceAll("^_|_$", "");
        return readable.substring(0, Math.min(30, readable.length())) + "_" + hash(lower);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 3);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
