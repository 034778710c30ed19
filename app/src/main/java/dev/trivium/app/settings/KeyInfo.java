package dev.trivium.app.settings;

import dev.trivium.provider.http.KeyUnavailableException;
import dev.trivium.workspace.KeyReference;
import dev.trivium.workspace.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * Where a connection's key comes from, and as much of it as may be shown.
 *
 * @param reference null if the connection needs no key
 * @param masked its first four and last three characters with dots between them, only dots if it is short; empty if
 *     there is none
 * @param problem why it cannot be had, and what to do; empty if it can
 */
public record KeyInfo(@Nullable KeyReference reference, String masked, String problem) {

    static final KeyInfo NONE = new KeyInfo(null, "", "");

    private static final int LEAST_SHOWN = 12;
    private static final String DOTS = "•".repeat(12);

    /** Looks for the key; may wait for the keychain. */
    static KeyInfo find(KeyReference reference, Secrets secrets) {
        try {
            return new KeyInfo(reference, mask(secrets.source(reference).key()), "");
        } catch (KeyUnavailableException e) {
            return new KeyInfo(reference, "", String.valueOf(e.getMessage()));
        }
    }

    static String mask(String key) {
        return key.length() < LEAST_SHOWN ? DOTS : key.substring(0, 4) + DOTS + key.substring(key.length() - 3);
    }

    boolean missing() {
        return !problem.isEmpty();
    }

    boolean inKeychain() {
        return reference != null && reference.store() == KeyReference.Store.KEYCHAIN;
    }

    /** {@code From GEMINI_API_KEY}, or the like. */
    String line() {
        if (reference == null) {
            return "No key needed";
        }
        if (missing()) {
            return "Key missing";
        }
        return inKeychain() ? "In the system keychain" : "From " + reference.name();
    }
}
