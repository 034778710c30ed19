package dev.trivium.provider.openai;

import dev.trivium.provider.http.Json;
import dev.trivium.provider.http.WireEvent;
import dev.trivium.provider.http.WireException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads an event as a tree. */
final class ChunkTree {

    private ChunkTree() {}

    /** Some servers cut a character in two when they cut a token in two: such bytes are replaced, not refused. */
    static JsonNode read(WireEvent event) throws WireException {
        try {
            return event.json();
        } catch (WireException e) {
            try {
                return Json.MAPPER.readTree(event.text());
            } catch (JacksonException stillWrong) {
                throw e;
            }
        }
    }
}
