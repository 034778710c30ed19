package dev.trivium.app.cli;

import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Message;
import dev.trivium.compare.Column;
import dev.trivium.history.RunStart;
import dev.trivium.route.Route;
import dev.trivium.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Routing policies. */
@Command(
        name = "route",
        description = "Checks, runs and exports routing policies (*.route.yaml).",
        subcommands = {RouteCommand.Check.class, RouteCommand.Run.class, RouteExportCommand.class},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class RouteCommand implements Callable<Integer> {

    @Override
    public Integer call() throws UsageException {
        throw new UsageException("Say what to do: trivium route check FILE, or trivium route run FILE --prompt TEXT.");
    }

    /** Looks for mistakes. */
    @Command(
            name = "check",
            description = "Reads a route's file and lists every mistake with its line.",
            footer = {"", "Exit code: 0 when the file is right, 2 when it has mistakes or cannot be read."},
            mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {

        private final CliContext context;

        @Parameters(paramLabel = "FILE", description = "A route's file.")
        private Path file = Path.of("");

        Check(CliContext context) {
            this.context = context;
        }

        @Override
        public Integer call() throws UsageException {
            Route route = RouteFiles.read(file);
            context.out().println(file + " is right: " + route.steps().size() + " steps, entry " + route.entry() + ".");
            return ExitCode.OK;
        }
    }

    /** Runs one prompt. */
    @Command(
            name = "run",
            description = "Runs one prompt through a route's file.",
            footer = {"", "Exit code: 0 when it answered, 1 when it failed, 2 on bad arguments or a bad file."},
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class Run implements Callable<Integer> {

        private final CliContext context;

        @Parameters(paramLabel = "FILE", description = "A route's file.")
        private Path file = Path.of("");

        @Mixin
        private final WorkspaceOption workspace = new WorkspaceOption();

        @Option(names = "--prompt", paramLabel = "TEXT", required = true, description = "The prompt, taken literally.")
        private String prompt = "";

        @Option(
                names = "--metadata",
                paramLabel = "KEY=VALUE",
                description = "What conditions can read as metadata.KEY. Repeatable.")
        private Map<String, String> metadata = Map.of();

        @Option(names = "--explain", description = "Tell every step with its reason, on standard error.")
        private boolean explain;

        @Option(names = "--dry-run", description = "Decide and explain without asking any model.")
        private boolean dryRun;

        @Option(names = "--json", description = "Print one JSON document on standard output, and nothing else there.")
        private boolean json;

        Run(CliContext context) {
            this.context = context;
        }

        @Override
        public Integer call() throws UsageException {
            Route route = RouteFiles.read(file);
            ChatRequest request = ChatRequest.of(Message.user(prompt)).withMetadata(metadata);
            try (Workspace open = workspace.open(context)) {
                if (dryRun) {
                    DryRunText.print(open.dryRun(route, request), json, context.out());
                    return ExitCode.OK;
                }
                ChatModel model = open.model(route);
                ChatModel told = explain ? new ExplainedModel(model, context.err()) : model;
                return new ComparisonRun(context, json)
                        .run(
                                open,
                                new RunStart("cli", route.name(), prompt, metadata),
                                List.of(new Column(told, request)));
            }
        }
    }
}
