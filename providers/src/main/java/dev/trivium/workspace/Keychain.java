package dev.trivium.workspace;

import org.jspecify.annotations.Nullable;

/** The keychain of the operating system. May be slow, and may ask the user to unlock it: never on the FX thread. */
@FunctionalInterface
public interface Keychain {

    /** The service under which Trivium's keys stand in a keychain. */
    String SERVICE = "trivium";

    /**
     * Reads one key.
     *
     * @return null if the keychain works and holds no such key
     * @throws NoKeychainException if this machine has no keychain that can be used now
     */
    @Nullable
    String read(String account) throws NoKeychainException;

    /**
     * Stores one key, over an older one of the same account.
     *
     * @throws NoKeychainException if it cannot be stored, with why
     */
    default void store(String account, String key) throws NoKeychainException {
        throw new NoKeychainException("This keychain can only be read.");
    }

    /** There is no keychain here, or it cannot be opened; the message is one sentence that says why. */
    final class NoKeychainException extends Exception {
        private static final long serialVersionUID = 1L;

        public NoKeychainException(String why) {
            super(why);
        }
    }
}
