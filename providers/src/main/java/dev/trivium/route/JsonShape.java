package dev.trivium.route;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether a text is JSON, and fits a JSON schema of draft 2020-12. */
public final class JsonShape {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern FENCE = Pattern.compile("\\s*```[a-zA-Z]*\\s*\\n(.*)```\\s*", Pattern.DOTALL);

    private JsonShape() {}

    /** Plain values as JSON. */
    static String text(@Nullable Object value) {
        return JSON.writeValueAsString(value);
    }

    static Object plain(String json) {
        return JSON.readValue(json, Object.class);
    }

    /** What is wrong with a schema, one sentence; null if it can be used. */
    static @Nullable String problem(String schema) {
        try {
            JsonNode node = JSON.readTree(schema);
            if (!node.isObject() && !node.isBoolean()) {
                return "A JSON schema is an object.";
            }
            load(schema).validate("{}", InputFormat.JSON);
            return null;
        } catch (RuntimeException e) {
            return "The JSON schema cannot be used: " + e.getMessage() + ".";
        }
    }

    /**
     * What is wrong with an answer, in words; null if nothing is.
     *
     * @param schema null where any JSON will do
     */
    public static @Nullable String mismatch(String answer, @Nullable String schema) {
        Matcher fence = FENCE.matcher(answer);
        String json = fence.matches() ? fence.group(1) : answer;
        try {
            JsonNode node = JSON.readTree(json);
            if (node == null || node.isMissingNode()) {
                return "it is not JSON";
            }
        } catch (JacksonException e) {
            return "it is not JSON";
        }
        if (schema == null) {
            return null;
        }
        List<Error> errors = load(schema).validate(json, InputFormat.JSON);
        return errors.isEmpty()
                ? null
                : "it does not fit the schema: " + errors.get(0).getInstanceLocation() + " "
                        + errors.get(0).getMessage();
    }

    private static Schema load(String schema) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema, InputFormat.JSON);
    }
}
