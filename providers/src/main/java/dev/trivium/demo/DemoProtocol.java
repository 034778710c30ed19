package dev.trivium.demo;

import tools.jackson.databind.JsonNode;

/** One provider's way of speaking. */
interface DemoProtocol {

    /** As in the workspace file. */
    String name();

    /** The connection's base address, below the server's own. */
    String basePath();

    /**
     * Answers one request.
     *
     * @param path below the server's address, with its query
     * @param body an empty object where there was none
     */
    Reply answer(String method, String path, JsonNode body);
}
