package dev.trivium.app;

import dev.trivium.app.command.Command;
import dev.trivium.app.compare.presets.PresetsViewModel;
import dev.trivium.app.compare.prompt.PromptStore;
import dev.trivium.app.library.ExportFormat;
import dev.trivium.app.library.LibraryFinds;
import dev.trivium.app.library.LibraryView;
import dev.trivium.app.library.PromptActions;
import dev.trivium.app.library.PromptsViewModel;
import dev.trivium.app.library.RunActions;
import dev.trivium.app.library.RunBarViewModel;
import dev.trivium.app.library.RunSource;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        public Map<String, List<String>> tags(List<String> runIds) throws HistoryException {
            return history.tags(runIds);
        }

        @Override
        public void tag(String runId, Set<String> tags) throws HistoryException {
            history.tag(runId, tags);
        }

        @Override
        public void delete(List<String> runIds) throws HistoryException {
            for (String id : runIds) {
                history.delete(id);
            }
        }

        @Override
        public void compact() throws HistoryException {
            history.compact();
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
    private final LibraryView view;
    private final LibraryFinds finds;
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
            PromptStore prompts,
            PromptActions ofPrompts,
            PresetsViewModel presets,
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
        PromptsViewModel promptList = new PromptsViewModel(prompts, work, ui);
        view = new LibraryView(model, actions, promptList, ofPrompts, presets, ZoneId.systemDefault());
        finds = new LibraryFinds(source, prompts, actions, ofPrompts, work, ui);
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
    public LibraryView view() {
        return view;
    }

    @Override
    public String keys() {
        return "Ctrl+5";
    }

    @Override
    public void shown() {
        view.focusFirst();
    }

    @Override
    public List<Command> finds() {
        return finds.commands();
    }

    /** Looks anew what prompts and runs there are, for the palette. */
    void refresh() {
        finds.refresh();
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
