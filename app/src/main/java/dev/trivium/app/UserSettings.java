package dev.trivium.app;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one user likes, whatever the workspace: kept in the user's own folder. Wrong values count as not set. */
final class UserSettings {

    static final int LEAST_SCALE = 80;
    static final int MOST_SCALE = 200;

    private static final Logger LOG = LoggerFactory.getLogger(UserSettings.class);
    private static final String THEME = "theme";
    private static final String SYSTEM = "system";
    private static final String SCALE = "text_scale_percent";
    private static final String RECENT = "recent_commands";

    private final @Nullable Path file;
    private final Properties values = new Properties();

    private UserSettings(@Nullable Path file) {
        this.file = file;
    }

    /** Remembers nothing beyond this window. */
    static UserSettings inMemory() {
        return new UserSettings(null);
    }

    /** @param folder made when something is first kept */
    static UserSettings in(Path folder) {
        UserSettings settings = new UserSettings(folder.resolve("settings.properties"));
        settings.read();
        return settings;
    }

    private void read() {
        Path source = file;
        if (source == null || !Files.exists(source)) {
            return;
        }
        try (Reader reader = Files.newBufferedReader(source)) {
            values.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("The user's settings cannot be read: {}", e.getMessage());
        }
    }

    /** What the user chose, else what the system shows where that is known. FX thread only. */
    Theme theme() {
        for (Theme theme : Theme.values()) {
            if (theme.name().equalsIgnoreCase(values.getProperty(THEME))) {
                return theme;
            }
        }
        return SystemTheme.now().orElse(Theme.LIGHT);
    }

    boolean followsSystem() {
        return values.getProperty(THEME, SYSTEM).equals(SYSTEM);
    }

    void followSystem() {
        keep(THEME, SYSTEM);
    }

    void setTheme(Theme theme) {
        keep(THEME, theme.name().toLowerCase(java.util.Locale.ROOT));
    }

    /** In percent, from 80 to 200. */
    int scale() {
        String text = values.getProperty(SCALE, "100");
        int percent = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 100;
        return Math.max(LEAST_SCALE, Math.min(MOST_SCALE, percent));
    }

    void setScale(int percent) {
        keep(SCALE, Integer.toString(percent));
    }

    /** Ids of the commands used last, the newest first. */
    List<String> recent() {
        String text = values.getProperty(RECENT, "");
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+", -1));
    }

    void setRecent(List<String> ids) {
        keep(RECENT, String.join(" ", ids));
    }

    private void keep(String name, String value) {
        values.setProperty(name, value);
        Path target = file;
        if (target == null) {
            return;
        }
        try {
            Files.createDirectories(target.getParent());
            try (Writer writer = Files.newBufferedWriter(target)) {
                values.store(writer, null);
            }
        } catch (IOException e) {
            LOG.warn("The user's settings cannot be kept: {}", e.getMessage());
        }
    }
}
