package dev.trivium.app;

import dev.trivium.app.command.Command;
import dev.trivium.app.controls.Slots;
import dev.trivium.app.dashboard.DashboardActions;
import dev.trivium.app.dashboard.DashboardCommands;
import dev.trivium.app.dashboard.DashboardSource;
import dev.trivium.app.dashboard.DashboardTools;
import dev.trivium.app.dashboard.DashboardView;
import dev.trivium.app.dashboard.DashboardViewModel;
import dev.trivium.history.CallLine;
import dev.trivium.history.CallQuery;
import dev.trivium.history.Dashboard;
import dev.trivium.history.DashboardQuery;
import dev.trivium.history.FigureFilter;
import dev.trivium.history.FilterChoices;
import dev.trivium.history.History;
import dev.trivium.history.HistoryException;
import dev.trivium.history.HoursQuery;
import dev.trivium.history.MeanScore;
import dev.trivium.history.RunRecord;
import dev.trivium.history.Score;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Wires the Dashboard screen to the history and to Compare. */
final class DashboardScreen implements WindowScreen {

    /** The figures and calls of an open history. */
    record FromHistory(History history) implements DashboardSource {

        @Override
        public ZoneId zone() {
            return history.dashboard().zone();
        }

        @Override
        public Dashboard dashboard(DashboardQuery query) throws HistoryException {
            return history.dashboard().dashboard(query);
        }

        @Override
        public Dashboard dashboard(HoursQuery query) throws HistoryException {
            return history.dashboard().dashboard(query);
        }

        @Override
        public FilterChoices choices() throws HistoryException {
            return history.dashboard().choices();
        }

        @Override
        public List<MeanScore> scores(Instant from, Instant until, FigureFilter filter) throws HistoryException {
            return history.dashboard().scores(from, until, filter);
        }

        @Override
        public List<CallLine> calls(CallQuery query, Instant from, Instant until, @Nullable CallLine after, int limit)
                throws HistoryException {
            return history.dashboard().calls(query, from, until, after, limit);
        }

        @Override
        public Optional<RunRecord> run(String runId) throws HistoryException {
            return history.run(runId);
        }

        @Override
        public List<Score> scoresOf(String callId) throws HistoryException {
            return history.scores().of(callId);
        }
    }

    private final RailEntry entry = new RailEntry("dashboard", "Dashboard", Feather.BAR_CHART);
    private final ExecutorService work = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "trivium-dashboard");
        thread.setDaemon(true);
        return thread;
    });
    private final DashboardViewModel model;
    private final DashboardView view;
    private final DashboardCommands commands;

    /**
     * @param show shows a run in Compare as it was
     * @param replay shows it in Compare at its original pace
     * @param compare shows the Compare screen
     */
    DashboardScreen(
            @Nullable History history,
            Executor ui,
            Slots slots,
            Consumer<String> clipboard,
            Consumer<RunRecord> show,
            Consumer<RunRecord> replay,
            Runnable compare) {
        DashboardSource source = history == null ? null : new FromHistory(history);
        Clock clock = Clock.system(ZoneId.systemDefault());
        model = new DashboardViewModel(source, work, ui, clock);
        DashboardActions actions = new DashboardActions(show, replay, this::saveAs, clipboard, slots::of);
        view = new DashboardView(model, actions, source, new DashboardTools(work, ui, compare), clock);
        commands = new DashboardCommands(model, view, clipboard);
    }

    /** A run has ended: if the figures show, they are read anew. */
    void runEnded() {
        if (view.getScene() != null) {
            model.refresh();
        }
    }

    @Override
    public RailEntry entry() {
        return entry;
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public String keys() {
        return "Ctrl+4";
    }

    @Override
    public void shown() {
        view.focusFigures();
    }

    @Override
    public List<Command> commands() {
        return commands.all();
    }

    @Override
    public List<Node> regions() {
        return view.regions();
    }

    @Override
    public void close() {
        work.shutdown();
    }

    private Optional<Path> saveAs(String name) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Export CSV");
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("CSV", "*.csv"));
        Window owner = view.getScene() == null ? null : view.getScene().getWindow();
        File file = chooser.showSaveDialog(owner);
        return Optional.ofNullable(file).map(File::toPath);
    }
}
