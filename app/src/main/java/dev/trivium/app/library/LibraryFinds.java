package dev.trivium.app.library;

import dev.trivium.app.command.Command;
import dev.trivium.app.compare.prompt.PromptStore;
import dev.trivium.history.HistoryException;
import dev.trivium.history.RunQuery;
import dev.trivium.history.RunRecord;
import dev.trivium.history.RunSummary;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the palette finds of the Library: prompts and the newest runs, as they were when last looked for. FX thread. */
public final class LibraryFinds {

    private static final Logger LOG = LoggerFactory.getLogger(LibraryFinds.class);
    private static final int RUNS = 30;
    private static final int LONGEST_TITLE = 60;
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private final @Nullable RunSource source;
    private final PromptStore store;
    private final RunActions runActions;
    private final PromptActions promptActions;
    private final Executor work;
    private final Executor ui;
    private List<Command> commands = List.of();

    /** @param source null if there is no history */
    public LibraryFinds(
            @Nullable RunSource source,
            PromptStore store,
            RunActions runActions,
            PromptActions promptActions,
            Executor work,
            Executor ui) {
        this.source = source;
        this.store = store;
        this.runActions = runActions;
        this.promptActions = promptActions;
        this.work = work;
        this.ui = ui;
    }

    public List<Command> commands() {
        return commands;
    }

    /** Looks anew, in the background. */
    public void refresh() {
        work.execute(() -> {
            List<Command> found = new ArrayList<>();
            try {
                store.files().list().forEach(name -> found.add(prompt(name)));
                if (source != null) {
                    source.page(RunQuery.ALL, null, RUNS).runs().forEach(run -> found.add(run(run)));
                }
            } catch (IOException | HistoryException e) {
                LOG.debug("The palette lists fewer prompts and runs than there are.", e);
            }
            ui.execute(() -> commands = List.copyOf(found));
        });
    }

    private Command prompt(String name) {
        return Command.of(
                "prompt-" + name,
                "Prompt",
                "Open prompt " + name,
                () -> promptActions.open().accept(name));
    }

    private Command run(RunSummary run) {
        String name = run.promptName() == null || run.promptName().isBlank()
                ? run.promptText().strip().replaceAll("\\s+", " ")
                : run.promptName();
        String cut = name.length() <= LONGEST_TITLE ? name : name.substring(0, LONGEST_TITLE) + "…";
        String title = "Open run of " + WHEN.format(run.startedAt().atZone(ZoneId.systemDefault())) + "  " + cut;
        return Command.of("run-" + run.id(), "Run", title, () -> open(run.id()));
    }

    private void open(String runId) {
        RunSource from = source;
        if (from == null) {
            return;
        }
        work.execute(() -> {
            try {
                Optional<RunRecord> run = from.run(runId);
                ui.execute(() -> run.ifPresent(runActions.open()));
            } catch (HistoryException e) {
                LOG.warn(String.valueOf(e.getMessage()));
            }
        });
    }
}
