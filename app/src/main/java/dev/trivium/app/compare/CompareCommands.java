package dev.trivium.app.compare;

import dev.trivium.app.command.Command;
import dev.trivium.app.compare.judge.AnswerScores.Thumb;
import dev.trivium.app.compare.judge.BlindCommands;
import dev.trivium.app.compare.judge.BlindViewModel;
import dev.trivium.app.controls.StarRating;
import dev.trivium.app.controls.UndoStack;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What can be done on the Compare screen: for its keys, the palette and the keyboard map. */
public final class CompareCommands {

    private static final String COMPARE = "Compare";
    private static final String COLUMN = "Column";

    private final CompareViewModel model;
    private final CompareView view;
    private final BlindViewModel blind;

    public CompareCommands(CompareViewModel model, CompareView view) {
        this.model = model;
        this.view = view;
        this.blind = model.blind();
    }

    /** In the order of the keyboard map. */
    public List<Command> all() {
        List<Command> all = new ArrayList<>(always());
        List<Command> withColumns = new ArrayList<>(screen());
        withColumns.addAll(column());
        withColumns.addAll(judging());
        withColumns.forEach(command -> all.add(command.when(
                () -> !blind.onProperty().get() && command.enabled().getAsBoolean())));
        all.addAll(new BlindCommands(blind).all());
        return all;
    }

    /** For the palette: each model that can become a column, each set of columns; none while models are hidden. */
    public List<Command> models() {
        if (blind.onProperty().get()) {
            return List.of();
        }
        List<Command> all = new ArrayList<>(view.presets());
        all.addAll(choices());
        return all;
    }

    private List<Command> choices() {
        return model.models().stream()
                .map(choice -> Command.of(
                        "model-" + choice.address(),
                        choice.address().isRoute() ? "Route" : "Model",
                        "Add column " + choice.name() + "  " + choice.address(),
                        () -> model.addColumn(choice)))
                .toList();
    }

    private List<Command> always() {
        UndoStack undo = model.undo();
        return List.of(
                Command.of("compare-run", COMPARE, "Run the prompt on every column", model::run)
                        .keys("Ctrl+Enter"),
                Command.of("compare-stop", COMPARE, "Close what is open, or stop every running call", this::escape)
                        .keys("Esc")
                        .when(this::escapes),
                Command.of("compare-undo", COMPARE, "Undo a rating, a vote or the removal of a column", undo::undo)
                        .keysOutsideText("Ctrl+Z")
                        .when(undo::canUndo),
                Command.of("compare-redo", COMPARE, "Do again what was undone", undo::redo)
                        .keysOutsideText("Ctrl+Shift+Z")
                        .when(undo::canRedo));
    }

    private List<Command> screen() {
        AnswersViewModel answers = view.answers();
        return List.of(
                Command.of("compare-add-column", COMPARE, "Add column", view::pickModel)
                        .keys("Ctrl+Alt+N"),
                Command.of("compare-diff", COMPARE, "Show or leave the diff", answers::toggleDiff)
                        .keys("Ctrl+D"),
                Command.of("compare-raw", COMPARE, "Raw or rendered answers", answers::toggleRaw)
                        .keys("Ctrl+R"),
                Command.of("compare-next-change", COMPARE, "Next change in the diff", () -> answers.walk(1))
                        .keys("F7")
                        .when(answers::showsDiff),
                Command.of("compare-previous-change", COMPARE, "Previous change in the diff", () -> answers.walk(-1))
                        .keys("Shift+F7")
                        .when(answers::showsDiff),
                Command.of("compare-prompt", COMPARE, "Edit the prompt", view::focusPrompt),
                Command.of("compare-save", COMPARE, "Save the prompt", () -> view.savePrompt(false))
                        .keys("Ctrl+S"),
                Command.of(
                                "compare-save-as",
                                COMPARE,
                                "Save the prompt under another name",
                                () -> view.savePrompt(true))
                        .keys("Ctrl+Shift+S"),
                samples(1),
                samples(3),
                samples(5),
                samples(10));
    }

    private Command samples(int count) {
        return Command.of(
                        "compare-samples-" + count,
                        COMPARE,
                        count == 1 ? "One sample of each column" : count + " samples of each column",
                        () -> model.samplesProperty().set(count))
                .when(() -> model.samplesProperty().get() != count);
    }

    private List<Command> column() {
        return List.of(
                Command.of("column-previous", COLUMN, "Focus the previous column", () -> focus(-1))
                        .keysOutsideText("Alt+←"),
                Command.of("column-next", COLUMN, "Focus the next column", () -> focus(1))
                        .keysOutsideText("Alt+→"),
                of("column-left", "Move the column left", pane -> model.moveColumn(pane.model(), -1))
                        .keysOutsideText("Alt+Shift+←")
                        .when(this::focused),
                of("column-right", "Move the column right", pane -> model.moveColumn(pane.model(), 1))
                        .keysOutsideText("Alt+Shift+→")
                        .when(this::focused),
                of("column-retry", "Ask the column again", pane -> model.retry(pane.model()))
                        .keysOutsideText("R")
                        .when(focusedAnd(pane -> pane.model().canRetry())),
                of("column-copy", "Copy the answer", PaneView::copyAnswer)
                        .keysOutsideText("C")
                        .when(this::focused),
                of("column-thinking", "Open or close the thinking", PaneView::toggleThinking)
                        .keysOutsideText("T")
                        .when(this::focused),
                of("column-trace", "Open or close the trace of the route", PaneView::toggleTrace)
                        .keysOutsideText("S")
                        .when(focusedAnd(this::routed)),
                of("column-trace-copy", "Copy the trace of the route", PaneView::copyTrace)
                        .when(focusedAnd(this::routed)),
                of("column-pin", "Pin the column as baseline", PaneView::pin)
                        .keysOutsideText("B")
                        .when(this::focused),
                of("column-find", "Find in the answer", pane -> pane.content().openFind())
                        .keys("Ctrl+F")
                        .when(this::focused),
                of("column-sample-before", "Previous sample", pane -> model.stepSample(pane.model(), -1))
                        .keysOutsideText("Alt+↑")
                        .when(this::sampled),
                of("column-sample-after", "Next sample", pane -> model.stepSample(pane.model(), 1))
                        .keysOutsideText("Alt+↓")
                        .when(this::sampled),
                of("column-parameters", "Parameters of the column", PaneView::editParameters)
                        .keysOutsideText("P")
                        .when(this::focused),
                of("column-duplicate", "Duplicate the column", pane -> model.duplicateColumn(pane.model()))
                        .when(this::focused),
                of("column-remove", "Remove the column", pane -> model.removeColumn(pane.model()))
                        .keys("Ctrl+W")
                        .when(this::focused));
    }

    private List<Command> judging() {
        List<Command> all = new ArrayList<>();
        for (int number = 1; number <= StarRating.MOST; number++) {
            int stars = number;
            String title = stars == 1 ? "Rate the answer with 1 star" : "Rate the answer with " + stars + " stars";
            all.add(of("column-rate-" + stars, title, pane -> pane.rating().rate(stars))
                    .keysOutsideText(String.valueOf(stars))
                    .when(focusedAnd(pane -> pane.rating().possible())));
        }
        all.add(of(
                        "column-thumb-up",
                        "Thumb up for the answer",
                        pane -> pane.rating().thumb(Thumb.UP))
                .keysOutsideText("U")
                .when(focusedAnd(pane -> pane.rating().possible())));
        all.add(of(
                        "column-thumb-down",
                        "Thumb down for the answer",
                        pane -> pane.rating().thumb(Thumb.DOWN))
                .keysOutsideText("D")
                .when(focusedAnd(pane -> pane.rating().possible())));
        all.add(of(
                        "column-words",
                        "Note and labels of the answer",
                        pane -> pane.rating().editWords())
                .keysOutsideText("N")
                .when(focusedAnd(pane -> pane.rating().possible())));
        return all;
    }

    private Command of(String id, String title, Consumer<PaneView> action) {
        return Command.of(id, COLUMN, title, () -> {
            PaneView pane = view.focusedPane();
            if (pane != null) {
                action.accept(pane);
            }
        });
    }

    private boolean focused() {
        return view.focusedPane() != null;
    }

    private boolean sampled() {
        return focusedAnd(pane -> pane.model().samples().sizeProperty().get() > 1)
                .getAsBoolean();
    }

    private boolean routed(PaneView pane) {
        return pane.model().route().stepsProperty().get() > 0;
    }

    private BooleanSupplier focusedAnd(java.util.function.Predicate<PaneView> condition) {
        return () -> {
            @Nullable PaneView pane = view.focusedPane();
            return pane != null && condition.test(pane);
        };
    }

    private boolean escapes() {
        return view.hasOpen() || model.runningProperty().get();
    }

    private void escape() {
        if (!view.closeSheet() && !view.closeFind()) {
            model.stop();
        }
    }

    private void focus(int by) {
        List<PaneView> panes = view.panes();
        if (!panes.isEmpty()) {
            PaneView from = view.focusedPane();
            int start = from == null ? (by > 0 ? -1 : panes.size()) : panes.indexOf(from);
            panes.get(Math.max(0, Math.min(panes.size() - 1, start + by))).requestFocus();
        }
    }
}
