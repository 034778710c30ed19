package dev.trivium.prompt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The prompts of a workspace: {@code prompts/NAME.prompt}, with {@code NAME.values.yaml} beside it. A file whose name
 * begins with an underscore is a partial.
 *
 * <p>Changes from outside are found by comparing contents when somebody asks ({@link #onDisk}), not by watching the
 * folder: that works on network and synchronised folders too. Reads and writes files, so not for a thread that draws.
 */
public final class PromptFiles {

    private static final String ENDING = ".prompt";
    private static final String VALUES = ".values.yaml";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final String ending;
    private final Path trash;
    private final Clock clock;

    public PromptFiles(Path workspace, Clock clock) {
        this(workspace, "prompts", ENDING, clock);
    }

    /**
     * Other text files that are kept in the same way.
     *
     * @param folder within the workspace
     * @param ending of the names of the files, such as {@code .route.yaml}
     */
    public PromptFiles(Path workspace, String folder, String ending, Clock clock) {
        this.folder = workspace.resolve(folder);
        this.ending = ending;
        this.trash = workspace.resolve(".trivium").resolve("trash");
        this.clock = clock;
    }

    /** Names, sorted; empty if there is no folder yet. */
    public List<String> list() throws IOException {
        return names(false);
    }

    /** Names of partials, without the underscore. */
    public List<String> partials() throws IOException {
        return names(true);
    }

    /** The template of {@code prompts/_name.prompt}, without its front matter; null if there is none. */
    public @Nullable String partial(String name) {
        if (!PromptNames.problem(name).isEmpty()) {
            return null;
        }
        try {
            String text = Files.readString(folder.resolve("_" + name + ENDING));
            return text.substring(FrontMatter.bodyStart(text));
        } catch (IOException e) {
            return null;
        }
    }

    /** @throws NoSuchFileException if there is none */
    public StoredPrompt read(String name) throws IOException {
        Path values = values(name);
        return new StoredPrompt(
                name, Files.readString(file(name)), Files.exists(values) ? Files.readString(values) : "");
    }

    /** What stands on disk now; null if the file is gone. Equal to what was read if nobody changed it. */
    public @Nullable StoredPrompt onDisk(String name) throws IOException {
        try {
            return read(name);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /**
     * Writes a prompt that was read, whole or not at all.
     *
     * @param base as it was read or last saved
     * @throws PromptConflictException if the files are not like {@code base} any more; nothing is written then
     */
    public void save(StoredPrompt base, StoredPrompt now) throws IOException, PromptConflictException {
        StoredPrompt disk = onDisk(base.name());
        if (!base.equals(disk)) {
            throw new PromptConflictException(now, disk);
        }
        overwrite(now);
    }

    /** Writes a prompt over whatever stands there. */
    public void overwrite(StoredPrompt prompt) throws IOException {
        write(file(prompt.name()), prompt.text());
        Path values = values(prompt.name());
        if (prompt.values().isEmpty()) {
            Files.deleteIfExists(values);
        } else {
            write(values, prompt.values());
        }
    }

    /** @throws FileAlreadyExistsException if the name is taken */
    public void create(StoredPrompt prompt) throws IOException {
        if (exists(prompt.name())) {
            throw new FileAlreadyExistsException(prompt.name());
        }
        overwrite(prompt);
    }

    /** A name that is not taken yet: the given one, or with a number behind it. */
    public String free(String name) {
        return PromptNames.free(name, this::exists);
    }

    /** @throws FileAlreadyExistsException if the new name is taken */
    public void rename(String from, String to) throws IOException {
        boolean onlyCase = from.toLowerCase(Locale.ROOT).equals(to.toLowerCase(Locale.ROOT));
        if (exists(to) && !onlyCase) {
            throw new FileAlreadyExistsException(to);
        }
        Files.move(file(from), file(to));
        if (Files.exists(values(from))) {
            Files.move(values(from), values(to));
        }
    }

    /** @return the copy's name */
    public String duplicate(String name) throws IOException {
        StoredPrompt original = read(name);
        String copy = free(name + " copy");
        create(new StoredPrompt(copy, original.text(), original.values()));
        return copy;
    }

    /** Moves the files to {@code .trivium/trash}. */
    public void delete(String name) throws IOException {
        Files.createDirectories(trash);
        String stamp = STAMP.format(clock.instant()) + " ";
        Files.move(file(name), trash.resolve(stamp + name + ending));
        if (Files.exists(values(name))) {
            Files.move(values(name), trash.resolve(stamp + name + VALUES));
        }
    }

    private boolean exists(String name) {
        return Files.exists(file(name));
    }

    private Path file(String name) {
        return safe(name, ending);
    }

    private Path values(String name) {
        return safe(name, VALUES);
    }

    private Path safe(String name, String ending) {
        String problem = PromptNames.problem(name);
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException(problem);
        }
        return folder.resolve(name + ending);
    }

    private List<String> names(boolean partials) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.toFile().getName())
                    .filter(name -> name.endsWith(ending) && name.startsWith("_") == partials)
                    .map(name -> name.substring(partials ? 1 : 0, name.length() - ending.length()))
                    .filter(name -> PromptNames.problem(name).isEmpty())
                    .sorted(String.CASE_INSENSITIVE_ORDER)
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void write(Path file, String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
        Files.writeString(fresh, text);
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
