package dev.trivium.workspace;

import dev.trivium.history.SharedHistory;
import dev.trivium.yaml.YamlFields;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL database of a team, as {@code history} of {@code trivium.yaml} names it.
 *
 * @param url as of {@link SharedHistory#url()}
 * @param user null for the system's user
 * @param password where the password is kept; null where the server wants none
 */
public record SharedDatabase(
        String url, @Nullable String user, @Nullable KeyReference password) {

    /** Null for a history in the workspace, or after a mistake; it has been noted then. */
    static @Nullable SharedDatabase read(YamlFields fields) {
        String url = fields.text("url");
        String user = fields.text("user");
        KeyReference password = password(fields);
        if (url == null) {
            String alone = user != null ? "user" : password != null ? "password" : null;
            if (alone != null) {
                fields.problem(
                        alone,
                        "\"" + alone + "\" needs the address of a database beside it.",
                        "Write url: jdbc:postgresql://HOST/DATABASE, or take " + alone + " away.");
            }
            return null;
        }
        String mistake = SharedHistory.mistake(url);
        if (mistake != null) {
            fields.problem(
                    "url",
                    mistake,
                    "Write url: jdbc:postgresql://HOST/DATABASE, and beside it user: NAME and password: env:NAME.");
            return null;
        }
        return new SharedDatabase(url, user, password);
    }

    SharedHistory history(Secrets secrets) {
        return new SharedHistory(url, user, password == null ? null : secrets.source(password));
    }

    private static @Nullable KeyReference password(YamlFields fields) {
        String text = fields.text("password");
        if (text == null) {
            return null;
        }
        try {
            return KeyReference.parse(text);
        } catch (KeyReference.NotAReference e) {
            fields.problem(
                    "password",
                    "\"password\" must name a place, not hold a password; what stands there is not repeated here.",
                    "Keep it in an environment variable and write password: env:NAME, or in the system keychain and"
                            + " write password: keychain:NAME.");
            return null;
        }
    }
}
