package dev.trivium.app.cli;

import dev.trivium.route.Route;
import dev.trivium.route.export.Export;
import dev.trivium.route.export.ExportFile;
import dev.trivium.route.export.ExportTarget;
import dev.trivium.route.export.ExportTargets;
import dev.trivium.workspace.Workspace;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a route for a gateway. */
@Command(
        name = "export",
        description = "Writes a route in the format of a gateway, and tells how much of it the gateway can carry.",
        footer = {"", "Exit code: 0 when it was written, 2 on bad arguments or a bad file."},
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RouteExportCommand implements Callable<Integer> {

    private final CliContext context;

    @Parameters(paramLabel = "FILE", description = "A route's file.")
    private Path file = Path.of("");

    @Option(
            names = "--to",
            paramLabel = "NAME",
            required = true,
            description = "The gateway: litellm, portkey, openrouter, envoy, kong, bifrost, or trivium itself.")
    private String to = "";

    @Option(
            names = "--report",
            description = "Print what becomes of every part of the route; without -o in place of the file.")
    private boolean report;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            description = "Write here instead of on standard output: a file, or a folder that exists.")
    private @Nullable Path output;

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    RouteExportCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws UsageException {
        ExportTarget target = ExportTargets.named(to).orElseThrow(() -> new UsageException(unknown()));
        Route route = RouteFiles.read(file);
        Export export;
        try (Workspace open = workspace.open(context)) {
            export = target.export(route, open.exportContext());
        }
        if (output != null) {
            for (ExportFile written : export.files()) {
                Path path = RouteFiles.place(output, written.name(), written.equals(export.main()));
                RouteFiles.write(path, written.text());
                context.err().println("Wrote " + path + ".");
            }
        } else if (!report) {
            context.out().print(export.main().text());
        }
        if (report) {
            FidelityTable.print(export.report(), context.out());
        }
        tell(target, export);
        return ExitCode.OK;
    }

    private void tell(ExportTarget target, Export export) {
        context.err()
                .println("For " + target.title() + " (" + export.version() + "): "
                        + FidelityTable.counts(export.report()) + ".");
        export.todo().forEach(todo -> context.err().println("To do: " + todo));
        if (output == null && export.files().size() > 1) {
            String others =
                    export.files().stream().skip(1).map(ExportFile::name).collect(Collectors.joining(", "));
            context.err().println("With -o FOLDER these are written too: " + others + ".");
        }
    }

    private String unknown() {
        return "There is no target \"" + to + "\". Known targets: "
                + ExportTargets.all().stream().map(ExportTarget::name).collect(Collectors.joining(", ")) + ".";
    }
}
