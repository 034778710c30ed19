package dev.trivium.workspace;

import dev.trivium.provider.http.KeyUnavailableException;
import dev.trivium.workspace.Keychain.NoKeychainException;
import java.util.Map;

/** What {@link SystemKeychainTest} runs in a process of its own. */
final class KeychainChild {

    private static final String ACCOUNT = "test account";

    private KeychainChild() {}

    public static void main(String[] args) {
        Keychain keychain = new SystemKeychain();
        try {
            System.out.println("before: " + keychain.read(ACCOUNT));
            keychain.store(ACCOUNT, "sk-first-1");
            System.out.println("stored: " + keychain.read(ACCOUNT));
            keychain.store(ACCOUNT, "sk-second-2");
            System.out.println("again: " + keychain.read(ACCOUNT));
        } catch (NoKeychainException e) {
            System.out.println("no keychain: " + e.getMessage());
        }
        KeyReference reference = new KeyReference(KeyReference.Store.KEYCHAIN, ACCOUNT);
        try {
            System.out.println("source: "
                    + new Secrets(Map.of(), keychain).source(reference).key());
        } catch (KeyUnavailableException e) {
            System.out.println("source: " + e.getMessage() + " " + e.remedy());
        }
        System.exit(0);
    }
}
