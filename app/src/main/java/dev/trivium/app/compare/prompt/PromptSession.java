package dev.trivium.app.compare.prompt;

import dev.trivium.prompt.PromptConflictException;
import dev.trivium.prompt.PromptNames;
import dev.trivium.prompt.PromptVersion;
import dev.trivium.prompt.PromptVersion.Origin;
import dev.trivium.prompt.StoredPrompt;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file of the prompt on the screen: open, save, versions, changes from outside. FX thread only. */
public final class PromptSession {

    private static final Logger LOG = LoggerFactory.getLogger(PromptSession.class);

    /** How the file stands to what was read from it. */
    public enum Disk {
        SAME,
        CHANGED,
        GONE
    }

    private interface Work<T> {
        T run() throws IOException, PromptConflictException;
    }

    private final PromptStore store;
    private final PromptContent content;
    private final Executor work;
    private final Executor ui;
    private final StringProperty name = new SimpleStringProperty(this, "name", "");
    private final ReadOnlyBooleanWrapper edited = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Disk> disk = new ReadOnlyObjectWrapper<>(Disk.SAME);
    private final ObservableList<PromptVersion> versions = FXCollections.observableArrayList();
    private final ObservableList<PromptVersion> shownVersions = FXCollections.unmodifiableObservableList(versions);
    private final ObservableList<String> names = FXCollections.observableArrayList();
    private final ObservableList<String> shownNames = FXCollections.unmodifiableObservableList(names);
    private @Nullable StoredPrompt base;
    private @Nullable StoredPrompt theirs;
    private Draft.@Nullable Place drafts;
    private Executor typing = Runnable::run;

    /**
     * @param work for reading and writing files; one task at a time, in order
     * @param ui the FX thread
     */
    public PromptSession(PromptStore store, PromptContent content, Executor work, Executor ui) {
        this.store = store;
        this.content = content;
        this.work = work;
        this.ui = ui;
        name.set(untitled());
    }

    /** What it is called while it has no file. */
    private String untitled() {
        return "Untitled " + store.noun();
    }

    /** What one of the texts is called: {@code prompt}. */
    public String noun() {
        return store.noun();
    }

    /** To be called after every change on the screen. */
    public void changed() {
        StoredPrompt saved = base;
        StoredPrompt now = content.now(name.get());
        edited.set(saved == null ? !now.text().isBlank() : !now.equals(saved));
        message.set("");
        Draft.Place place = drafts;
        if (place != null) {
            Draft draft = edited.get() ? new Draft(saved, now) : null;
            typing.execute(() -> work.execute(() -> keep(place, draft)));
        }
    }

    /**
     * From now on edits that no file holds outlive the program; those of the last session come back.
     *
     * @param workspace its folder
     * @param pause runs a task when nothing has been typed for a moment, on any thread
     */
    public void keepDrafts(Path workspace, Executor pause) {
        Draft.Place place = new Draft.Place(workspace.resolve(".trivium").resolve("draft-" + store.noun() + ".json"));
        typing = pause;
        in(place::read, found -> {
            found.ifPresent(this::comeBack);
            drafts = place;
        });
    }

    private void comeBack(Draft draft) {
        StoredPrompt saved = draft.base();
        base = saved;
        theirs = null;
        name.set(saved == null ? untitled() : saved.name());
        versions.clear();
        content.show(draft.now());
        changed();
        message.set("Changes that were not saved in the last session are back.");
        if (saved != null) {
            in(() -> store.versions().list(saved.name()), versions::setAll);
            refresh();
        }
    }

    private static void keep(Draft.Place place, @Nullable Draft draft) {
        try {
            if (draft == null) {
                place.delete();
            } else {
                place.write(draft);
            }
        } catch (IOException e) {
            LOG.warn("The draft cannot be kept: {}", e.getClass().getSimpleName());
        }
    }

    /** Looks what prompts there are, and whether the file of this one was changed by others. */
    public void refresh() {
        StoredPrompt known = base;
        in(
                () -> new Seen(
                        store.files().list(),
                        known == null ? null : store.files().onDisk(known.name())),
                seen -> {
                    names.setAll(seen.names());
                    if (known != null && known.equals(base)) {
                        compare(known, seen.disk());
                    }
                });
    }

    private record Seen(List<String> names, @Nullable StoredPrompt disk) {}

    private void compare(StoredPrompt known, @Nullable StoredPrompt found) {
        theirs = found;
        if (known.equals(found)) {
            disk.set(Disk.SAME);
        } else if (found != null && !edited.get()) {
            reload();
        } else {
            disk.set(found == null ? Disk.GONE : Disk.CHANGED);
        }
    }

    /** Puts a prompt that was read on the screen. */
    public void show(StoredPrompt prompt, List<PromptVersion> ofPrompt) {
        base = prompt;
        theirs = null;
        name.set(prompt.name());
        versions.setAll(ofPrompt);
        disk.set(Disk.SAME);
        content.show(prompt);
        changed();
    }

    public void open(String wanted) {
        open(wanted, () -> {});
    }

    /** @param then runs once the prompt is on the screen */
    public void open(String wanted, Runnable then) {
        in(() -> new Opened(store.files().read(wanted), store.versions().list(wanted)), opened -> {
            show(opened);
            then.run();
        });
    }

    private record Opened(StoredPrompt prompt, List<PromptVersion> versions) {}

    private void show(Opened opened) {
        show(opened.prompt(), opened.versions());
    }

    /** An empty prompt without a file. */
    public void startNew() {
        base = null;
        name.set(untitled());
        versions.clear();
        disk.set(Disk.SAME);
        content.show(new StoredPrompt(untitled(), "", ""));
        changed();
    }

    /** Saves a version; false if there is no file yet, so that a name is to be asked for. */
    public boolean save() {
        StoredPrompt saved = base;
        if (saved == null) {
            return false;
        }
        StoredPrompt now = content.now(saved.name());
        in(
                () -> {
                    keepFound(saved);
                    store.files().save(saved, now);
                    return kept(now, Origin.SAVED);
                },
                kept -> saved(now, kept));
        return true;
    }

    /** Saves under another name, which must be free; the prompt goes on under that name. */
    public void saveAs(String wanted) {
        String problem = PromptNames.problem(store.noun(), wanted.strip());
        if (!problem.isEmpty()) {
            message.set(problem);
            return;
        }
        StoredPrompt now = content.now(wanted.strip());
        in(
                () -> {
                    store.files().create(now);
                    return kept(now, Origin.SAVED);
                },
                kept -> {
                    name.set(now.name());
                    saved(now, kept);
                    refresh();
                });
    }

    public void rename(String wanted) {
        String to = wanted.strip();
        StoredPrompt saved = base;
        String problem = PromptNames.problem(store.noun(), to);
        if (!problem.isEmpty() || saved == null) {
            message.set(problem);
            return;
        }
        in(
                () -> {
                    store.files().rename(saved.name(), to);
                    store.versions().rename(saved.name(), to);
                    return new StoredPrompt(to, saved.text(), saved.values());
                },
                renamed -> {
                    base = renamed;
                    name.set(to);
                    changed();
                    refresh();
                });
    }

    /** Copies a prompt and opens the copy. */
    public void duplicate(String wanted) {
        in(() -> store.files().duplicate(wanted), copy -> {
            open(copy);
            refresh();
        });
    }

    /** Moves a prompt into the workspace's trash. If it is on the screen, an empty one takes its place. */
    public void delete(String wanted) {
        in(
                () -> {
                    store.files().delete(wanted);
                    return wanted;
                },
                gone -> {
                    if (gone.equals(name.get())) {
                        startNew();
                    }
                    message.set("\"" + gone + "\" lies in .trivium/trash now.");
                    refresh();
                });
    }

    /** Takes what stands on disk. */
    public void reload() {
        if (base != null) {
            StoredPrompt known = base;
            in(
                    () -> {
                        keepFound(known);
                        StoredPrompt read = store.files().read(known.name());
                        kept(read, Origin.FOUND);
                        return new Opened(read, store.versions().list(known.name()));
                    },
                    this::show);
        }
    }

    /** Stays with the screen's text; the next save writes over what stands on disk, which is kept as a version. */
    public void keepMine() {
        StoredPrompt found = theirs;
        StoredPrompt known = base;
        if (known == null) {
            return;
        }
        if (found == null) {
            in(
                    () -> {
                        store.files().overwrite(known);
                        return known;
                    },
                    written -> disk.set(Disk.SAME));
            return;
        }
        in(() -> kept(found, Origin.FOUND), kept -> {
            base = found;
            versions.setAll(kept);
            disk.set(Disk.SAME);
            changed();
        });
    }

    /** What stands on disk, while {@link #diskProperty()} says that it was changed; empty otherwise. */
    public String theirText() {
        return theirs == null ? "" : theirs.text();
    }

    /** Every run remembers the exact prompt: one that is run without being saved becomes a version. */
    public void ran(String text) {
        StoredPrompt saved = base;
        if (saved != null) {
            in(
                    () -> {
                        keepFound(saved);
                        return kept(new StoredPrompt(saved.name(), text, ""), Origin.RUN);
                    },
                    kept -> {
                        if (saved.name().equals(name.get())) {
                            versions.setAll(kept);
                        }
                    });
        }
    }

    /** Puts a version's text on the screen; saving is a step of its own. */
    public void restore(PromptVersion version) {
        text(version, content::restore);
    }

    /** Reads a version's text. */
    public void text(PromptVersion version, Consumer<String> reader) {
        in(() -> store.versions().text(version), reader);
    }

    public void note(PromptVersion version, String note) {
        String prompt = name.get();
        in(
                () -> {
                    store.versions().note(prompt, version, note);
                    return store.versions().list(prompt);
                },
                versions::setAll);
    }

    /** Names of partials for completion. */
    public void partials(Consumer<List<String>> reader) {
        in(() -> store.files().partials(), reader);
    }

    /** The file's text before a first version was made of it. */
    private void keepFound(StoredPrompt saved) throws IOException {
        if (store.versions().list(saved.name()).isEmpty()) {
            store.versions().keep(saved.name(), saved.text(), Origin.FOUND);
        }
    }

    private List<PromptVersion> kept(StoredPrompt prompt, Origin origin) throws IOException {
        store.versions().keep(prompt.name(), prompt.text(), origin);
        return store.versions().list(prompt.name());
    }

    private void saved(StoredPrompt now, List<PromptVersion> kept) {
        base = now;
        theirs = null;
        disk.set(Disk.SAME);
        versions.setAll(kept);
        changed();
        message.set("Saved as v" + kept.get(kept.size() - 1).number() + ".");
    }

    private <T> void in(Work<T> task, Consumer<T> done) {
        work.execute(() -> {
            try {
                T result = task.run();
                ui.execute(() -> done.accept(result));
            } catch (PromptConflictException e) {
                ui.execute(() -> {
                    theirs = e.theirs();
                    disk.set(e.theirs() == null ? Disk.GONE : Disk.CHANGED);
                });
            } catch (IOException e) {
                ui.execute(() -> message.set(sentence(e)));
            }
        });
    }

    private String sentence(IOException e) {
        if (e instanceof FileAlreadyExistsException) {
            return "There is a " + store.noun() + " of this name already. Choose another name.";
        }
        if (e instanceof NoSuchFileException) {
            return "The file is gone. It was moved or deleted by another program.";
        }
        return "The file cannot be read or written (" + e.getMessage() + "). Check the folder's rights and space.";
    }

    /** The file's name; a prompt without a file may be called anything. */
    public StringProperty nameProperty() {
        return name;
    }

    /** Whether there is a file. */
    public boolean titled() {
        return base != null;
    }

    /** Whether the screen holds what no file does. */
    public ReadOnlyBooleanProperty editedProperty() {
        return edited.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Disk> diskProperty() {
        return disk.getReadOnlyProperty();
    }

    /** What became of the last command; empty after the next change. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** In order of their numbers. */
    public ObservableList<PromptVersion> versions() {
        return shownVersions;
    }

    /** All prompts of the workspace; {@link #refresh()} looks anew. */
    public ObservableList<String> names() {
        return shownNames;
    }
}
