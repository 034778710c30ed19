package dev.trivium.app.compare;

import dev.trivium.app.controls.MarkedText.Layer;
import dev.trivium.compare.Agreement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * How the answers are looked at: rendered, raw, as JSON or against a baseline; what differs and what agrees. Compares in
 * the background, and only answers that have ended. FX thread.
 */
public final class AnswersViewModel {

    private final ObservableList<PaneViewModel> columns;
    private final Executor background;
    private final Executor ui;
    private final Map<PaneViewModel, AnswerPort> ports = new HashMap<>();
    private final Map<PaneViewModel, InlineDiff> inline = new HashMap<>();
    private final ObjectProperty<AnswerMode> mode = new SimpleObjectProperty<>(AnswerMode.RENDERED);
    private final ObjectProperty<DiffLayout> layout = new SimpleObjectProperty<>(DiffLayout.SIDE_BY_SIDE);
    private final ReadOnlyObjectWrapper<@Nullable PaneViewModel> baseline = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable PaneViewModel> against = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty syncScroll = new SimpleBooleanProperty(true);
    private final BooleanProperty agreement = new SimpleBooleanProperty();
    private final BooleanProperty ignoreCase = new SimpleBooleanProperty(true);
    private final ReadOnlyBooleanWrapper json = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper agreementText = new ReadOnlyStringWrapper("");
    private final ChangeWalk walk = new ChangeWalk();
    private final ChangeListener<Object> ended = (property, before, now) -> answersChanged();
    private final ListChangeListener<PaneViewModel> columnsChange = this::columnsChanged;
    private long version;

    /** @param background may drop a task when a newer one follows soon */
    AnswersViewModel(ObservableList<PaneViewModel> columns, Executor background, Executor ui) {
        this.columns = columns;
        this.background = background;
        this.ui = ui;
        for (Observable choice : List.of(mode, layout, baseline, against, agreement, ignoreCase)) {
            choice.addListener(changed -> refresh());
        }
    }

    /** Starts listening to the columns. */
    void attach() {
        columns.addListener(columnsChange);
        columns.forEach(column -> column.stateProperty().addListener(ended));
        chooseColumns();
        answersChanged();
    }

    void detach() {
        columns.removeListener(columnsChange);
        columns.forEach(column -> column.stateProperty().removeListener(ended));
        ports.clear();
    }

    private void columnsChanged(ListChangeListener.Change<? extends PaneViewModel> change) {
        while (change.next()) {
            change.getRemoved().forEach(column -> column.stateProperty().removeListener(ended));
            change.getAddedSubList().forEach(column -> column.stateProperty().addListener(ended));
        }
        chooseColumns();
        answersChanged();
    }

    private void chooseColumns() {
        ports.keySet().retainAll(columns);
        PaneViewModel base = baseline.get();
        if (base == null || !columns.contains(base)) {
            baseline.set(columns.isEmpty() ? null : columns.get(0));
        }
        PaneViewModel other = against.get();
        if (other == null || !columns.contains(other) || other == baseline.get()) {
            against.set(columns.stream()
                    .filter(column -> column != baseline.get())
                    .findFirst()
                    .orElse(null));
        }
        if (columns.size() < 2 && mode.get() == AnswerMode.DIFF) {
            mode.set(AnswerMode.RENDERED);
        }
    }

    /** A column has come to the screen. */
    void show(PaneViewModel column, AnswerPort port) {
        ports.put(column, port);
    }

    /** A column's text, or how it is drawn, is no longer what it was. */
    void answersChanged() {
        json.set(columns.stream().anyMatch(column -> ended(column) && JsonText.looksLikeJson(column.answerText())));
        if (!json.get()
                && mode.get() == AnswerMode.JSON
                && columns.stream().noneMatch(column -> column.state().running())) {
            mode.set(AnswerMode.RENDERED);
        }
        refresh();
    }

    /** Pins a column as the baseline. */
    void pin(PaneViewModel column) {
        PaneViewModel before = baseline.get();
        if (column == before || !columns.contains(column)) {
            return;
        }
        if (column == against.get()) {
            against.set(before);
        }
        baseline.set(column);
    }

    /** Chooses what the baseline is compared with; the baseline itself cannot be that. */
    void compareWith(PaneViewModel column) {
        if (column != baseline.get() && columns.contains(column)) {
            against.set(column);
        }
    }

    /** Shows the diff, or goes back to the drawn answers. */
    void toggleDiff() {
        if (mode.get() == AnswerMode.DIFF) {
            mode.set(AnswerMode.RENDERED);
        } else if (columns.size() >= 2) {
            mode.set(AnswerMode.DIFF);
        }
    }

    /** Shows the raw text, or goes back to the drawn answers. */
    void toggleRaw() {
        mode.set(mode.get() == AnswerMode.RAW ? AnswerMode.RENDERED : AnswerMode.RAW);
    }

    /** @param by 1 for the next change, -1 for the one before; goes round */
    void walk(int by) {
        walk.go(walk.index() + by);
    }

    private static boolean ended(PaneViewModel column) {
        return !column.state().running() && !column.answerText().isEmpty();
    }

    private void refresh() {
        long mine = ++version;
        walk.clear();
        inline.clear();
        agreementText.set("");
        for (AnswerPort port : ports.values()) {
            for (Layer layer : List.of(Layer.CHANGES, Layer.CURRENT, Layer.AGREEMENT)) {
                port.rendered().mark(layer, List.of());
            }
        }
        if (mode.get() == AnswerMode.DIFF) {
            diff(mine);
        } else if (mode.get() == AnswerMode.RENDERED && agreement.get()) {
            agree(mine);
        }
    }

    private void diff(long mine) {
        PaneViewModel base = baseline.get();
        PaneViewModel other = against.get();
        if (base == null || other == null || !ended(base)) {
            return;
        }
        boolean folded = ignoreCase.get();
        if (layout.get() == DiffLayout.INLINE) {
            inline(mine, base, folded);
            return;
        }
        AnswerPort left = ports.get(base);
        AnswerPort right = ports.get(other);
        if (left == null || right == null || !ended(other)) {
            return;
        }
        String before = left.rendered().plainText();
        String after = right.rendered().plainText();
        background.execute(() -> {
            InlineDiff diff = InlineDiff.of(before, after, folded);
            ui.execute(() -> {
                if (mine == version) {
                    walk.sideBySide(left, right, diff, before.length(), after.length());
                }
            });
        });
    }

    private void inline(long mine, PaneViewModel base, boolean folded) {
        String before = base.answerText();
        Map<PaneViewModel, String> texts = new HashMap<>();
        columns.stream()
                .filter(column -> column != base && ended(column))
                .forEach(column -> texts.put(column, column.answerText()));
        background.execute(() -> {
            Map<PaneViewModel, InlineDiff> diffs = new HashMap<>();
            texts.forEach((column, after) -> diffs.put(column, InlineDiff.of(before, after, folded)));
            ui.execute(() -> {
                if (mine == version) {
                    inline.putAll(diffs);
                    showInline();
                }
            });
        });
    }

    private void showInline() {
        inline.forEach((column, diff) -> {
            AnswerPort port = ports.get(column);
            if (port != null) {
                port.showDiff(diff);
            }
        });
        InlineDiff walked = inline.get(against.get());
        AnswerPort port = ports.get(against.get());
        if (walked != null && port != null) {
            walk.inline(port, walked);
        }
    }

    private void agree(long mine) {
        List<PaneViewModel> asked = columns.stream()
                .filter(column -> ended(column) && ports.containsKey(column))
                .toList();
        List<AnswerPort> shown = asked.stream().map(ports::get).toList();
        List<String> texts =
                shown.stream().map(port -> port.rendered().plainText()).toList();
        background.execute(() -> {
            Agreement found = Agreement.of(texts);
            ui.execute(() -> {
                if (mine == version) {
                    agreementText.set(AgreementMarks.draw(found, shown));
                }
            });
        });
    }

    /** What every column shows. */
    public ObjectProperty<AnswerMode> modeProperty() {
        return mode;
    }

    public ObjectProperty<DiffLayout> layoutProperty() {
        return layout;
    }

    /** The column that the others are compared with; null without columns. */
    public ReadOnlyObjectProperty<@Nullable PaneViewModel> baselineProperty() {
        return baseline.getReadOnlyProperty();
    }

    /** The column that stands beside the baseline; null with fewer than two columns. */
    public ReadOnlyObjectProperty<@Nullable PaneViewModel> againstProperty() {
        return against.getReadOnlyProperty();
    }

    /** Whether all columns scroll together. */
    public BooleanProperty syncScrollProperty() {
        return syncScroll;
    }

    /** Whether it is marked which sentences all columns have and which only one. */
    public BooleanProperty agreementProperty() {
        return agreement;
    }

    /** What the marks of agreement come to; empty if there are none. */
    public ReadOnlyStringProperty agreementTextProperty() {
        return agreementText.getReadOnlyProperty();
    }

    public BooleanProperty ignoreCaseProperty() {
        return ignoreCase;
    }

    /** Whether any answer is JSON. */
    public ReadOnlyBooleanProperty jsonProperty() {
        return json.getReadOnlyProperty();
    }

    /** The changes that F7 goes through. */
    ChangeWalk walk() {
        return walk;
    }

    /** Whether a diff is shown, in whatever layout. */
    boolean showsDiff() {
        return mode.get() == AnswerMode.DIFF;
    }

    /** Whether only the baseline and one other column are shown. */
    boolean sideBySide() {
        return mode.get() == AnswerMode.DIFF && layout.get() == DiffLayout.SIDE_BY_SIDE && against.get() != null;
    }

    ObservableList<PaneViewModel> columns() {
        return columns;
    }
}
