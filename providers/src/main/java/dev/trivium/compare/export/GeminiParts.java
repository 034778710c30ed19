package dev.trivium.compare.export;

import tools.jackson.databind.node.ObjectNode;

/** How Google's clients want what the wire has in other places. */
final class GeminiParts {

    private GeminiParts() {}

    /** The server: the clients put version, model and method behind it. */
    static String base(WireCall call) {
        int version = call.address().indexOf("/v1beta/");
        return version < 0 ? call.address() : call.address().substring(0, version);
    }

    /** What the wire calls {@code generationConfig}, and beside it the system prompt and the tools. */
    static ObjectNode config(WireCall call) {
        ObjectNode config = call.body().objectNode();
        call.body()
                .path("generationConfig")
                .properties()
                .forEach(entry -> config.set(entry.getKey(), entry.getValue()));
        call.body().properties().forEach(entry -> {
            if (!entry.getKey().equals("generationConfig") && !entry.getKey().equals("contents")) {
                config.set(entry.getKey(), entry.getValue());
            }
        });
        return config;
    }
}
