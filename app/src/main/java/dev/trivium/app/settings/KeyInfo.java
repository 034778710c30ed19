package dev.trivium.app.settings;

import dev.trivium.workspace.Environment;
import dev.trivium.workspace.KeyReference;
import dev.trivium.workspace.KeyStatus;
import org.jspecify.annotations.Nullable;

/**
 * Where a connection's key comes from, and as much of it as may be shown.
 *
 * @param reference null if the connection needs no key
 * @param masked see {@link KeyStatus}; empty if there is none
 * @param problem why it cannot be had, and what to do; empty if it can
 */
public record KeyInfo(@Nullable KeyReference reference, String masked, String problem) {

    static final KeyInfo NONE = new KeyInfo(null, "", "");

    /** Looks for the key; may wait for the keychain. */
    static KeyInfo find(KeyReference reference, Environment environment) {
        KeyStatus status = KeyStatus.of(reference, environment);
        return new KeyInfo(reference, status.masked(), status.problem());
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
