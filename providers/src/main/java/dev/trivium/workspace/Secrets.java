package dev.trivium.workspace;

import dev.trivium.provider.http.KeySource;
import dev.trivium.provider.http.KeyUnavailableException;
import dev.trivium.workspace.Keychain.NoKeychainException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds keys where references point, at the moment when a call needs them. Holds none. Safe for several threads. */
public final class Secrets {

    private final Map<String, String> environment;
    private final Keychain keychain;

    /** @param environment the variables, as of {@link System#getenv()} */
    public Secrets(Map<String, String> environment, Keychain keychain) {
        this.environment = environment;
        this.keychain = keychain;
    }

    /** A source that looks anew at every call. */
    public KeySource source(KeyReference reference) {
        return new Source(reference);
    }

    private String find(KeyReference reference) throws KeyUnavailableException {
        return reference.store() == KeyReference.Store.ENV ? variable(reference.name()) : account(reference.name());
    }

    private String variable(String name) throws KeyUnavailableException {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new KeyUnavailableException(
                    "The environment variable " + name + (value == null ? " is not set." : " is empty."),
                    "Set it and start Trivium again.");
        }
        return usable(value, "the environment variable " + name);
    }

    private String account(String name) throws KeyUnavailableException {
        @Nullable String value;
        try {
            value = keychain.read(name);
        } catch (NoKeychainException e) {
            throw new KeyUnavailableException(
                    String.valueOf(e.getMessage()),
                    "Keep the key in an environment variable instead: set it and write key: env:" + variableFor(name)
                            + " in trivium.yaml.");
        }
        if (value == null || value.isBlank()) {
            throw new KeyUnavailableException(
                    "The keychain holds no key named \"" + name + "\" of the service \"" + Keychain.SERVICE
                            + "\", or does not give it out.",
                    "Store it there, or set an environment variable and write key: env:" + variableFor(name)
                            + " in trivium.yaml.");
        }
        return usable(value, "the keychain's key \"" + name + "\"");
    }

    /** A key travels in a header, which takes no line breaks and nothing beyond ASCII. */
    private static String usable(String value, String place) throws KeyUnavailableException {
        String key = value.strip();
        if (!key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new KeyUnavailableException(
                    "What " + place + " holds cannot be a key: it has spaces, line breaks or characters outside ASCII.",
                    "Copy the key again, alone.");
        }
        return key;
    }

    static String variableFor(String account) {
        String name = account.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
        return (name.isEmpty() || !Character.isLetter(name.charAt(0)) ? "TRIVIUM_" : "") + name + "_API_KEY";
    }

    private final class Source implements KeySource {

        private final KeyReference reference;

        Source(KeyReference reference) {
            this.reference = reference;
        }

        @Override
        public String name() {
            return reference.toString();
        }

        @Override
        public String key() throws KeyUnavailableException {
            return find(reference);
        }

        @Override
        public String toString() {
            return reference.toString();
        }
    }
}
