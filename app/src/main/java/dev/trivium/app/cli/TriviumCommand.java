package dev.trivium.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Without a command it opens the window. */
@Command(
        name = "trivium",
        description = "One prompt, several models, side by side. Without a command it opens the window.",
        subcommands = {CompareCommand.class, ModelsCommand.class, RouteCommand.class, HistoryCommand.class},
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        sortOptions = false)
final class TriviumCommand implements Callable<Integer> {

    private final CliContext context;

    @Option(names = "--workspace", paramLabel = "DIR", description = "The workspace that the window opens.")
    private @Nullable Path workspace;

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", description = "A prompt or a route to open.")
    private @Nullable Path file;

    TriviumCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws UsageException {
        if (file != null && !Files.exists(file)) {
            throw new UsageException("There is no file \"" + file + "\".");
        }
        return context.window().open(context, workspace, file);
    }
}
