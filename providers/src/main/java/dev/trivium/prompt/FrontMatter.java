package dev.trivium.prompt;

import dev.trivium.chat.Parameters;
import dev.trivium.yaml.Problem;
import dev.trivium.yaml.ProblemException;
import dev.trivium.yaml.YamlNode;
import dev.trivium.yaml.YamlReader;
import dev.trivium.yaml.YamlValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The head of a Dotprompt file.
 *
 * @param values all of it, in the order of the file
 * @param bodyLine the line of the file on which the template begins, from 1
 */
public record FrontMatter(Map<String, @Nullable Object> values, int bodyLine) {

    private static final Pattern HEAD = Pattern.compile(
            "\\A(?:[ \\t]*(?:#[^\\r\\n]*)?\\r?\\n)*---[ \\t]*\\r?\\n(?:(.*?)\\r?\\n)?---[ \\t]*(?:\\r?\\n|\\z)",
            Pattern.DOTALL);

    static final FrontMatter NONE = new FrontMatter(Map.of(), 1);

    /** A file cut in two. */
    record Split(FrontMatter head, String body) {}

    static Split split(String file, String text) throws ProblemException {
        Matcher matcher = HEAD.matcher(text);
        if (!matcher.find()) {
            return new Split(NONE, text);
        }
        String yaml = matcher.group(1) == null ? "" : matcher.group(1);
        int before = lines(text.substring(0, Math.max(0, matcher.start(1))));
        // Empty lines in front keep the line numbers of mistakes those of the file.
        YamlNode node = YamlReader.read(file, "\n".repeat(before) + yaml);
        if (!(node instanceof YamlNode.Mapping mapping)) {
            throw new ProblemException(new Problem(
                    file,
                    before + 1,
                    "",
                    "The front matter must be a mapping of keys to values.",
                    "Write key: value."));
        }
        String body = text.substring(matcher.end());
        int leading =
                lines(body.substring(0, body.length() - body.stripLeading().length()));
        return new Split(
                new FrontMatter(YamlValues.map(mapping), lines(text.substring(0, matcher.end())) + leading + 1),
                body.strip());
    }

    /** Where the template begins, in characters; 0 for a text without front matter. */
    static int bodyStart(String text) {
        Matcher matcher = HEAD.matcher(text);
        return matcher.find() ? matcher.end() : 0;
    }

    private static int lines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    /** A text under a key; null if it is missing or something else. */
    public @Nullable String text(String key) {
        return values.get(key) instanceof String text ? text : null;
    }

    /** The mapping under a key; empty if it is missing or something else. */
    @SuppressWarnings("unchecked")
    public Map<String, @Nullable Object> map(String key) {
        return values.get(key) instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    /** Keys with dots, gathered under what stands before the last dot. */
    public Map<String, Map<String, @Nullable Object>> extensions() {
        Map<String, Map<String, @Nullable Object>> extensions = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            int dot = key.lastIndexOf('.');
            if (dot > 0) {
                extensions
                        .computeIfAbsent(key.substring(0, dot), name -> new LinkedHashMap<>())
                        .put(key.substring(dot + 1), value);
            }
        });
        return extensions;
    }

    /** The {@code config} as parameters; names as in Dotprompt, snake case allowed too. Unknown ones are passed over. */
    public Parameters parameters() {
        Map<String, @Nullable Object> config = map("config");
        Parameters parameters = Parameters.NONE;
        for (Map.Entry<String, @Nullable Object> entry : config.entrySet()) {
            parameters = with(
                    parameters, entry.getKey().replace("_", "").toLowerCase(java.util.Locale.ROOT), entry.getValue());
        }
        return parameters;
    }

    private static Parameters with(Parameters parameters, String name, @Nullable Object value) {
        if (value instanceof Number number) {
            return switch (name) {
                case "temperature" -> parameters.withTemperature(number.doubleValue());
                case "topp" -> parameters.withTopP(number.doubleValue());
                case "maxoutputtokens", "maxtokens" -> parameters.withMaxTokens(number.intValue());
                case "seed" -> parameters.withSeed(number.longValue());
                case "reasoningbudget", "thinkingbudget" -> parameters.withReasoningBudget(number.intValue());
                default -> parameters;
            };
        }
        if (value instanceof String text) {
            return switch (name) {
                case "stop", "stopsequences" -> parameters.withStop(List.of(text));
                case "reasoningeffort" -> parameters.withReasoningEffort(text);
                default -> parameters;
            };
        }
        if (value instanceof List<?> list && (name.equals("stop") || name.equals("stopsequences"))) {
            return parameters.withStop(list.stream().map(String::valueOf).toList());
        }
        return parameters;
    }
}
