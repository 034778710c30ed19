package dev.trivium.provider.gemini;

import dev.trivium.provider.http.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A signature that came beside a part and goes back beside it.
 *
 * @param thought whether the part was a thought
 */
record GeminiSignature(String value, boolean thought) {

    static final String FIELD = "thoughtSignature";

    /** As it stands in the {@code opaque} of a part. */
    String toOpaque() {
        ObjectNode opaque = Json.object().put(FIELD, value);
        return (thought ? opaque.put("thought", true) : opaque).toString();
    }

    /** Null if there is none, or if it is another provider's. */
    static @Nullable GeminiSignature parse(@Nullable String opaque) {
        if (opaque == null) {
            return null;
        }
        try {
            JsonNode json = Json.MAPPER.readTree(opaque);
            String value = Json.text(json, FIELD);
            return value == null
                    ? null
                    : new GeminiSignature(value, json.path("thought").asBoolean(false));
        } catch (JacksonException e) {
            return null;
        }
    }
}
