package dev.trivium.app.compare;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer read as JSON: the whole of it, or the one fenced block that it consists of. */
final class JsonText {

    private static final Pattern FENCED = Pattern.compile("\\A```(?:json)?\\s*\\n(.*)\\n```\\z", Pattern.DOTALL);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /**
     * @param node the value; missing if it could not be read
     * @param problem what is wrong and where; empty if nothing
     */
    record Parsed(JsonNode node, String problem) {}

    private JsonText() {}

    /** Whether it begins and ends as an object or a list; says nothing about what is between. */
    static boolean looksLikeJson(String answer) {
        String text = inner(answer);
        return (text.startsWith("{") && text.endsWith("}")) || (text.startsWith("[") && text.endsWith("]"));
    }

    static Parsed parse(String answer) {
        try {
            return new Parsed(MAPPER.readTree(inner(answer)), "");
        } catch (JacksonException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")";
            return new Parsed(MAPPER.missingNode(), "This is not valid JSON" + where + ": " + e.getOriginalMessage());
        }
    }

    static String pretty(JsonNode node) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node);
    }

    private static String inner(String answer) {
        String text = answer.strip();
        if (!text.startsWith("```")) {
            return text;
        }
        Matcher fenced = FENCED.matcher(text);
        return fenced.matches() ? fenced.group(1).strip() : text;
    }
}
