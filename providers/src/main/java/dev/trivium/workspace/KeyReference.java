package dev.trivium.workspace;

import dev.trivium.yaml.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a key is to be found: {@code env:NAME} or {@code keychain:NAME}. It names a key and never holds one.
 *
 * @param name the environment variable, or the account in the keychain
 */
public record KeyReference(Store store, String name) {

    /** The places where a key may be kept. There is no third one. */
    public enum Store {
        ENV,
        KEYCHAIN
    }

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern ACCOUNT = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} _.@/-]*");
    private static final Pattern LIKE_A_VARIABLE = Pattern.compile("\\$?\\{?([A-Z][A-Z_]*_(?:KEY|TOKEN|SECRET))}?");
    private static final Pattern LIKE_A_KEY =
            Pattern.compile("(?i)(sk|pk|rk|gsk|xai|hf|r8|key|pplx|nvapi|fw|tgp)[-_].{8,}|AIza.{8,}|ey[JK].{16,}");

    /** A text that is no reference, with what would be one. Its message never holds the text. */
    static final class NotAReference extends Exception {
        private static final long serialVersionUID = 1L;
        private final String remedy;

        NotAReference(String what, String remedy) {
            super(what);
            this.remedy = remedy;
        }

        String what() {
            return String.valueOf(getMessage());
        }

        String remedy() {
            return remedy;
        }
    }

    static KeyReference parse(String text) throws NotAReference {
        int colon = text.indexOf(':');
        String store = colon < 0 ? "" : text.substring(0, colon);
        String name = text.substring(colon + 1).strip();
        if (store.equals("env") || store.equals("keychain")) {
            return reference(store.equals("env") ? Store.ENV : Store.KEYCHAIN, name);
        }
        var variable = LIKE_A_VARIABLE.matcher(text.strip());
        if (variable.matches()) {
            throw new NotAReference(
                    "\"key\" must say where the key is kept.", "Write key: env:" + variable.group(1) + ".");
        }
        Optional<String> near = colon < 1 ? Optional.empty() : Nearest.to(store, List.of("env", "keychain"));
        if (near.isPresent() && VARIABLE.matcher(name).matches() && !resemblesKey(name)) {
            throw new NotAReference(
                    "\"key\" must begin with env: or keychain:.", "Write key: " + near.get() + ":" + name + ".");
        }
        throw new NotAReference(
                "\"key\" must name a place, not hold a key; what stands there is not repeated here.",
                "Keep the key in an environment variable and write key: env:NAME, or in the system keychain and write"
                        + " key: keychain:NAME. If it is a real key, replace it at the provider.");
    }

    private static KeyReference reference(Store store, String name) throws NotAReference {
        String prefix = store.name().toLowerCase(Locale.ROOT) + ":";
        if (name.isEmpty()) {
            throw new NotAReference(
                    "A name is missing after " + prefix + ".", "For example key: " + prefix + example(store) + ".");
        }
        if (resemblesKey(name)) {
            throw new NotAReference(
                    "After " + prefix + " stands what looks like a key itself; it is not repeated here.",
                    "Write the name under which the key is kept, for example key: " + prefix + example(store) + "."
                            + " If it is a real key, replace it at the provider.");
        }
        if (!(store == Store.ENV ? VARIABLE : ACCOUNT).matcher(name).matches()) {
            throw new NotAReference(
                    "What stands after " + prefix + " cannot be a name.",
                    "A name has letters, digits and underscores, for example key: " + prefix + example(store) + ".");
        }
        return new KeyReference(store, name);
    }

    /** Whether a text looks like a secret: a known beginning, or a long mix that nobody would choose as a name. */
    static boolean resemblesKey(String text) {
        if (LIKE_A_KEY.matcher(text).matches()) {
            return true;
        }
        boolean mixed =
                text.chars().anyMatch(Character::isLowerCase) && text.chars().anyMatch(Character::isDigit);
        return text.length() >= 32 && mixed && text.indexOf(' ') < 0;
    }

    private static String example(Store store) {
        return store == Store.ENV ? "OPENAI_API_KEY" : "openai";
    }

    /** As in the file: {@code env:OPENAI_API_KEY}. */
    @Override
    public String toString() {
        return store.name().toLowerCase(Locale.ROOT) + ":" + name;
    }
}
