package dev.trivium.prompt;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds data that lies beside the project on some machines. */
final class SharedFolder {

    private SharedFolder() {}

    /** The folder or file below {@code shared}; null if it is not there. */
    static Path find(String below) {
        String given = System.getProperty("trivium.shared");
        if (given != null) {
            Path path = Path.of(given).resolve(below);
            return Files.exists(path) ? path : null;
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path path = folder.resolve("shared").resolve(below);
            if (Files.exists(path)) {
                return path;
            }
        }
        return null;
    }
}
