package dev.trivium.app;

import dev.trivium.app.controls.Figures;
import dev.trivium.history.History;
import dev.trivium.history.HistoryException;
import dev.trivium.workspace.BudgetStanding;
import dev.trivium.workspace.Workspace;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What today has cost, of which budget, and how big the history is: read in the background, shown in the frame of the window. */
final class HistoryStatus {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryStatus.class);
    private static final double MEGABYTE = 1_000_000.0;

    private final Workspace workspace;
    private final @Nullable History history;
    private final Executor work;
    private final Executor ui;
    private final ReadOnlyStringWrapper spend = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<BudgetStanding.@Nullable Limit> budget = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper size = new ReadOnlyStringWrapper("");

    HistoryStatus(OpenWorkspace opened, Executor work, Executor ui) {
        this.history = opened.history();
        this.workspace = opened.workspace();
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
            BudgetStanding standing = workspace.budgets().standing();
            BudgetStanding.Limit limit = standing.tightest();
            String cost = (standing.spent().atLeast() ? "at least " : "")
                    + Figures.usdSum(limit == null ? standing.spent().today() : limit.spent())
                    + (limit == null ? "" : " / " + Figures.usdSum(limit.usd()));
            String bytes = String.format(Locale.ROOT, "History %.1f MB", source.bytes() / MEGABYTE);
            ui.execute(() -> {
                budget.set(limit);
                spend.set(cost);
                size.set(bytes);
            });
        } catch (HistoryException e) {
            LOG.warn("The history's figures cannot be read.", e);
        }
    }

    /** The budget that is used up furthest; null if there is none. */
    ReadOnlyObjectProperty<BudgetStanding.@Nullable Limit> budgetProperty() {
        return budget.getReadOnlyProperty();
    }

    ReadOnlyStringProperty spendProperty() {
        return spend.getReadOnlyProperty();
    }

    ReadOnlyStringProperty sizeProperty() {
        return size.getReadOnlyProperty();
    }
}
