package dev.trivium.app.cli;

import dev.trivium.chat.ChatEvent;
import dev.trivium.compare.Column;
import dev.trivium.compare.Comparison;
import dev.trivium.compare.Result;
import dev.trivium.compare.ResultJson;
import dev.trivium.history.History;
import dev.trivium.history.HistoryException;
import dev.trivium.history.RunStart;
import dev.trivium.workspace.Workspace;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs a comparison to its end and shows it. */
final class ComparisonRun {

    private final CliContext context;
    private final boolean json;

    ComparisonRun(CliContext context, boolean json) {
        this.context = context;
        this.json = json;
    }

    /** @return the exit code: 0 if all answered, 1 if some failed */
    int run(Workspace workspace, RunStart start, List<Column> columns) {
        History history = history(workspace);
        AtomicReference<@Nullable Comparison> running = new AtomicReference<>();
        AtomicBoolean stopping = new AtomicBoolean();
        Runnable stop = () -> {
            stopping.set(true);
            cancel(running.get());
        };
        Interrupts.Guard guard = context.interrupts().guard(stop);
        try {
            StreamPrinter printer = new StreamPrinter(context.out(), columns);
            Comparison comparison = workspace.compare(start, columns, history, (column, event) -> {
                if (!json) {
                    print(printer, column, event, running.get());
                }
            });
            running.set(comparison);
            if (stopping.get()) {
                comparison.cancelAll();
            }
            List<Result> results = comparison.done().join();
            finish(comparison.runId(), results);
            return results.stream().allMatch(result -> result.error() == null) ? ExitCode.OK : ExitCode.FAILED;
        } finally {
            guard.close();
        }
    }

    private @Nullable History history(Workspace workspace) {
        try {
            return workspace.history();
        } catch (HistoryException e) {
            context.err().println("Warning: this run is not recorded. " + e.getMessage());
            return null;
        }
    }

    private static void print(StreamPrinter printer, int column, ChatEvent event, @Nullable Comparison running) {
        printer.on(column, event);
        if (printer.broken()) {
            // Nobody reads any more, so nobody should pay for the rest.
            cancel(running);
        }
    }

    private void finish(String runId, List<Result> results) {
        if (json) {
            context.out().println(ResultJson.write(runId, results));
        } else {
            context.out().println();
            FiguresTable.lines(results).forEach(context.out()::println);
        }
        context.out().flush();
    }

    private static void cancel(@Nullable Comparison comparison) {
        if (comparison != null) {
            comparison.cancelAll();
        }
    }
}
