package dev.trivium.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A text file that a person may be editing too: written whole or not at all, and only over what was read. */
final class EditedFile {

    private final Path file;
    private String text = "";

    EditedFile(Path file) {
        this.file = file;
    }

    /** What {@link #read} or {@link #write} saw last. */
    String text() {
        return text;
    }

    String name() {
        return String.valueOf(file.getFileName());
    }

    /** Reads it anew; empty if there is none. */
    String read() throws IOException {
        text = onDisk();
        return text;
    }

    /**
     * Writes it by way of a file beside it.
     *
     * @throws EditRefusedException if it is not what was read any more; it has been read anew then
     */
    void write(String changed) throws IOException, EditRefusedException {
        String now = onDisk();
        if (!now.equals(text)) {
            text = now;
            throw new EditRefusedException(
                    name() + " was changed by another program, so nothing was written. It has been read again. Look at"
                            + " what it says now, and make your change once more.");
        }
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path beside = target.resolveSibling("." + name() + ".new");
        try {
            Files.writeString(beside, changed);
            if (Files.exists(target) && Files.getFileStore(target).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(target));
            }
            move(beside, target);
        } finally {
            Files.deleteIfExists(beside);
        }
        text = changed;
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private String onDisk() throws IOException {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        }
    }
}
