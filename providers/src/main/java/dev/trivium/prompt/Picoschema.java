package dev.trivium.prompt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns Picoschema, Dotprompt's short form, into a JSON schema; a JSON schema passes through.
 *
 * <p>Format: <a href="https://google.github.io/dotprompt/reference/picoschema/">Picoschema</a>.
 */
final class Picoschema {

    private static final Set<String> SCALARS = Set.of("string", "boolean", "null", "number", "integer", "any");
    private static final String WILDCARD = "(*)";

    private final Function<String, @Nullable Map<String, ?>> named;

    /** @param named from the name of a schema to the schema; null for an unknown name */
    Picoschema(Function<String, @Nullable Map<String, ?>> named) {
        this.named = named;
    }

    /** @throws IllegalArgumentException with a sentence for the user */
    Map<String, @Nullable Object> parse(Object schema) {
        if (schema instanceof String text) {
            return scalar(text);
        }
        Map<String, Object> map = object(schema);
        Object type = map.get("type");
        if (type instanceof String name && (SCALARS.contains(name) || name.equals("object") || name.equals("array"))) {
            return new LinkedHashMap<>(map);
        }
        if (map.get("properties") instanceof Map) {
            Map<String, @Nullable Object> result = new LinkedHashMap<>(map);
            result.put("type", "object");
            return result;
        }
        return properties(map);
    }

    private Map<String, @Nullable Object> value(@Nullable Object schema) {
        return schema instanceof String text ? scalar(text) : properties(object(schema));
    }

    private Map<String, @Nullable Object> scalar(String text) {
        Described described = Described.of(text);
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        if (!SCALARS.contains(described.text())) {
            Map<String, ?> found = named.apply(described.text());
            if (found == null) {
                throw new IllegalArgumentException("\"" + described.text()
                        + "\" is neither a type (string, boolean, number, integer, null, any) nor a named schema.");
            }
            result.putAll(found);
        } else if (!described.text().equals("any")) {
            result.put("type", described.text());
        }
        describe(result, described.description());
        return result;
    }

    private Map<String, @Nullable Object> properties(Map<String, Object> fields) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        Map<String, @Nullable Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        fields.forEach((key, value) -> {
            if (key.equals(WILDCARD)) {
                schema.put("additionalProperties", value(value));
                return;
            }
            int bracket = key.indexOf('(');
            String name = bracket < 0 ? key : key.substring(0, bracket);
            boolean optional = name.endsWith("?");
            String property = optional ? name.substring(0, name.length() - 1) : name;
            if (!optional) {
                required.add(property);
            }
            properties.put(property, property(key, bracket, optional, value));
        });
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    private Map<String, @Nullable Object> property(String key, int bracket, boolean optional, @Nullable Object value) {
        if (bracket < 0) {
            Map<String, @Nullable Object> schema = value(value);
            return optional ? nullable(schema) : schema;
        }
        Described kind = Described.of(key.substring(bracket + 1, key.endsWith(")") ? key.length() - 1 : key.length()));
        Map<String, @Nullable Object> schema = switch (kind.text()) {
            case "array" -> array(value);
            case "object" -> value(value);
            case "enum" -> enumeration(value, optional);
            default ->
                throw new IllegalArgumentException(
                        "\"" + kind.text() + "\" in \"" + key + "\" is not known; use array, object or enum.");
        };
        describe(schema, kind.description());
        return optional ? nullable(schema) : schema;
    }

    private Map<String, @Nullable Object> array(@Nullable Object items) {
        Map<String, @Nullable Object> schema = new LinkedHashMap<>();
        schema.put("type", "array");
        schema.put("items", value(items));
        return schema;
    }

    private static Map<String, @Nullable Object> enumeration(@Nullable Object value, boolean optional) {
        if (!(value instanceof List<?> listed)) {
            throw new IllegalArgumentException("An enum needs a list of its values.");
        }
        List<@Nullable Object> values = new ArrayList<>(listed);
        if (optional && !values.contains(null)) {
            values.add(null);
        }
        Map<String, @Nullable Object> schema = new LinkedHashMap<>();
        schema.put("enum", values);
        return schema;
    }

    private static Map<String, @Nullable Object> nullable(Map<String, @Nullable Object> schema) {
        if (schema.get("type") instanceof String type) {
            schema.put("type", List.of(type, "null"));
        }
        return schema;
    }

    private static void describe(Map<String, @Nullable Object> schema, @Nullable String description) {
        if (description != null) {
            schema.put("description", description);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(@Nullable Object schema) {
        if (schema instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new IllegalArgumentException("A schema is a type, such as string, or a mapping of fields to types.");
    }

    private record Described(String text, @Nullable String description) {
        static Described of(String input) {
            int comma = input.indexOf(',');
            return comma < 0
                    ? new Described(input.strip(), null)
                    : new Described(
                            input.substring(0, comma).strip(),
                            input.substring(comma + 1).strip());
        }
    }
}
