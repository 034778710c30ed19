package dev.trivium.workspace;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The workspace that a new user finds: simulated models that need no key, a prompt, a route. */
final class SampleWorkspace {

    /** {@link WorkspaceFile#NAME} stands last: a folder is a workspace only once everything else is in it. */
    static final List<String> FILES = List.of(
            ".gitignore",
            "prompts/support-reply.prompt",
            "routes/demo-cascade.route.yaml",
            "routes/demo-cost-capped.route.yaml",
            "routes/demo-hybrid.route.yaml",
            "routes/demo-judge.route.yaml",
            "routes/demo-local-first.route.yaml",
            "routes/demo-pipeline.route.yaml",
            WorkspaceFile.NAME);

    private static final String RESOURCES = "/dev/trivium/sample/";

    private SampleWorkspace() {}

    /** Writes what is missing; never changes a file that is there. */
    static void create(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (String file : FILES) {
            Path target = directory.resolve(file);
            Path folder = target.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            // What a user has there is the user's.
            if (!Files.exists(target)) {
                write(file, target);
            }
        }
    }

    private static void write(String file, Path target) throws IOException {
        try (InputStream in = resource(file)) {
            Files.copy(in, target);
        }
    }

    private static InputStream resource(String file) throws IOException {
        // A resource cannot be called .gitignore: builds leave such files out.
        String name = file.equals(".gitignore") ? "gitignore" : file;
        InputStream in = SampleWorkspace.class.getResourceAsStream(RESOURCES + name);
        if (in == null) {
            throw new FileNotFoundException("The program's file " + RESOURCES + name + " is missing.");
        }
        return in;
    }
}
