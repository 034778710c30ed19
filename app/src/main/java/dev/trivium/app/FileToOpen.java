package dev.trivium.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody asked to open, such as by a double click.
 *
 * @param workspace the folder of the workspace that holds it; null if it lies in none
 */
record FileToOpen(Path file, Kind kind, @Nullable Path workspace) {

    enum Kind {
        PROMPT("prompts", ".prompt"),
        ROUTE("routes", ".route.yaml"),
        OTHER("", "");

        private final String folder;
        private final String ending;

        Kind(String folder, String ending) {
            this.folder = folder;
            this.ending = ending;
        }
    }

    static FileToOpen of(Path named) {
        Path file = named.toAbsolutePath().normalize();
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        Kind kind = name.endsWith(Kind.PROMPT.ending)
                ? Kind.PROMPT
                : name.endsWith(Kind.ROUTE.ending) ? Kind.ROUTE : Kind.OTHER;
        Path folder = file.getParent();
        while (folder != null && !Files.isRegularFile(folder.resolve("trivium.yaml"))) {
            folder = folder.getParent();
        }
        return new FileToOpen(file, kind, folder);
    }

    /** What its screen calls it; null if it does not lie where the workspace keeps files of its kind. */
    @Nullable
    String name() {
        Path folder = workspace == null || kind == Kind.OTHER ? null : workspace.resolve(kind.folder);
        if (folder == null || !folder.equals(file.getParent())) {
            return null;
        }
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - kind.ending.length());
    }

    /** Why it cannot be opened, and what to do. */
    String problem() {
        if (kind == Kind.OTHER) {
            return file + " is neither a prompt nor a route. Trivium opens files that end in .prompt or .route.yaml.";
        }
        return file + " lies in no workspace. Copy it into the folder " + kind.folder
                + " of a workspace, then open it from there.";
    }
}
