package dev.trivium.app;

import dev.trivium.app.controls.PngEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.Image;

/** Writes a picture to a file, and makes its folder. */
final class Png {

    private Png() {}

    static void write(Image image, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, PngEncoder.encode(image));
    }
}
