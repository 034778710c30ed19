package dev.trivium.provider.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request as a protocol wants it sent.
 *
 * @param path below the connection's base address, without a leading slash; may hold a query
 * @param body JSON to post; null for a GET
 * @param headers besides authentication and content type
 */
public record WireRequest(String path, @Nullable JsonNode body, Map<String, String> headers) {

    public WireRequest {
        headers = Map.copyOf(headers);
    }
}
