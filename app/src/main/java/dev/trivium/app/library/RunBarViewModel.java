package dev.trivium.app.library;

import dev.trivium.history.HistoryException;
import dev.trivium.history.RunRecord;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which run is on the screen, among the runs of its prompt. FX thread only. */
public final class RunBarViewModel {

    private static final Logger LOG = LoggerFactory.getLogger(RunBarViewModel.class);

    private final @Nullable RunSource source;
    private final Executor work;
    private final Executor ui;
    private final ReadOnlyStringWrapper label = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper earlier = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper later = new ReadOnlyBooleanWrapper();
    private String current = "";
    private List<String> all = List.of();

    /** @param source null if there is no history: then there is nothing to step through */
    public RunBarViewModel(@Nullable RunSource source, Executor work, Executor ui) {
        this.source = source;
        this.work = work;
        this.ui = ui;
    }

    /** This run is on the screen now; empty for none. */
    public void show(String runId) {
        current = runId;
        RunSource from = source;
        if (from == null || runId.isEmpty()) {
            set(List.of());
            return;
        }
        work.execute(() -> {
            try {
                Optional<RunRecord> run = from.run(runId);
                List<String> runs = run.isEmpty()
                        ? List.of()
                        : from.ofPrompt(run.get().summary().promptName());
                ui.execute(() -> {
                    if (current.equals(runId)) {
                        set(runs);
                    }
                });
            } catch (HistoryException e) {
                LOG.warn("The runs of the prompt cannot be read: {}", e.getMessage());
            }
        });
    }

    /**
     * Reads the run before or after this one.
     *
     * @param by -1 for the run before, 1 for the one after; nothing happens at the ends
     */
    public void step(int by, Consumer<RunRecord> show) {
        int to = all.indexOf(current) + by;
        if (!current.isEmpty() && to >= 0 && to < all.size()) {
            read(all.get(to), show);
        }
    }

    /** Reads the run on the screen. */
    public void with(Consumer<RunRecord> action) {
        if (!current.isEmpty()) {
            read(current, action);
        }
    }

    private void read(String runId, Consumer<RunRecord> action) {
        RunSource from = source;
        if (from == null) {
            return;
        }
        work.execute(() -> {
            try {
                Optional<RunRecord> run = from.run(runId);
                ui.execute(() -> run.ifPresent(action));
            } catch (HistoryException e) {
                LOG.warn("A run cannot be read: {}", e.getMessage());
            }
        });
    }

    private void set(List<String> runs) {
        all = runs;
        int at = runs.indexOf(current);
        label.set(at < 0 ? "" : "Run " + (at + 1) + " of " + runs.size());
        earlier.set(at > 0);
        later.set(at >= 0 && at < runs.size() - 1);
    }

    /** {@code Run 31 of 31}; empty if none is on the screen. */
    public ReadOnlyStringProperty labelProperty() {
        return label.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty earlierProperty() {
        return earlier.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty laterProperty() {
        return later.getReadOnlyProperty();
    }
}
