package dev.trivium.demo;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One HTTP response.
 *
 * @param cut whether the connection is cut after the last frame, in the middle of the body
 */
record Reply(int status, String contentType, Map<String, String> headers, List<Frame> frames, boolean cut) {

    static Reply json(int status, JsonNode body) {
        return json(status, Map.of(), body);
    }

    static Reply json(int status, Map<String, String> headers, JsonNode body) {
        return new Reply(
                status, "application/json; charset=utf-8", headers, List.of(new Frame(0, body.toString())), false);
    }
}
