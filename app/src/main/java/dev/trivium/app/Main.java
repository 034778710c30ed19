package dev.trivium.app;

import dev.trivium.app.cli.Cli;
import dev.trivium.app.cli.CliContext;
import dev.trivium.app.cli.ExitCode;
import dev.trivium.app.cli.Interrupts;
import dev.trivium.workspace.Environment;
import dev.trivium.workspace.Workspace;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The entry point of the window and of the command line; loads JavaFX only for the window. */
public final class Main {

    /** Where {@code logback.xml} writes; set before the first logger is made. */
    static final String LOG_DIRECTORY = "trivium.log.dir";

    static final String LOG_FILE = "trivium.log";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Main() {}

    public static void main(String[] args) {
        Environment environment = Environment.system();
        Path logs = environment.stateDirectory();
        System.setProperty(LOG_DIRECTORY, logs.toString());
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        Path logFile = logs.resolve(LOG_FILE);
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> unexpected(err, logFile, failure));
        CliContext context =
                new CliContext(System.in, out, err, environment, logFile, Interrupts.ofProcess(PATIENCE), Main::window);
        int code = new Cli(context).run(List.of(args));
        out.flush();
        err.flush();
        // Sockets, timers and JavaFX keep threads of their own; none of them may keep the process.
        System.exit(code);
    }

    private static int window(CliContext context, @Nullable Path workspace, @Nullable Path file) {
        Environment environment = context.environment();
        Path folder = folder(workspace, file, environment);
        Path socket = SingleInstance.socket(environment.stateDirectory(), folder);
        if (SingleInstance.handOver(socket, file)) {
            return ExitCode.OK;
        }
        if (NoWindow.lacksDisplay(environment.osName(), environment.variables(), System.getProperties())) {
            return NoWindow.show(new UnsupportedOperationException("Unable to open DISPLAY"), context);
        }
        NoWindow.quietToolkit();
        try {
            DesktopLauncher.open(folder.equals(Workspace.defaultDirectory(environment)) ? null : folder, file);
            return ExitCode.OK;
        } catch (RuntimeException | LinkageError e) {
            if (NoWindow.isOurFault(e)) {
                unexpected(context.err(), context.logFile(), e);
                return ExitCode.FAILED;
            }
            return NoWindow.show(e, context);
        }
    }

    /** The workspace that was named, else the one that holds the file, else the user's own. */
    private static Path folder(@Nullable Path workspace, @Nullable Path file, Environment environment) {
        Path ofFile = file == null ? null : FileToOpen.of(file).workspace();
        return workspace != null
                ? workspace.toAbsolutePath()
                : ofFile != null ? ofFile : Workspace.defaultDirectory(environment);
    }

    private static void unexpected(PrintStream err, Path logFile, Throwable failure) {
        LoggerFactory.getLogger(Main.class).error("Unexpected", failure);
        err.println("Something in Trivium failed (" + failure.getClass().getSimpleName() + "). Details are in "
                + logFile + ".");
    }

    /** UTF-8 whatever the locale says, so that answers and JSON arrive as they are. */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
