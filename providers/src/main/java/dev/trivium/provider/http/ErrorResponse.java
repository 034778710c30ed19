package dev.trivium.provider.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What came back instead of an answer.
 *
 * @param provider what to call the provider in messages, such as the connection's id
 * @param status the HTTP status; 200 for an error inside a stream
 * @param headers names in lower case; the last value of each
 * @param json the body, or the event, if it was JSON; null otherwise
 */
public record ErrorResponse(
        String provider,
        String model,
        int status,
        Map<String, String> headers,
        @Nullable JsonNode json) {}
