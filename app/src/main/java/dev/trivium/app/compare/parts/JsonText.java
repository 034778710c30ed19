package dev.trivium.app.compare.parts;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes JSON that a person or a model wrote. Safe for several threads. */
final class JsonText {

    /** Longer JSON is shown as it came: laying it out would hold up the screen. */
    private static final int MOST_LAID_OUT = 50_000;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final ObjectWriter WRITER = MAPPER.writer()
            .with(new DefaultPrettyPrinter()
                    .withSeparators(
                            PrettyPrinter.DEFAULT_SEPARATORS.withObjectNameValueSpacing(Separators.Spacing.AFTER)));

    /**
     * JSON or what is wrong with it.
     *
     * @param node null if the text is no JSON
     * @param problem with the line; empty if the text is JSON
     */
    record Parsed(@Nullable JsonNode node, String problem) {}

    private JsonText() {}

    static Parsed parse(String text) {
        if (text.isBlank()) {
            return new Parsed(null, "There is no JSON yet.");
        }
        try {
            JsonNode node = MAPPER.readTree(text);
            return new Parsed(node, "");
        } catch (JacksonException e) {
            return new Parsed(null, "Line " + line(e) + " is not JSON: " + reason(e) + ".");
        }
    }

    /** Laid out over several lines; as it is where it is no JSON, or very long. */
    static String pretty(String json) {
        if (json.length() > MOST_LAID_OUT) {
            return json;
        }
        JsonNode node = parse(json).node();
        return node == null ? json : WRITER.writeValueAsString(node);
    }

    private static int line(JacksonException e) {
        return e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
    }

    /** The parser's first sentence without its hint at Java classes. */
    private static String reason(JacksonException e) {
        String words = e.getOriginalMessage();
        if (words == null) {
            return "it cannot be read";
        }
        String first = words.lines().findFirst().orElse(words);
        int hint = first.indexOf(" (for ");
        String plain = hint > 0 ? first.substring(0, hint) : first;
        return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
    }
}
