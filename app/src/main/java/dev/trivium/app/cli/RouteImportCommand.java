package dev.trivium.app.cli;

import dev.trivium.route.RouteFile;
import dev.trivium.route.export.ImportSource;
import dev.trivium.route.export.ImportSources;
import dev.trivium.route.export.Imported;
import dev.trivium.workspace.Workspace;
import dev.trivium.yaml.ProblemException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a route of a gateway's configuration. */
@Command(
        name = "import",
        description = "Makes a route of a gateway's configuration, and tells what has no place in a route.",
        footer = {"", "Exit code: 0 when it was read, 2 on bad arguments or a bad file."},
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RouteImportCommand implements Callable<Integer> {

    private final CliContext context;

    @Parameters(paramLabel = "FILE", description = "The gateway's configuration.")
    private Path file = Path.of("");

    @Option(names = "--from", paramLabel = "NAME", required = true, description = "The gateway: litellm or portkey.")
    private String from = "";

    @Option(
            names = "--report",
            description = "Print what becomes of everything in the configuration; without -o in place of the route.")
    private boolean report;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            description = "Write the route here instead of on standard output; its name is that of the file.")
    private @Nullable Path output;

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    RouteImportCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws UsageException {
        ImportSource source = ImportSources.named(from).orElseThrow(() -> new UsageException(unknown()));
        String text = RouteFiles.text(file);
        Imported imported;
        try (Workspace open = workspace.open(context)) {
            imported = source.read(file.toString(), name(), text, open.importContext());
        } catch (ProblemException e) {
            throw new UsageException(RouteFiles.problems(e.problems()));
        }
        String route = RouteFile.write(imported.route());
        if (output != null) {
            RouteFiles.write(output, route);
            context.err().println("Wrote " + output + ".");
        } else if (!report) {
            context.out().print(route);
        }
        if (report) {
            FidelityTable.print(imported.report(), context.out());
        }
        context.err().println("From " + source.title() + ": " + FidelityTable.counts(imported.report()) + ".");
        return ExitCode.OK;
    }

    /** The route's name: that of the file that is written, or else of the one that is read, up to its first dot. */
    private String name() {
        Path named = output == null ? file : output;
        return RouteFiles.name(named).replaceFirst("(?<=.)\\..*", "");
    }

    private String unknown() {
        return "There is no source \"" + from + "\". Known sources: "
                + ImportSources.all().stream().map(ImportSource::name).collect(Collectors.joining(", ")) + ".";
    }
}
