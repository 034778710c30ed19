package dev.trivium.app.compare.prompt;

import dev.trivium.prompt.ValueSets;
import dev.trivium.yaml.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The named sets of values of a prompt; one is shown. FX thread only. */
public final class ValueSetsViewModel {

    /** What the only set is called until somebody names it. */
    public static final String FIRST = "Default";

    private final Map<String, Map<String, String>> sets = new LinkedHashMap<>();
    private final ObservableList<String> names = FXCollections.observableArrayList();
    private final ObservableList<String> shownNames = FXCollections.unmodifiableObservableList(names);
    private final ReadOnlyStringWrapper selected = new ReadOnlyStringWrapper(FIRST);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final Consumer<Map<String, String>> show;
    private final Runnable changed;
    private String unreadable = "";

    /** Asked for after every key; null after a change. */
    private @Nullable String written;

    /**
     * @param show takes the values of the set that is shown from now on
     * @param changed runs after every change of a set
     */
    public ValueSetsViewModel(Consumer<Map<String, String>> show, Runnable changed) {
        this.show = show;
        this.changed = changed;
        sets.put(FIRST, new LinkedHashMap<>());
        names.setAll(FIRST);
    }

    /** Reads a file's text. A file with mistakes is left alone until somebody mends it: its sets are not shown. */
    public void load(String file, String text) {
        unreadable = "";
        written = null;
        problem.set("");
        sets.clear();
        try {
            ValueSets.parse(file, text).sets().forEach((name, values) -> sets.put(name, new LinkedHashMap<>(values)));
        } catch (ProblemException e) {
            unreadable = text;
            problem.set("The sets of values cannot be read. " + e.problems().get(0));
        }
        if (sets.isEmpty()) {
            sets.put(FIRST, new LinkedHashMap<>());
        }
        names.setAll(sets.keySet());
        reveal(sets.containsKey(selected.get()) ? selected.get() : names.get(0));
    }

    /** The file's text; empty if no value is set. */
    public String text() {
        if (!unreadable.isEmpty()) {
            return unreadable;
        }
        String text = written == null ? new ValueSets(sets).text() : written;
        written = text;
        return text;
    }

    /** Notes a value in the set that is shown. */
    public void put(String variable, String value) {
        String before = current().put(variable, value);
        written = null;
        if (!value.equals(before == null ? "" : before)) {
            changed.run();
        }
    }

    public void select(String name) {
        if (sets.containsKey(name) && !name.equals(selected.get())) {
            reveal(name);
        }
    }

    /** A new set without values, which is shown. */
    public void add() {
        added(free("Set " + (sets.size() + 1)), Map.of());
    }

    /** A copy of the set that is shown, which is shown then. */
    public void duplicate() {
        added(free(selected.get() + " copy"), current());
    }

    /** Removes the set that is shown; of the last one only the values. */
    public void remove() {
        int index = names.indexOf(selected.get());
        sets.remove(selected.get());
        written = null;
        if (sets.isEmpty()) {
            sets.put(FIRST, new LinkedHashMap<>());
        }
        names.setAll(sets.keySet());
        reveal(names.get(Math.max(0, Math.min(index, names.size() - 1))));
        changed.run();
    }

    /** Renames the set that is shown; nothing happens if the name is empty or taken. */
    public void rename(String wanted) {
        String name = wanted.strip();
        if (name.isEmpty() || sets.containsKey(name)) {
            return;
        }
        List<Map.Entry<String, Map<String, String>>> entries = new ArrayList<>(sets.entrySet());
        sets.clear();
        entries.forEach(
                entry -> sets.put(entry.getKey().equals(selected.get()) ? name : entry.getKey(), entry.getValue()));
        selected.set(name);
        written = null;
        names.setAll(sets.keySet());
        changed.run();
    }

    private void added(String name, Map<String, String> values) {
        sets.put(name, new LinkedHashMap<>(values));
        written = null;
        names.setAll(sets.keySet());
        reveal(name);
        changed.run();
    }

    private String free(String name) {
        String free = name;
        for (int i = 2; sets.containsKey(free); i++) {
            free = name + " " + i;
        }
        return free;
    }

    private void reveal(String name) {
        selected.set(name);
        show.accept(Map.copyOf(current()));
    }

    private Map<String, String> current() {
        return sets.computeIfAbsent(selected.get(), name -> new LinkedHashMap<>());
    }

    public ObservableList<String> names() {
        return shownNames;
    }

    public ReadOnlyStringProperty selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Why the file of sets is not shown; empty if it is. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
