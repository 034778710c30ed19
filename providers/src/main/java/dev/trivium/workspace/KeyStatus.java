package dev.trivium.workspace;

import dev.trivium.provider.http.KeyUnavailableException;

/**
 * Whether a key can be had, and as much of it as may be shown.
 *
 * @param masked its first four and last three characters with dots between them, only dots if it is shorter than
 *     twelve; empty if it cannot be had
 * @param problem why it cannot be had, and what to do; empty if it can
 */
public record KeyStatus(String masked, String problem) {

    private static final int LEAST_SHOWN = 12;
    private static final String DOTS = "•".repeat(12);

    /** Looks for the key; may wait for the keychain. */
    public static KeyStatus of(KeyReference reference, Environment environment) {
        Secrets secrets = new Secrets(environment.variables(), environment.keychain());
        try {
            return new KeyStatus(mask(secrets.source(reference).key()), "");
        } catch (KeyUnavailableException e) {
            return new KeyStatus("", String.valueOf(e.getMessage()));
        }
    }

    static String mask(String key) {
        return key.length() < LEAST_SHOWN ? DOTS : key.substring(0, 4) + DOTS + key.substring(key.length() - 3);
    }
}
