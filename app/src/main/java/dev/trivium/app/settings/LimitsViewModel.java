package dev.trivium.app.settings;

import dev.trivium.history.History;
import dev.trivium.history.HistoryException;
import dev.trivium.history.Retention;
import dev.trivium.workspace.Amounts;
import dev.trivium.workspace.Budget;
import dev.trivium.workspace.BudgetStanding;
import dev.trivium.workspace.EditRefusedException;
import dev.trivium.workspace.HistorySettings;
import dev.trivium.workspace.Workspace;
import dev.trivium.workspace.WorkspaceEditor;
import dev.trivium.yaml.ProblemException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The budget and what the history keeps, without their nodes. Commands return at once; what they led to comes back on the
 * FX thread. FX thread only.
 */
public final class LimitsViewModel {

    /** What the file says of both. */
    record Limits(Budget budget, HistorySettings history) {}

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Workspace workspace;
    private final Supplier<@Nullable History> history;
    private final Executor work;
    private final Executor ui;
    private final Runnable changed;
    private final ReadOnlyObjectWrapper<Limits> limits;
    private final ReadOnlyObjectWrapper<@Nullable BudgetStanding> standing = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Long> bytes = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final Deque<Limits> undo = new ArrayDeque<>();
    private final Deque<Limits> redo = new ArrayDeque<>();

    /**
     * @param history null where there is none
     * @param work for files and the history; one task at a time
     * @param changed told on the FX thread that the limits are others now
     */
    public LimitsViewModel(
            Workspace workspace, Supplier<@Nullable History> history, Executor work, Executor ui, Runnable changed) {
        this.workspace = workspace;
        this.history = history;
        this.work = work;
        this.ui = ui;
        this.changed = changed;
        this.limits = new ReadOnlyObjectWrapper<>(new Limits(workspace.budget(), workspace.historySettings()));
    }

    /** The user looks: the file and the sums may be others by now. */
    public void look() {
        problem.set("");
        notice.set("");
        work.execute(() -> {
            String why = reload();
            read(why, "");
        });
    }

    /** @param usd as typed; empty for no limit */
    void setDay(String usd) {
        setAmount(usd, (budget, amount) -> budget.withDay(amount));
    }

    /** @param usd as typed; empty for no limit */
    void setMonth(String usd) {
        setAmount(usd, (budget, amount) -> budget.withMonth(amount));
    }

    @FunctionalInterface
    private interface Amount {
        Budget in(Budget budget, @Nullable BigDecimal amount);
    }

    private void setAmount(String typed, Amount amount) {
        BigDecimal usd = typed.isBlank() ? null : Amounts.usd(typed);
        if (usd == null && !typed.isBlank()) {
            refuse("The budget must be an amount of US dollars above 0. For example 10.00.");
            return;
        }
        Limits now = limits.get();
        change(new Limits(amount.in(now.budget(), usd), now.history()));
    }

    /** @param percent as typed, such as {@code 80} */
    void setWarnAt(String percent) {
        try {
            BigDecimal share = new BigDecimal(percent.strip().replace("%", "").strip())
                    .divide(HUNDRED)
                    .stripTrailingZeros();
            if (share.signum() > 0 && share.compareTo(BigDecimal.ONE) <= 0) {
                change(new Limits(
                        limits.get().budget().withWarnAt(share), limits.get().history()));
                return;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // Said below, with what would be right.
        }
        refuse("The warning must be a part of the budget, from 1 to 100 %. For example 80.");
    }

    void setStop(boolean stop) {
        change(new Limits(limits.get().budget().withStop(stop), limits.get().history()));
    }

    void setKeepTexts(boolean keep) {
        change(new Limits(limits.get().budget(), limits.get().history().withKeepTexts(keep)));
    }

    /** @param age as typed, such as {@code 365d} or {@code 365}; empty for ever */
    void setAge(String age) {
        Duration parsed = Amounts.age(age.strip().matches("\\d+") ? age.strip() + "d" : age);
        if (parsed == null && !age.isBlank()) {
            refuse("The age must be a number of days, at least 1. For example 365d.");
            return;
        }
        change(new Limits(limits.get().budget(), limits.get().history().withAge(parsed)));
    }

    /** @param size as typed, such as {@code 2GB}; empty for no limit */
    void setSize(String size) {
        Long parsed = Amounts.bytes(size);
        if (parsed == null && !size.isBlank()) {
            refuse("The size must be at least 1MB. For example 2GB.");
            return;
        }
        change(new Limits(limits.get().budget(), limits.get().history().withTextBytes(parsed)));
    }

    /** Takes the last change back. */
    public void undo() {
        step(undo, redo);
    }

    public void redo() {
        step(redo, undo);
    }

    private void step(Deque<Limits> from, Deque<Limits> to) {
        if (!from.isEmpty()) {
            Limits now = limits.get();
            Limits wanted = from.pop();
            to.push(now);
            write(now, wanted);
        }
    }

    public boolean canUndo() {
        return !undo.isEmpty();
    }

    public boolean canRedo() {
        return !redo.isEmpty();
    }

    private void refuse(String why) {
        notice.set("");
        problem.set("Nothing was changed. " + why);
        limits.set(new Limits(limits.get().budget(), limits.get().history()));
    }

    private void change(Limits wanted) {
        Limits now = limits.get();
        if (!wanted.equals(now)) {
            undo.push(now);
            redo.clear();
            write(now, wanted);
        }
    }

    private void write(Limits seen, Limits wanted) {
        // Shown at once, so that the next change builds on it.
        limits.set(wanted);
        work.execute(() -> {
            String why = save(seen, wanted);
            String bad = reload();
            read(why.isEmpty() ? bad : why, "");
            ui.execute(changed);
        });
    }

    private String save(Limits seen, Limits wanted) {
        String why = reload();
        if (!why.isEmpty()) {
            return why;
        }
        if (!inFile().equals(seen)) {
            return "trivium.yaml was changed by another program, so nothing was written. Look at what it says now, and"
                    + " make your change once more.";
        }
        try {
            WorkspaceEditor editor = WorkspaceEditor.open(workspace.directory(), workspace.dialects());
            editor.setBudget(wanted.budget());
            editor.setHistory(wanted.history());
            return "";
        } catch (EditRefusedException e) {
            return e.words();
        }
    }

    private Limits inFile() {
        return new Limits(workspace.budget(), workspace.historySettings());
    }

    private String reload() {
        try {
            workspace.reload();
            return "";
        } catch (ProblemException e) {
            return "trivium.yaml has a mistake. " + e.getMessage();
        }
    }

    /** Writes the history's file anew. */
    void compact() {
        tend("The file was written anew.", History::compact);
    }

    /** Every prompt, answer and note, from the file too; the figures stay. */
    void deleteTexts() {
        tend("All texts were deleted. The figures are still there.", open -> {
            open.prune(new Retention(Duration.ZERO, null, null));
            open.compact();
        });
    }

    @FunctionalInterface
    private interface Tending {
        void run(History history) throws HistoryException;
    }

    private void tend(String done, Tending task) {
        History open = history.get();
        if (open == null || busy.get()) {
            return;
        }
        if (open.isRecording()) {
            problem.set("A run is going on. Try again after its end.");
            return;
        }
        problem.set("");
        notice.set("");
        busy.set(true);
        work.execute(() -> {
            String why = "";
            try {
                task.run(open);
            } catch (HistoryException e) {
                why = String.valueOf(e.getMessage());
            }
            read(why, why.isEmpty() ? done : "");
            ui.execute(() -> busy.set(false));
        });
    }

    private void read(String why, String done) {
        BudgetStanding sums = null;
        Long size = null;
        String wrong = why;
        History open = history.get();
        if (open != null) {
            try {
                sums = workspace.budgets().standing();
                size = open.bytes();
            } catch (HistoryException e) {
                wrong = wrong.isEmpty() ? String.valueOf(e.getMessage()) : wrong;
            }
        }
        BudgetStanding readSums = sums;
        Long readSize = size;
        String words = wrong;
        Limits now = inFile();
        ui.execute(() -> {
            limits.set(now);
            standing.set(readSums);
            bytes.set(readSize);
            problem.set(words);
            notice.set(done);
        });
    }

    ReadOnlyObjectProperty<Limits> limitsProperty() {
        return limits.getReadOnlyProperty();
    }

    /** Null where there is no history. */
    ReadOnlyObjectProperty<@Nullable BudgetStanding> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    /** The size of the history on disk; null where there is none. */
    ReadOnlyObjectProperty<@Nullable Long> bytesProperty() {
        return bytes.getReadOnlyProperty();
    }

    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Whether the history's file is just being changed. */
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
