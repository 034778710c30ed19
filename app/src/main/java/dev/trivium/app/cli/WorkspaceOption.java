package dev.trivium.app.cli;

import dev.trivium.workspace.Environment;
import dev.trivium.workspace.Workspace;
import dev.trivium.yaml.Problem;
import dev.trivium.yaml.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which workspace a command works in. */
final class WorkspaceOption {

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            description =
                    "A folder with a trivium.yaml. Without it, the workspace in your data folder is used, and made"
                            + " as a sample the first time.")
    @Nullable
    Path directory;

    /** Opens it; problems that do not stop it are told on {@code context.err()}. */
    Workspace open(CliContext context) throws UsageException {
        try {
            Workspace workspace = open(context.environment());
            for (Problem problem : workspace.problems()) {
                context.err().println("Warning: " + problem);
            }
            return workspace;
        } catch (ProblemException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UsageException("The sample workspace cannot be made in "
                    + Workspace.defaultDirectory(context.environment())
                    + ". Check that you may write there, or name another folder with --workspace DIR.");
        }
    }

    private Workspace open(Environment environment) throws ProblemException, IOException {
        return directory != null ? Workspace.open(directory, environment) : Workspace.openDefault(environment);
    }
}
