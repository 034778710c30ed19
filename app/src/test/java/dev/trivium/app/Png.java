package dev.trivium.app;

import dev.trivium.app.controls.PngEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.Image;

/** Writes a picture to a file, and makes its folder. */
final class Png {

    private Png() {}

    static void write(Image image, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, PngEncoder.encode(image));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
