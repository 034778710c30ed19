package dev.trivium.app.compare.parts;

import dev.trivium.app.controls.PngEncoder;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;

/** Takes files and pictures from the clipboard or from a drop. FX thread only. */
final class ClipboardIntake {

    private ClipboardIntake() {}

    /** Whether there is something to attach. A picture that comes with text is a copied page: then the text is meant. */
    static boolean holdsAttachment(Clipboard clipboard) {
        return clipboard.hasFiles() || (clipboard.hasImage() && !clipboard.hasString());
    }

    /** Attaches what is there; false if there is nothing to attach. */
    static boolean take(Clipboard clipboard, AttachmentsViewModel attachments) {
        if (!holdsAttachment(clipboard)) {
            return false;
        }
        List<File> files = clipboard.hasFiles() ? clipboard.getFiles() : List.of();
        if (!files.isEmpty()) {
            List<Path> paths = files.stream().map(File::toPath).toList();
            attachments.addFiles(paths);
            return true;
        }
        Image image = clipboard.getImage();
        if (image == null) {
            return false;
        }
        attachments.addPicture(() -> PngEncoder.encode(image));
        return true;
    }
}
