package dev.trivium.app.library;

import dev.trivium.app.compare.prompt.PromptStore;
import dev.trivium.prompt.PromptVersion;
import dev.trivium.prompt.ValueSets;
import dev.trivium.yaml.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The prompts of the workspace without their nodes: names, versions, sets of values. FX thread only. */
public final class PromptsViewModel {

    /** A named set of values of the prompt that is looked at. */
    public record Values(String name, Map<String, String> values) {}

    private record Looked(List<PromptVersion> versions, List<Values> sets, String problem) {}

    private interface Work<T> {
        T run() throws IOException;
    }

    private final PromptStore store;
    private final Executor work;
    private final Executor ui;
    private final ObservableList<String> names = FXCollections.observableArrayList();
    private final ObservableList<PromptVersion> versions = FXCollections.observableArrayList();
    private final ObservableList<Values> sets = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private @Nullable String selected;

    /** @param work reads the disk, one task at a time */
    public PromptsViewModel(PromptStore store, Executor work, Executor ui) {
        this.store = store;
        this.work = work;
        this.ui = ui;
    }

    /** Looks anew what prompts there are. */
    public void refresh() {
        in(() -> store.files().list(), found -> {
            if (!found.equals(names)) {
                names.setAll(found);
            }
        });
        look(selected);
    }

    /** Looks at a prompt's versions and values; null for none. */
    public void look(@Nullable String name) {
        selected = name;
        problem.set("");
        if (name == null) {
            versions.clear();
            sets.clear();
            return;
        }
        in(() -> read(name), looked -> {
            if (name.equals(selected)) {
                versions.setAll(looked.versions());
                sets.setAll(looked.sets());
                problem.set(looked.problem());
            }
        });
    }

    /** Reads the texts of two versions. */
    public void texts(PromptVersion one, PromptVersion other, BiConsumer<String, String> reader) {
        in(
                () -> List.of(store.versions().text(one), store.versions().text(other)),
                texts -> reader.accept(texts.get(0), texts.get(1)));
    }

    private Looked read(String name) throws IOException {
        List<PromptVersion> found = new ArrayList<>(store.versions().list(name));
        java.util.Collections.reverse(found);
        try {
            List<Values> values = new ArrayList<>();
            String file = name + ".values.yaml";
            ValueSets.parse(file, store.files().read(name).values())
                    .sets()
                    .forEach((set, given) -> values.add(new Values(set, given)));
            return new Looked(found, values, "");
        } catch (ProblemException e) {
            return new Looked(
                    found,
                    List.of(),
                    "The sets of values cannot be read. " + e.problems().get(0));
        }
    }

    private <T> void in(Work<T> task, Consumer<T> done) {
        work.execute(() -> {
            try {
                T result = task.run();
                ui.execute(() -> done.accept(result));
            } catch (IOException e) {
                String why = "The prompts cannot be read (" + e.getMessage()
                        + "). Check that the workspace's folder is there and can be read.";
                ui.execute(() -> problem.set(why));
            }
        });
    }

    public ObservableList<String> names() {
        return names;
    }

    /** Of the prompt that is looked at, the newest first. */
    public ObservableList<PromptVersion> versions() {
        return versions;
    }

    public ObservableList<Values> sets() {
        return sets;
    }

    /** What could not be read; empty if all could. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
