package dev.trivium.app.cli;

import dev.trivium.history.HistoryException;
import dev.trivium.history.ImportResult;
import dev.trivium.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings calls in that were made elsewhere. */
@Command(
        name = "import",
        description =
                "Adds the runs and calls of a JSONL file to the history. A file with a mistake changes nothing, and"
                        + " runs that are there already stay as they are.",
        footer = {
            "",
            "docs/history.md names the fields. Exit code: 0 when all was imported, 1 when the file has a mistake or the"
                    + " history cannot be written, 2 on bad arguments or a bad workspace."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class HistoryImportCommand implements Callable<Integer> {

    private final CliContext context;

    @Parameters(paramLabel = "FILE", description = "As \"trivium history export --format jsonl\" writes it.")
    private Path file = Path.of("");

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "Print one JSON document on standard output, and nothing else there.")
    private boolean json;

    HistoryImportCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws UsageException {
        if (!Files.isRegularFile(file)) {
            throw new UsageException("There is no file " + file + ".");
        }
        try (Workspace open = workspace.open(context)) {
            print(open.history().transfer().load(file));
            return ExitCode.OK;
        } catch (HistoryException e) {
            context.err().println(e.getMessage());
        } catch (CharacterCodingException e) {
            context.err().println("The file " + file + " is not UTF-8 text. Nothing was imported. Save it as UTF-8.");
        } catch (IOException e) {
            context.err()
                    .println("The file " + file + " cannot be read ("
                            + e.getClass().getSimpleName() + "). Check that you may read it.");
        }
        return ExitCode.FAILED;
    }

    private void print(ImportResult result) {
        context.out()
                .println(
                        json
                                ? "{\"runs\":" + result.runs() + ",\"calls\":" + result.calls() + ",\"skipped_runs\":"
                                        + result.skipped() + "}"
                                : "Imported " + count(result.runs(), "run") + " with " + count(result.calls(), "call")
                                        + (result.skipped() == 0
                                                ? "."
                                                : "; " + count(result.skipped(), "run")
                                                        + (result.skipped() == 1 ? " was" : " were")
                                                        + " there already."));
        context.out().flush();
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
