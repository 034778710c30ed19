package dev.trivium.app.library;

import dev.trivium.history.RunRecord;
import java.util.function.Consumer;

/**
 * What can be done with a run; called on the FX thread.
 *
 * @param open shows it in Compare as it was
 * @param replay shows it in Compare at its original pace
 * @param export asks for a file and writes the run into it
 * @param clipboard takes a text
 */
public record RunActions(
        Consumer<RunRecord> open, Consumer<RunRecord> replay, RunExport export, Consumer<String> clipboard) {

    /** Asks for a file and writes the run into it. */
    @FunctionalInterface
    public interface RunExport {
        void export(RunRecord run, ExportFormat format);
    }
}
