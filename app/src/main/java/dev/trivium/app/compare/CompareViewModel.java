package dev.trivium.app.compare;

import dev.trivium.app.compare.judge.BlindViewModel;
import dev.trivium.app.compare.judge.JudgeViewModel;
import dev.trivium.app.compare.parts.AttachmentReader;
import dev.trivium.app.compare.parts.FormatVerdict;
import dev.trivium.app.compare.parts.RequestParts;
import dev.trivium.app.compare.parts.ToolSet;
import dev.trivium.app.compare.presets.Preset;
import dev.trivium.app.controls.UndoStack;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Parameters;
import dev.trivium.chat.ResponseFormat;
import dev.trivium.compare.Comparison;
import dev.trivium.compare.ComparisonListener;
import dev.trivium.compare.Result;
import dev.trivium.compare.SampleSummary;
import dev.trivium.compare.export.CodeLanguage;
import dev.trivium.history.RunStart;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The Compare screen without its nodes: a prompt, columns, and the run that fills them. FX thread only. */
public final class CompareViewModel {

    /** More are allowed, but each is a request at once. */
    private static final int MOST_COLUMNS = 16;

    /** How many samples take what they have said in one pulse: drawing two answers fits into a frame well. */
    private static final int MOST_AT_ONCE = 2;

    private final CompareServices services;
    private final PromptViewModel prompt;
    private final ParametersViewModel parameters = new ParametersViewModel();
    private final RequestParts parts;
    private final ObservableList<PaneViewModel> columns = FXCollections.observableArrayList();

    /** Kept, because such a view hears the list only as long as somebody holds it. */
    private final ObservableList<PaneViewModel> shownColumns = FXCollections.unmodifiableObservableList(columns);

    private final RunProgress progress = new RunProgress(columns);
    private final EstimateFigures figures;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final Inbox inbox = new Inbox();
    private final AtomicBoolean flushAsked = new AtomicBoolean();
    private List<ModelChoice> models;
    private final IntegerProperty samples = new SimpleIntegerProperty(1);
    private final RemovedColumns removed = new RemovedColumns();
    private final UndoStack undo = new UndoStack();
    private final JudgeViewModel judge;
    private final BlindViewModel blind;
    private final ReadOnlyStringWrapper runId = new ReadOnlyStringWrapper("");

    /** Columns that show an answer of the history. */
    private final Set<PaneViewModel> past = new HashSet<>();

    private @Nullable BiConsumer<PaneViewModel, CodeLanguage> codeCopier;
    private boolean preparing;

    public CompareViewModel(CompareServices services) {
        this.services = services;
        this.models = services.models();
        this.figures = new EstimateFigures(services.estimator(), services.estimates(), services.ui());
        this.judge = new JudgeViewModel(services.judge(), services.work(), services.ui(), undo);
        this.blind = new BlindViewModel(judge, services.judge().random(), () -> BlindColumns.of(columns));
        this.prompt = new PromptViewModel(
                services.prompts(), services.work(), services.ui(), services.nanos(), this::edited, parameters::set);
        AttachmentReader reader = new AttachmentReader(services.estimator()::tokens);
        this.parts = new RequestParts(reader, services.work(), services.ui(), this::edited);
        parameters.onChange(this::edited);
        samples.addListener((property, before, now) -> edited());
        edited();
    }

    public void addColumn(ModelChoice model) {
        if (columns.size() >= MOST_COLUMNS) {
            problem.set("There are " + MOST_COLUMNS + " columns already. Remove one first.");
            return;
        }
        insert(columns.size(), model);
    }

    private PaneViewModel insert(int index, ModelChoice model) {
        PaneViewModel column = new PaneViewModel(model, services.slots().of(model.address()));
        column.overrides().onChange(this::edited);
        columns.add(index, column);
        edited();
        summarise();
        return column;
    }

    /** One more column beside it, with the same model and parameters and without an answer. */
    public void duplicateColumn(PaneViewModel column) {
        if (columns.size() >= MOST_COLUMNS) {
            problem.set("There are " + MOST_COLUMNS + " columns already. Remove one first.");
            return;
        }
        insert(columns.indexOf(column) + 1, column.model()).overrides().copyOf(column.overrides());
    }

    public void removeColumn(PaneViewModel column) {
        remove(column);
        undo.did(this::undoRemove, () -> remove(column));
    }

    private void remove(PaneViewModel column) {
        column.stop();
        removed.put(columns.indexOf(column), column);
        columns.remove(column);
        edited();
        summarise();
    }

    /** Brings the column back that was removed last, with its answer; false if there is none. */
    public boolean undoRemove() {
        boolean back = removed.back(columns);
        edited();
        summarise();
        return back;
    }

    /** The columns as they are now, under a name: models, own parameters, samples. */
    public Preset preset(String name) {
        return ColumnPresets.of(name, samples.get(), columns);
    }

    /** Puts the columns of a set in place of those that are there, which can be undone; says which models are gone. */
    public void open(Preset preset) {
        List<PaneViewModel> before = List.copyOf(columns);
        int samplesBefore = samples.get();
        List<PaneViewModel> next = ColumnPresets.columns(preset, models, services.slots());
        next.forEach(column -> column.overrides().onChange(this::edited));
        if (!next.isEmpty()) {
            replace(next, preset.samples());
            undo.did(() -> replace(before, samplesBefore), () -> replace(next, preset.samples()));
        }
        String gone = ColumnPresets.missing(preset, models);
        if (!gone.isEmpty()) {
            problem.set(gone);
        }
    }

    private void replace(List<PaneViewModel> next, int count) {
        stop();
        columns.setAll(next);
        samples.set(count);
        edited();
        summarise();
    }

    /** @param to the column's new place, from 0 */
    public void moveColumnTo(PaneViewModel column, int to) {
        int from = columns.indexOf(column);
        moveColumn(column, Math.max(0, Math.min(columns.size() - 1, to)) - from);
    }

    /** @param by -1 is one to the left, 1 one to the right; nothing happens at the edge */
    public void moveColumn(PaneViewModel column, int by) {
        int from = columns.indexOf(column);
        int to = from + by;
        if (by != 0 && from >= 0 && to >= 0 && to < columns.size()) {
            columns.remove(from);
            columns.add(to, column);
        }
    }

    public void changeModel(PaneViewModel column, ModelChoice model) {
        column.change(model, services.slots().of(model.address()));
        edited();
        summarise();
    }

    /** Asks every column; says why in {@link #problemProperty()} if that cannot be. */
    public void run() {
        run(List.copyOf(columns));
    }

    private void run(List<PaneViewModel> asked) {
        problem.set(blocker());
        if (!problem.get().isEmpty()) {
            return;
        }
        preparing = true;
        PromptViewModel.Snapshot snapshot = prompt.snapshot();
        Parameters sampling = parameters.parameters();
        RequestParts.Snapshot extras = parts.snapshot();
        services.work().execute(() -> {
            PreparedRun prepared = PreparedRun.of(snapshot, sampling, extras);
            services.ui().execute(() -> {
                preparing = false;
                prompt.setVariables(prepared.variables(), prepared.defaults());
                problem.set(prepared.problem());
                ChatRequest request = prepared.request();
                List<PaneViewModel> left =
                        asked.stream().filter(columns::contains).toList();
                if (request != null && !left.isEmpty()) {
                    start(left, request, snapshot, extras.tools());
                }
            });
        });
    }

    /** What a run would ask now; the listener hears it on the FX thread, or the other one why there is nothing to ask. */
    public void prepare(Consumer<ChatRequest> request, Consumer<String> unprepared) {
        PromptViewModel.Snapshot snapshot = prompt.snapshot();
        Parameters sampling = parameters.parameters();
        RequestParts.Snapshot extras = parts.snapshot();
        services.work().execute(() -> {
            PreparedRun prepared = PreparedRun.of(snapshot, sampling, extras);
            services.ui().execute(() -> {
                ChatRequest made = prepared.request();
                if (made == null) {
                    unprepared.accept(prepared.problem());
                } else {
                    request.accept(made);
                }
            });
        });
    }

    private void start(
            List<PaneViewModel> asked, ChatRequest request, PromptViewModel.Snapshot snapshot, ToolSet tools) {
        RunLanes lanes = new RunLanes(services.lookup(), services.work());
        asked.forEach(column -> lanes.add(column, request, tools, samples.get()));
        past.removeAll(asked);
        RunStart start = snapshot.runStart();
        prompt.session().ran(start.promptText());
        start(lanes, listener -> services.comparisons().start(start, lanes.requests(), listener), null);
    }

    /** @param pastRun the run that is shown again; null for a new one */
    private void start(RunLanes lanes, Function<ComparisonListener, Comparison> starter, @Nullable String pastRun) {
        summarise();
        ComparisonListener listener = (index, event) -> {
            inbox.put(lanes.column(index), lanes.slots().get(index), event);
            askForFlush();
        };
        services.work().execute(() -> {
            Comparison comparison = starter.apply(listener);
            services.ui().execute(() -> {
                lanes.slots().forEach(slot -> slot.attach(comparison));
                runId.set(pastRun == null ? comparison.runId() : pastRun);
            });
        });
    }

    /**
     * Shows a run of the history as it was: its prompt, values, parameters, columns and answers. Nothing is asked and
     * nothing is recorded; whoever tries a column again asks its model anew, in a new run. Does nothing but say so while
     * another prompt has changes that would be lost.
     */
    public void show(PastRun run) {
        if (!run.fits(prompt)) {
            problem.set("This prompt has changes that are not saved. Save it, then open the run again.");
            return;
        }
        stop();
        run.showIn(prompt, parameters);
        columns.clear();
        past.clear();
        RunLanes lanes = run.lanes(services.slots(), services.work());
        for (PaneViewModel column : lanes.columns()) {
            column.overrides().onChange(this::edited);
            columns.add(column);
            past.add(column);
        }
        edited();
        if (!columns.isEmpty()) {
            start(lanes, listener -> Comparison.start(run.start(), lanes.requests(), null, listener), run.id());
        }
        summarise();
    }

    private void deliver(PaneViewModel column, RunSlot slot, ChatEvent event) {
        if (!column.isIn(slot)) {
            return;
        }
        column.on(slot, event);
        if (event.terminal() && event.origin().parentId() == null) {
            sumUp(column, slot);
        }
        boolean whole = event instanceof ChatEvent.Completed && event.origin().parentId() == null;
        if (whole && column.state() == PaneState.DONE) {
            checkForm(column, slot);
        }
    }

    private void sumUp(PaneViewModel column, RunSlot slot) {
        List<@Nullable Result> results = column.samples().results();
        if (results.size() < 2) {
            return;
        }
        services.work().execute(() -> {
            SampleSummary summary = SampleSummary.of(results);
            services.ui().execute(() -> {
                if (column.isIn(slot)) {
                    column.samples().setSummary(summary);
                }
            });
        });
    }

    /** @param by 1 shows the next sample of the column, -1 the one before; nothing happens at the ends */
    public void stepSample(PaneViewModel column, int by) {
        showSample(column, column.samples().shownProperty().get() + by);
    }

    /** @param index which sample the column shows, from 0; nothing happens if there is none */
    public void showSample(PaneViewModel column, int index) {
        if (index < 0 || index >= column.samples().sizeProperty().get()) {
            return;
        }
        column.showSample(index);
        RunSlot slot = column.samples().slot();
        if (slot != null && column.state() == PaneState.DONE) {
            checkForm(column, slot);
        }
        summarise();
    }

    /** Whether the answer has the form that was asked for; told unless the column has gone on by then. */
    private void checkForm(PaneViewModel column, RunSlot slot) {
        ResponseFormat format = column.parts().tools().format();
        String answer = column.answerText();
        if (format instanceof ResponseFormat.PlainText) {
            return;
        }
        services.work().execute(() -> {
            FormatVerdict verdict = FormatVerdict.of(format, answer);
            services.ui().execute(() -> {
                if (column.isIn(slot) && column.state() == PaneState.DONE) {
                    column.parts().setVerdict(verdict);
                }
            });
        });
    }

    private void askForFlush() {
        if (flushAsked.compareAndSet(false, true)) {
            services.pulse().execute(this::flush);
        }
    }

    private void flush() {
        for (Inbox.Mail mail : inbox.take(MOST_AT_ONCE)) {
            mail.events().forEach(event -> deliver(mail.column(), mail.slot(), event));
        }
        summarise();
        if (inbox.inRound()) {
            services.pulse().execute(this::flush);
            return;
        }
        flushAsked.set(false);
        if (!inbox.isEmpty()) {
            askForFlush();
        }
    }

    /** Stops every running call; what has come stays. */
    public void stop() {
        columns.forEach(PaneViewModel::stop);
    }

    public void retry(PaneViewModel column) {
        if (past.contains(column)) {
            run(List.of(column));
        } else {
            column.retry();
        }
        summarise();
    }

    /** Sends the results of the tools that a column's model called. */
    public void proceed(PaneViewModel column) {
        column.proceed();
        summarise();
    }

    /** Lets live numbers and countdowns go on; called a few times a second while {@link #runningProperty()}. */
    public void tick() {
        long now = services.nanos().getAsLong();
        columns.forEach(column -> column.tick(now));
        progress.measure();
    }

    private String blocker() {
        if (progress.runningProperty().get() || preparing) {
            return "A run is going on. Stop it first, or wait for its end.";
        }
        if (columns.isEmpty()) {
            return "There is no column to ask. Add one first.";
        }
        if (prompt.text().text().isBlank()) {
            return FilledPrompt.NOTHING_TO_SEND;
        }
        if (!parameters.problem().isEmpty()) {
            return parameters.problem();
        }
        for (PaneViewModel column : columns) {
            if (!column.overrides().problem().isEmpty()) {
                return column.model().name() + ": " + column.overrides().problem();
            }
        }
        return parts.blocker();
    }

    private void edited() {
        problem.set("");
        figures.ask(
                new RunEstimate.Question(
                        prompt.snapshot(),
                        parameters.parameters(),
                        parts.snapshot(),
                        columns.stream()
                                .map(column -> new RunEstimate.Asked(
                                        column.model(), column.overrides().parameters()))
                                .toList(),
                        samples.get()),
                this::show);
        columns.forEach(column -> column.setParameterChip(ParameterDifference.words(
                parameters.parameters(), column.overrides().parameters())));
    }

    private void show(RunEstimate estimate) {
        prompt.setVariables(estimate.variables(), estimate.defaults());
        prompt.setTokens(estimate.systemTokens(), estimate.userTokens(), estimate.textTokens());
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).expectInput(estimate.inputTokens().get(i));
            columns.get(i).parts().setLimits(estimate.problems().get(i));
        }
    }

    private void summarise() {
        blind.refresh();
        progress.update();
    }

    /** All that can be a column now. */
    public List<ModelChoice> models() {
        return models;
    }

    /** Takes what can be a column from now on; columns that are there stay. */
    public void setModels(List<ModelChoice> now) {
        models = List.copyOf(now);
        edited();
    }

    /** The run that the columns show, as the history knows it; empty before a run. */
    public ReadOnlyStringProperty runIdProperty() {
        return runId.getReadOnlyProperty();
    }

    /** What copies a column's request as code; until it is set there is no menu for it. */
    public void setCodeCopier(BiConsumer<PaneViewModel, CodeLanguage> copier) {
        codeCopier = copier;
    }

    @Nullable
    BiConsumer<PaneViewModel, CodeLanguage> codeCopier() {
        return codeCopier;
    }

    /** Says something where problems of a run are said. */
    public void say(String sentence) {
        problem.set(sentence);
    }

    public PromptViewModel prompt() {
        return prompt;
    }

    public ParametersViewModel parameters() {
        return parameters;
    }

    /** Attachments, tools and the answer's form. */
    public RequestParts parts() {
        return parts;
    }

    /** How often a run asks each column, from 1. */
    public IntegerProperty samplesProperty() {
        return samples;
    }

    /** What was done to columns and thought of answers, and can be undone. */
    public UndoStack undo() {
        return undo;
    }

    /** Votes between answers whose models are hidden. */
    public BlindViewModel blind() {
        return blind;
    }

    /** What persons think of the answers. */
    public JudgeViewModel judge() {
        return judge;
    }

    public ObservableList<PaneViewModel> columns() {
        return shownColumns;
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return progress.runningProperty();
    }

    /** {@code finished 2 · streaming 1 · failed 1}; empty before a run. */
    public ReadOnlyStringProperty summaryProperty() {
        return progress.summaryProperty();
    }

    /** For the status bar: {@code 1 call running · 2 done}. */
    public ReadOnlyStringProperty callsProperty() {
        return progress.callsProperty();
    }

    /** Why Run did nothing; empty if it did. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** {@code ~318}: of the column that needs most. */
    public ReadOnlyStringProperty estimatedTokensProperty() {
        return figures.tokensProperty();
    }

    /** {@code estimated $0.0131 for 4 columns}. */
    public ReadOnlyStringProperty estimatedCostProperty() {
        return figures.costProperty();
    }

    /** How many columns cannot take all of the request as it stands; empty if none is known. */
    public ReadOnlyStringProperty limitsProperty() {
        return figures.limitsProperty();
    }

    /** The scale that all latency meters share. */
    public ReadOnlyDoubleProperty longestSecondsProperty() {
        return progress.longestSecondsProperty();
    }

    /** The scale that all cost meters share. */
    public ReadOnlyDoubleProperty highestUsdProperty() {
        return progress.highestUsdProperty();
    }

    /** Whether all columns are demo models. */
    public boolean onlySimulated() {
        return columns.stream().allMatch(column -> column.model().simulated());
    }
}
