package dev.trivium.provider.http;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.ErrorKind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the protocols share when they write requests. */
public final class Requests {

    private Requests() {}

    /**
     * Reads a JSON object that a person or a model wrote. Empty text is an empty object.
     *
     * @param what names it in the message: "The schema of the tool 'weather'"
     * @throws WireException if it is not a JSON object
     */
    public static ObjectNode object(String text, String what) throws WireException {
        if (text.isBlank()) {
            return Json.object();
        }
        try {
            JsonNode node = Json.MAPPER.readTree(text);
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw notAnObject(what);
        }
        throw notAnObject(what);
    }

    /** The error for a request that a protocol cannot carry. */
    public static WireException invalid(String what, String why, String remedy) {
        return new WireException(ChatError.of(ErrorKind.INVALID_REQUEST, what, why, remedy));
    }

    private static WireException notAnObject(String what) {
        return invalid(
                what + " is not a JSON object.",
                "The provider takes nothing else there, so nothing was sent.",
                "Correct it, or leave it out.");
    }
}
