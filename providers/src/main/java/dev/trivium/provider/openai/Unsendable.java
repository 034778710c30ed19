package dev.trivium.provider.openai;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.ErrorKind;
import dev.trivium.provider.http.Json;
import dev.trivium.provider.http.WireException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What is said of a request that the protocol cannot carry. */
final class Unsendable {

    private Unsendable() {}

    static WireException because(String what, String why, String remedy) {
        return new WireException(ChatError.of(ErrorKind.INVALID_REQUEST, what, why, remedy));
    }

    /** A JSON schema that the user wrote. */
    static JsonNode schema(String of, String text) throws WireException {
        try {
            JsonNode schema = Json.MAPPER.readTree(text.isBlank() ? "{\"type\":\"object\",\"properties\":{}}" : text);
            if (schema.isObject()) {
                return schema;
            }
        } catch (JacksonException e) {
            throw because(
                    "The schema of " + of + " is not valid JSON.",
                    "It cannot be read: " + e.getOriginalMessage() + ".",
                    "Correct it and run again.");
        }
        throw because(
                "The schema of " + of + " is not a JSON object.",
                "A JSON schema is an object such as {\"type\": \"object\"}.",
                "Correct it and run again.");
    }
}
