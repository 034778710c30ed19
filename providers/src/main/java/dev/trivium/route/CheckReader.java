package dev.trivium.route;

import dev.trivium.chat.FinishReason;
import dev.trivium.yaml.YamlFields;
import dev.trivium.yaml.YamlNode;
import dev.trivium.yaml.YamlValues;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what an answer must pass. */
final class CheckReader {

    private final RouteReader route;
    private final YamlFields fields;
    private final Options options;
    private final String step;

    CheckReader(RouteReader route, YamlFields fields, String step) {
        this.route = route;
        this.fields = fields;
        this.options = new Options(fields);
        this.step = step;
    }

    @Nullable
    Check read() {
        List<String> contains = fields.texts("contains");
        if (contains.stream().anyMatch(String::isBlank)) {
            fields.problem("contains", "A text to look for is blank.", "Leave it out.");
        }
        String schema = schema();
        boolean json = Boolean.TRUE.equals(fields.flag("json")) || schema != null;
        Integer least = options.count("min_characters", 1);
        Integer most = options.count("max_characters", 1);
        if (least != null && most != null && least > most) {
            fields.problem(
                    "min_characters", "No text has at least " + least + " and at most " + most + " characters.", "");
        }
        Check check = new Check(
                contains,
                pattern(),
                json,
                schema,
                least,
                most,
                options.words("finish", FinishReason.class, FinishReason::id),
                score());
        fields.done();
        if (fields.keys().isEmpty()) {
            fields.problem(
                    "",
                    "The check asks for nothing.",
                    "Add contains:, matches:, json:, min_characters:, max_characters:, finish: or score:.");
            return null;
        }
        return check;
    }

    private @Nullable TextPattern pattern() {
        String text = fields.text("matches");
        String problem = text == null ? null : TextPattern.problem(text);
        if (problem != null) {
            fields.problem("matches", problem, "Write it as a regular expression of Java.");
        }
        return text == null || problem != null ? null : TextPattern.of(text);
    }

    private @Nullable String schema() {
        YamlNode node = fields.node("schema");
        if (node == null) {
            return null;
        }
        String text = JsonShape.text(YamlValues.plain(node));
        String problem = JsonShape.problem(text);
        if (problem != null) {
            fields.problem("schema", problem, "Write a JSON schema, such as {type: object, required: [answer]}.");
            return null;
        }
        return text;
    }

    private Check.@Nullable Score score() {
        YamlFields score = fields.fields("score");
        if (score == null) {
            return null;
        }
        String judge = route.target(score, "judge", step + ".judge");
        BigDecimal atLeast = new Options(score).decimal("at_least");
        String criterion = score.text("criterion");
        score.done();
        boolean right = atLeast != null && atLeast.signum() >= 0 && atLeast.compareTo(BigDecimal.ONE) <= 0;
        if (!right) {
            score.problem(
                    "at_least", "\"at_least\" must be a number from 0 to 1.", "Write, for example, at_least: 0.7.");
        }
        return judge == null || atLeast == null || !right
                ? null
                : new Check.Score(judge, atLeast, criterion == null ? "" : criterion.strip());
    }
}
