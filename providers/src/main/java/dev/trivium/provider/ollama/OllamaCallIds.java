package dev.trivium.provider.ollama;

import dev.trivium.chat.CallIds;

/** Ids for tool calls that came without one. They are not sent back, because the server never gave them. */
final class OllamaCallIds {

    private static final String PREFIX = "ollama-call-";

    private OllamaCallIds() {}

    static String next() {
        return PREFIX + CallIds.next();
    }

    static boolean madeUp(String id) {
        return id.startsWith(PREFIX);
    }
}
