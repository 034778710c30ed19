package dev.trivium.history;

import dev.trivium.provider.http.KeySource;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL database that several windows share.
 *
 * @param url a JDBC address such as {@code jdbc:postgresql://db.example.com/trivium}; holds no password
 * @param user null for the name that the driver takes, that of the system's user
 * @param password asked at each new connection; null where the server wants none
 */
public record SharedHistory(
        String url, @Nullable String user, @Nullable KeySource password) {

    private static final Pattern ADDRESS = Pattern.compile("jdbc:postgresql://[^/?#@\\s]+/[^/?#@\\s]+(\\?[^#\\s]*)?");

    public SharedHistory {
        String mistake = mistake(url);
        if (mistake != null) {
            throw new IllegalArgumentException(mistake);
        }
    }

    /** What is wrong with an address, in words that do not repeat it; null for nothing. */
    public static @Nullable String mistake(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        if (lower.contains("password=") || lower.contains("@")) {
            return "The address of the history holds a user or a password; what stands there is not repeated here.";
        }
        return ADDRESS.matcher(url).matches() ? null : "The address of the history is no JDBC address of PostgreSQL.";
    }

    /** Server and database alone. */
    String name() {
        return url.substring("jdbc:".length()).replaceFirst("\\?.*", "");
    }
}
