package dev.trivium.workspace;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import org.jspecify.annotations.Nullable;

/**
 * The keychain of this machine: Keychain on macOS, Credential Manager on Windows, the Secret Service (GNOME Keyring) or
 * KWallet on Linux. Opened anew for each key, so that one that appears later is found.
 */
public final class SystemKeychain implements Keychain {

    @Override
    public @Nullable String read(String account) throws NoKeychainException {
        Keyring keyring = open();
        try {
            return keyring.getPassword(SERVICE, account);
        } catch (PasswordAccessException e) {
            // The library says "not found" and "not allowed" with the same exception.
            return null;
        } catch (RuntimeException | LinkageError e) {
            throw unusable("read", e);
        } finally {
            close(keyring);
        }
    }

    @Override
    public void store(String account, String key) throws NoKeychainException {
        Keyring keyring = open();
        try {
            keyring.setPassword(SERVICE, account, key);
        } catch (PasswordAccessException e) {
            throw new NoKeychainException("This machine's keychain did not take the key; it may be locked.");
        } catch (RuntimeException | LinkageError e) {
            throw unusable("written", e);
        } finally {
            close(keyring);
        }
    }

    private static Keyring open() throws NoKeychainException {
        try {
            return Keyring.create();
        } catch (BackendNotSupportedException e) {
            throw new NoKeychainException("This machine has no keychain that can be used.");
        } catch (RuntimeException | LinkageError e) {
            // The library's back-ends throw whatever D-Bus, JNA or the desktop gives them.
            throw unusable("opened", e);
        }
    }

    private static void close(Keyring keyring) {
        try {
            keyring.close();
        } catch (Exception e) {
            // The key has been read by then, and nobody could do anything about it.
            return;
        }
    }

    private static NoKeychainException unusable(String verb, Throwable cause) {
        return new NoKeychainException("This machine's keychain could not be " + verb + " ("
                + cause.getClass().getSimpleName() + ").");
    }
}
