package dev.trivium.app.dashboard;

import dev.trivium.history.CallLine;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The list of the calls behind a figure, read page by page as its end comes into sight. FX thread only. */
public final class CallsViewModel {

    static final int PAGE = 100;

    private final @Nullable DashboardSource source;
    private final Asker asker;
    private final ObservableList<CallLine> lines = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private @Nullable CallQueries asked;
    private boolean more;

    CallsViewModel(@Nullable DashboardSource source, Executor work, Executor ui) {
        this.source = source;
        this.asker = new Asker(work, ui);
    }

    /** The newest calls of this question; those of another one are dropped. */
    void show(CallQueries question) {
        if (!question.equals(asked)) {
            lines.clear();
        }
        asked = question;
        load(question, null);
    }

    void clear() {
        asker.forget();
        asked = null;
        lines.clear();
        more = false;
        loading.set(false);
    }

    /** The next page, if there is one. */
    public void more() {
        CallQueries question = asked;
        if (more && !loading.get() && question != null && !lines.isEmpty()) {
            load(question, lines.get(lines.size() - 1));
        }
    }

    private void load(CallQueries question, @Nullable CallLine after) {
        DashboardSource from = source;
        if (from == null) {
            return;
        }
        loading.set(true);
        problem.set("");
        summarise();
        asker.ask(
                () -> from.calls(question.query(), question.from(), question.until(), after, PAGE),
                page -> take(page, after == null),
                why -> {
                    loading.set(false);
                    problem.set(why);
                });
    }

    private void take(List<CallLine> page, boolean first) {
        if (first) {
            lines.setAll(page);
        } else {
            lines.addAll(page);
        }
        more = page.size() == PAGE;
        loading.set(false);
        summarise();
    }

    private void summarise() {
        if (loading.get() && lines.isEmpty()) {
            summary.set("reading …");
        } else {
            String plus = more ? "+" : "";
            summary.set(FigureTexts.count(lines.size()) + plus + (lines.size() == 1 && !more ? " call" : " calls"));
        }
    }

    public ObservableList<CallLine> lines() {
        return lines;
    }

    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** Why the list cannot be read; empty if it can. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** {@code 100+ calls}. */
    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }
}
