package dev.trivium.app.cli;

import dev.trivium.history.ExportFormat;
import dev.trivium.history.ExportScope;
import dev.trivium.history.History;
import dev.trivium.history.HistoryException;
import dev.trivium.workspace.Workspace;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the history for other programs. */
@Command(
        name = "export",
        description = "Writes runs and calls: JSONL that can be imported again, CSV with a row a call, or OpenTelemetry"
                + " spans as OTLP JSON.",
        footer = {
            "",
            "docs/history.md names the fields. Exit code: 0 when all was written, 1 when it was not, 2 on bad arguments or"
                    + " a bad workspace."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class HistoryExportCommand implements Callable<Integer> {

    private static final String ALL = "all";

    private final CliContext context;

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--format", paramLabel = "jsonl|csv|otlp", defaultValue = "jsonl", description = "Default: jsonl.")
    private String format = "jsonl";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            description = "The file to write; it is replaced once the new one is whole. Default: standard output.")
    private @Nullable Path output;

    @Option(
            names = "--since",
            paramLabel = "SPAN|DAY",
            defaultValue = ALL,
            description = "Runs from this day on, as 2026-11-01, or of so many days (7d) or weeks (4w). Default: all.")
    private String since = ALL;

    @Option(names = "--until", paramLabel = "DAY", description = "Runs up to this day, as 2026-11-30. Default: today.")
    private @Nullable String until;

    @Option(
            names = "--texts",
            negatable = true,
            fallbackValue = "true",
            description = "With prompts, answers and the words of providers, or without. Default: with them, in otlp"
                    + " without.")
    private @Nullable Boolean texts;

    HistoryExportCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws UsageException {
        ExportFormat chosen = format();
        if (!since.equals(ALL)) {
            DaySpan.check(since, until);
        }
        try (Workspace open = workspace.open(context)) {
            History history = open.history();
            ExportScope scope = scope(history.dashboard().zone(), chosen);
            write(out -> history.transfer().export(chosen, scope, out, open::provider));
            return ExitCode.OK;
        } catch (HistoryException e) {
            context.err().println(e.getMessage());
        } catch (IOException e) {
            context.err()
                    .println("The export to " + (output == null ? "standard output" : output) + " cannot be written ("
                            + e.getClass().getSimpleName() + "). Check that the disk has room and that you may write"
                            + " there.");
        }
        return ExitCode.FAILED;
    }

    private ExportFormat format() throws UsageException {
        try {
            return ExportFormat.valueOf(format.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--format is jsonl, csv or otlp, not \"" + format + "\".");
        }
    }

    private ExportScope scope(ZoneId zone, ExportFormat chosen) throws UsageException {
        boolean withTexts = texts == null ? chosen != ExportFormat.OTLP : texts;
        boolean all = since.equals(ALL);
        if (all && until == null) {
            return ExportScope.ALL.withTexts(withTexts);
        }
        DaySpan days = DaySpan.of(all ? LocalDate.EPOCH.toString() : since, until, LocalDate.now(zone));
        Instant from = all ? null : days.start(zone);
        return new ExportScope(from, days.end(zone), withTexts);
    }

    @FunctionalInterface
    private interface Export {
        void to(Writer out) throws HistoryException, IOException;
    }

    private void write(Export export) throws HistoryException, IOException {
        if (output == null) {
            Writer out = writer(new FilterOutputStream(context.out()) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    out.write(bytes, offset, length);
                    if (context.out().checkError()) {
                        throw new IOException("Nobody reads any more.");
                    }
                }
            });
            export.to(out);
            out.flush();
            return;
        }
        Path target = output.toAbsolutePath();
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            try (Writer out = writer(Files.newOutputStream(part))) {
                export.to(out);
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static Writer writer(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    }
}
