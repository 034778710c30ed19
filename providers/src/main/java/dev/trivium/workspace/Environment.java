package dev.trivium.workspace;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the machine around the program says, handed in so that a test can say something else.
 *
 * @param variables the environment's variables, keys among them; never logged
 * @param osName as in the system property {@code os.name}
 * @param home the user's home folder
 */
public record Environment(Map<String, String> variables, String osName, Path home, Keychain keychain) {

    /** Of this process. */
    public static Environment system() {
        return new Environment(
                System.getenv(),
                System.getProperty("os.name", ""),
                Path.of(System.getProperty("user.home", ".")),
                new SystemKeychain());
    }

    /** Where the user's own data belongs, after the customs of the system. Not created. */
    public Path dataDirectory() {
        if (windows()) {
            return localAppData().resolve("Trivium");
        }
        if (mac()) {
            return home.resolve("Library/Application Support/Trivium");
        }
        return xdg("XDG_DATA_HOME", ".local/share").resolve("trivium");
    }

    /** Where the user's own settings belong, after the customs of the system. Not created. */
    public Path configDirectory() {
        if (windows() || mac()) {
            return dataDirectory();
        }
        return xdg("XDG_CONFIG_HOME", ".config").resolve("trivium");
    }

    /** Where logs belong, after the customs of the system. Not created. */
    public Path stateDirectory() {
        if (windows()) {
            return localAppData().resolve("Trivium");
        }
        if (mac()) {
            return home.resolve("Library/Logs/Trivium");
        }
        return xdg("XDG_STATE_HOME", ".local/state").resolve("trivium");
    }

    private Path localAppData() {
        @Nullable String folder = variables.get("LOCALAPPDATA");
        return folder == null || folder.isBlank() ? home.resolve("AppData/Local") : Path.of(folder);
    }

    /** The XDG base directory specification has relative paths ignored. */
    private Path xdg(String variable, String otherwise) {
        @Nullable String folder = variables.get(variable);
        boolean usable = folder != null && Path.of(folder).isAbsolute();
        return usable && folder != null ? Path.of(folder) : home.resolve(otherwise);
    }

    private boolean windows() {
        return osName.toLowerCase(Locale.ROOT).startsWith("windows");
    }

    private boolean mac() {
        return osName.toLowerCase(Locale.ROOT).startsWith("mac");
    }

    /** Hides the variables, since keys are among them. */
    @Override
    public String toString() {
        return "Environment of " + osName;
    }
}
