package dev.trivium.prompt;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Values that a person typed, with the types that the front matter's {@code input.schema} gives them. */
public final class InputValues {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private InputValues() {}

    /**
     * Without a schema every value is a text. An empty one is left out, so that the file's default stands.
     *
     * @throws PromptException if a value is not of its type, or the schema makes no sense
     */
    public static Map<String, Object> typed(Prompt prompt, Map<String, String> texts) throws PromptException {
        Map<String, @Nullable Object> schema = schema(prompt);
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            if (!entry.getValue().isEmpty()) {
                String type = schema.get(entry.getKey()) instanceof Map<?, ?> property ? type(property) : "string";
                values.put(entry.getKey(), value(entry.getKey(), type, entry.getValue()));
            }
        }
        return values;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> schema(Prompt prompt) throws PromptException {
        try {
            Map<String, @Nullable Object> schema = prompt.schema("input", name -> null);
            return schema != null && schema.get("properties") instanceof Map<?, ?> properties
                    ? (Map<String, @Nullable Object>) properties
                    : Map.of();
        } catch (IllegalArgumentException e) {
            throw new PromptException(0, 0, String.valueOf(e.getMessage()));
        }
    }

    private static String type(Map<?, ?> property) {
        return property.get("type") instanceof String type ? type : "string";
    }

    private static Object value(String name, String type, String text) throws PromptException {
        if (!type.matches("boolean|integer|number|array|object")) {
            return text;
        }
        try {
            Object value = JSON.readValue(text.strip(), Object.class);
            if (value != null && fits(type, value)) {
                return value;
            }
        } catch (JacksonException e) {
            throw wrong(name, type);
        }
        throw wrong(name, type);
    }

    private static boolean fits(String type, Object value) {
        return switch (type) {
            case "boolean" -> value instanceof Boolean;
            case "integer" -> value instanceof Integer || value instanceof Long;
            case "number" -> value instanceof Number;
            case "array" -> value instanceof Iterable;
            default -> value instanceof Map;
        };
    }

    private static PromptException wrong(String name, String type) {
        String takes = switch (type) {
            case "boolean" -> "true or false";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "array" -> "a JSON array, such as [\"a\", \"b\"]";
            default -> "a JSON object, such as {\"a\": 1}";
        };
        return new PromptException(0, 0, "The value of " + name + " must be " + takes + ".");
    }
}
