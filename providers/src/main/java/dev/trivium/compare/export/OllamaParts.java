package dev.trivium.compare.export;

import tools.jackson.databind.node.ObjectNode;

/** How Ollama's clients want the request. */
final class OllamaParts {

    /** The clients have no parameter for it. */
    private static final String TRUNCATE = "truncate";

    private OllamaParts() {}

    static ObjectNode forClient(WireCall call) {
        ObjectNode body = call.body().deepCopy();
        body.remove(TRUNCATE);
        return body;
    }

    /** @param mark begins a comment */
    static String remark(WireCall call, String mark) {
        return call.body().has(TRUNCATE)
                ? mark + "Trivium also sends \"truncate\": false, which this client has no parameter for.\n"
                : "";
    }
}
