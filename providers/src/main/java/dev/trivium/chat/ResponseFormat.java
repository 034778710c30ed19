package dev.trivium.chat;

/** What shape the answer must have. */
public sealed interface ResponseFormat {

    /** Plain text; the default. */
    record PlainText() implements ResponseFormat {}

    /** Any JSON. */
    record Json() implements ResponseFormat {}

    /**
     * JSON that fits a schema.
     *
     * @param name letters, digits, underscores and hyphens
     * @param schema a JSON schema as text
     */
    record JsonSchema(String name, String schema, boolean strict) implements ResponseFormat {}
}
