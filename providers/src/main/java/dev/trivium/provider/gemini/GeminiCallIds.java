package dev.trivium.provider.gemini;

import dev.trivium.chat.CallIds;

/** Ids for tool calls that came without one. They are not sent back, because the provider never gave them. */
final class GeminiCallIds {

    private static final String PREFIX = "gemini-call-";

    private GeminiCallIds() {}

    static String next() {
        return PREFIX + CallIds.next();
    }

    static boolean madeUp(String id) {
        return id.startsWith(PREFIX);
    }
}
