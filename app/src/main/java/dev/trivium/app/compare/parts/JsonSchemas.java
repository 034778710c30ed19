package dev.trivium.app.compare.parts;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Checks JSON schemas, and JSON against them, by JSON Schema 2020-12 unless the schema names another draft. Nothing is
 * ever fetched: a schema that points elsewhere is said to do so. Slow at first use, so never on the FX thread.
 */
final class JsonSchemas {

    private static final SchemaLocation META = SchemaLocation.of("https://json-schema.org/draft/2020-12/schema");

    private JsonSchemas() {}

    /** What is wrong with a schema; empty if it is one whose values are objects. */
    static String problem(String schema) {
        JsonText.Parsed parsed = JsonText.parse(schema);
        JsonNode node = parsed.node();
        if (node == null) {
            return parsed.problem();
        }
        if (!node.isObject()) {
            return "A schema is a JSON object, such as {\"type\": \"object\", \"properties\": {}}.";
        }
        if (!node.path("type").asString("").equals("object")) {
            return "The outermost \"type\" must be \"object\".";
        }
        try {
            List<Error> errors = registry().getSchema(META).validate(node);
            return errors.isEmpty()
                    ? ""
                    : "At " + place(errors.get(0)) + ": " + errors.get(0).getMessage() + ".";
        } catch (SchemaException e) {
            return "The schema cannot be checked: " + e.getMessage() + ".";
        }
    }

    /**
     * Where JSON does not fit its schema.
     *
     * @throws SchemaException if the schema itself cannot be used
     */
    static List<Misfit> misfits(String schema, JsonNode value) {
        JsonNode node = JsonText.parse(schema).node();
        if (node == null) {
            throw new SchemaException("it is no JSON");
        }
        Schema compiled = registry().getSchema(node);
        return compiled.validate(value).stream()
                .map(error -> new Misfit(pointer(error), error.getMessage()))
                .toList();
    }

    private static SchemaRegistry registry() {
        return SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaLoader(loader -> loader.fetchRemoteResources(false)));
    }

    private static String place(Error error) {
        String pointer = pointer(error);
        return pointer.isEmpty() ? "the top" : pointer;
    }

    private static String pointer(Error error) {
        String path = error.getInstanceLocation().toString();
        return path.equals("$") ? "" : path;
    }
}
