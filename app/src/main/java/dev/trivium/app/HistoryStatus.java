package dev.trivium.app;

import dev.trivium.app.controls.Figures;
import dev.trivium.history.History;
import dev.trivium.history.HistoryException;
import dev.trivium.history.Totals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What today has cost, and how big the history is: read in the background, shown in the frame of the window. */
final class HistoryStatus {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryStatus.class);
    private static final double MEGABYTE = 1_000_000.0;

    private final @Nullable History history;
    private final Path folder;
    private final Executor work;
    private final Executor ui;
    private final ReadOnlyStringWrapper spend = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper size = new ReadOnlyStringWrapper("");

    HistoryStatus(OpenWorkspace opened, Executor work, Executor ui) {
        this.history = opened.history();
        this.folder = opened.workspace().directory().resolve(".trivium");
        this.work = work;
        this.ui = ui;
        if (history == null) {
            size.set("No history: nothing is recorded");
        }
    }

    void refresh() {
        History source = history;
        if (source != null) {
            work.execute(() -> read(source));
        }
    }

    private void read(History source) {
        try {
            Totals today = source.today();
            String cost = (today.unpriced() > 0 ? "at least " : "") + Figures.usdSum(today.usd());
            String bytes = String.format(Locale.ROOT, "History %.1f MB", bytes() / MEGABYTE);
            ui.execute(() -> {
                spend.set(cost);
                size.set(bytes);
            });
        } catch (HistoryException | IOException e) {
            LOG.warn("The history's figures cannot be read.", e);
        }
    }

    private long bytes() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    ReadOnlyStringProperty spendProperty() {
        return spend.getReadOnlyProperty();
    }

    ReadOnlyStringProperty sizeProperty() {
        return size.getReadOnlyProperty();
    }
}
