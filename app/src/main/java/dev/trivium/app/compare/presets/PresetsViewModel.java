package dev.trivium.app.compare.presets;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The sets of columns of a workspace. FX thread only; files are read and written in the background. */
public final class PresetsViewModel {

    @FunctionalInterface
    private interface Change {
        void apply() throws PresetException;
    }

    private final PresetStore store;
    private final Function<String, Preset> current;
    private final Consumer<Preset> show;
    private final Executor work;
    private final Executor ui;
    private final ObservableList<Preset> presets = FXCollections.observableArrayList();

    /** Kept, because such a view hears the list only as long as somebody holds it. */
    private final ObservableList<Preset> shown = FXCollections.unmodifiableObservableList(presets);

    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /**
     * @param current the columns on the screen, under a name
     * @param show puts columns on the screen
     * @param work one task at a time, in order
     */
    public PresetsViewModel(
            PresetStore store, Function<String, Preset> current, Consumer<Preset> show, Executor work, Executor ui) {
        this.store = store;
        this.current = current;
        this.show = show;
        this.work = work;
        this.ui = ui;
        refresh();
    }

    /** Reads the file anew; another program may have changed it. */
    public void refresh() {
        work.execute(() -> {
            try {
                List<Preset> read = store.read();
                ui.execute(() -> {
                    if (!read.equals(presets)) {
                        presets.setAll(read);
                    }
                    problem.set("");
                });
            } catch (PresetException e) {
                ui.execute(() -> problem.set(e.sentence()));
            }
        });
    }

    /** Keeps the columns on the screen; a set that has the name is replaced. */
    public void save(String name) {
        Preset preset = current.apply(name.strip());
        if (preset.columns().isEmpty()) {
            problem.set("There is no column to keep. Add one first.");
        } else {
            change(() -> store.save(preset));
        }
    }

    public void open(Preset preset) {
        show.accept(preset);
    }

    public void rename(Preset preset, String name) {
        if (!name.strip().equals(preset.name())) {
            change(() -> store.rename(preset.name(), name.strip()));
        }
    }

    public void remove(Preset preset) {
        change(() -> store.remove(preset.name()));
    }

    private void change(Change change) {
        work.execute(() -> {
            try {
                change.apply();
                List<Preset> read = store.read();
                ui.execute(() -> {
                    presets.setAll(read);
                    problem.set("");
                });
            } catch (PresetException e) {
                ui.execute(() -> problem.set(e.sentence()));
            }
        });
    }

    /** In the order of the file. */
    public ObservableList<Preset> presets() {
        return shown;
    }

    /** What is wrong with the file or the last change; empty if nothing is. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
