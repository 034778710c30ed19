package dev.trivium.app.cli;

import dev.trivium.workspace.Environment;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a command sees of the process around it.
 *
 * @param in standard input
 * @param out what the user asked for, UTF-8
 * @param err everything else, UTF-8
 * @param logFile where details of a failure of the program itself are written
 * @param window opens the window; returns the exit code
 */
public record CliContext(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Environment environment,
        Path logFile,
        Interrupts interrupts,
        Window window) {

    /** Opens the window and stays until it is closed. */
    @FunctionalInterface
    public interface Window {

        /**
         * @param workspace null for the default one, or the file's own
         * @param file a prompt or a route to show; null for none
         */
        int open(CliContext context, @Nullable Path workspace, @Nullable Path file);
    }
}
