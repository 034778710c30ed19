package dev.trivium.app;

import dev.trivium.app.library.ExportFormat;
import dev.trivium.app.library.RunActions;
import dev.trivium.app.library.RunBarViewModel;
import dev.trivium.app.library.RunSource;
import dev.trivium.app.library.RunsView;
import dev.trivium.app.library.RunsViewModel;
import dev.trivium.chat.ModelAddress;
import dev.trivium.history.History;
import dev.trivium.history.HistoryException;
import dev.trivium.history.RunPage;
import dev.trivium.history.RunQuery;
import dev.trivium.history.RunRecord;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Wires the Library screen to the history and to Compare. */
final class LibraryScreen implements WindowScreen {

    /** The runs of an open history. */
    private record FromHistory(History history) implements RunSource {

        @Override
        public RunPage page(RunQuery query, RunPage.@Nullable Key after, int limit) throws HistoryException {
            return history.runs().page(query, after, limit);
        }

        @Override
        public Optional<RunRecord> run(String runId) throws HistoryException {
            return history.run(runId);
        }

        @Override
        public List<ModelAddress> models() throws HistoryException {
            return history.runs().models();
        }

        @Override
        public List<String> ofPrompt(@Nullable String promptName) throws HistoryException {
            return history.runs().ofPrompt(promptName);
        }
    }

    private final RailEntry entry = new RailEntry("library", "Library", Feather.BOOK);
    private final RunsView view;
    private final RunActions actions;
    private final RunBarViewModel bar;
    private final Executor work;
    private final Executor ui;
    private final Consumer<String> problems;

    /**
     * @param show shows a run in Compare, at a speed: 0 for all at once
     * @param problems hears why a file could not be written
     */
    LibraryScreen(
            @Nullable History history,
            Executor work,
            Executor ui,
            Consumer<String> clipboard,
            Consumer<RunRecord> show,
            Consumer<RunRecord> replay,
            Consumer<String> problems) {
        this.work = work;
        this.ui = ui;
        this.problems = problems;
        RunSource source = history == null ? null : new FromHistory(history);
        RunsViewModel model = new RunsViewModel(source, work, ui, Clock.system(ZoneId.systemDefault()));
        actions = new RunActions(show, replay, this::export, clipboard);
        view = new RunsView(model, actions, ZoneId.systemDefault());
        bar = new RunBarViewModel(source, work, ui);
    }

    RunActions actions() {
        return actions;
    }

    /** Which run Compare shows, among those of its prompt. */
    RunBarViewModel bar() {
        return bar;
    }

    @Override
    public RailEntry entry() {
        return entry;
    }

    @Override
    public RunsView view() {
        return view;
    }

    @Override
    public String keys() {
        return "Ctrl+5";
    }

    @Override
    public void shown() {
        view.focusSearch();
    }

    private void export(RunRecord run, ExportFormat format) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Export run");
        String name = run.summary().promptName() == null ? "run" : run.summary().promptName();
        chooser.setInitialFileName(name.replaceAll("[^\\p{L}\\p{N}._-]+", "-") + "." + format.ending());
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(format.title(), "*." + format.ending()));
        Window owner = Window.getWindows().stream()
                .filter(Window::isFocused)
                .findFirst()
                .orElse(null);
        File file = chooser.showSaveDialog(owner);
        if (file != null) {
            Path target = file.toPath();
            work.execute(() -> write(run, format, target));
        }
    }

    private void write(RunRecord run, ExportFormat format, Path target) {
        try {
            Files.writeString(target, format.write(run, ZoneId.systemDefault()));
        } catch (IOException e) {
            String why = "The run could not be written to " + target + ": " + e.getMessage()
                    + ". Check that the folder can be written, or choose another.";
            ui.execute(() -> problems.accept(why));
        }
    }
}
