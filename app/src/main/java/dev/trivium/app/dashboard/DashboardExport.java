package dev.trivium.app.dashboard;

import dev.trivium.history.CallLine;
import dev.trivium.history.HistoryException;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes what shows to a file, in the background. */
final class DashboardExport {

    private static final int PAGE = 1_000;

    private final Executor work;
    private final Executor ui;
    private final Consumer<String> said;

    /** @param said hears how it went, on the FX thread */
    DashboardExport(Executor work, Executor ui, Consumer<String> said) {
        this.work = work;
        this.ui = ui;
        this.said = said;
    }

    void groups(List<GroupRow> rows, Path file) {
        work.execute(() -> {
            try {
                Files.writeString(file, DashboardCsv.groups(rows));
                say("Wrote " + rows.size() + " lines to " + file + ".");
            } catch (IOException e) {
                failed(file, e);
            }
        });
    }

    /** All calls of the question, whether they were read already or not. */
    void calls(DashboardSource source, CallQueries question, Path file) {
        work.execute(() -> {
            try {
                long count = write(source, question, file);
                say("Wrote " + FigureTexts.calls(count) + " to " + file + ".");
            } catch (IOException e) {
                failed(file, e);
            } catch (HistoryException e) {
                say(String.valueOf(e.getMessage()));
            }
        });
    }

    private static long write(DashboardSource source, CallQueries question, Path file)
            throws IOException, HistoryException {
        long count = 0;
        @Nullable CallLine last = null;
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(DashboardCsv.callsHeader());
            while (true) {
                List<CallLine> page = source.calls(question.query(), question.from(), question.until(), last, PAGE);
                out.write(DashboardCsv.calls(page));
                count += page.size();
                if (page.size() < PAGE) {
                    return count;
                }
                last = page.get(page.size() - 1);
            }
        }
    }

    private void failed(Path file, IOException e) {
        say("The file " + file + " could not be written: " + e.getMessage()
                + ". Check that the folder can be written, or choose another.");
    }

    private void say(String text) {
        ui.execute(() -> said.accept(text));
    }
}
