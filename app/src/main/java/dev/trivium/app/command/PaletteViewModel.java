package dev.trivium.app.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The command palette without its nodes: what is typed, what matches, what is selected. FX thread only. */
public final class PaletteViewModel {

    private static final int MOST_RECENT = 8;

    private final Supplier<List<Command>> commands;
    private final Consumer<List<String>> remember;
    private final List<String> recent;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<Command> shown = FXCollections.observableArrayList();

    /** Kept, because such a view hears the list only as long as somebody holds it. */
    private final ObservableList<Command> shownView = FXCollections.unmodifiableObservableList(shown);

    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper();

    /**
     * @param commands all that can be done; asked each time the palette opens
     * @param recent ids, the newest first
     * @param remember takes the ids after each choice
     */
    public PaletteViewModel(Supplier<List<Command>> commands, List<String> recent, Consumer<List<String>> remember) {
        this.commands = commands;
        this.recent = new ArrayList<>(recent);
        this.remember = remember;
        query.addListener((property, before, now) -> search());
    }

    /** Begins anew: nothing typed, what was used last first. */
    public void open() {
        query.set("");
        search();
    }

    private void search() {
        record Hit(Command command, int score) {}
        List<Hit> hits = new ArrayList<>();
        for (Command command : commands.get()) {
            if (command.enabled().getAsBoolean()) {
                OptionalInt score = FuzzyMatch.score(query.get(), command.title() + " " + command.region());
                score.ifPresent(value -> hits.add(new Hit(command, value)));
            }
        }
        hits.sort(Comparator.comparingInt(Hit::score).reversed().thenComparingInt(hit -> age(hit.command())));
        shown.setAll(hits.stream().map(Hit::command).toList());
        selected.set(0);
    }

    private int age(Command command) {
        int at = recent.indexOf(command.id());
        return at < 0 ? Integer.MAX_VALUE : at;
    }

    /** @param by 1 selects the next, -1 the one before; it goes round at the ends */
    public void move(int by) {
        if (!shown.isEmpty()) {
            selected.set(Math.floorMod(selected.get() + by, shown.size()));
        }
    }

    /** Remembers the selected command as used; what is returned does it, after the palette has closed. */
    public Runnable choose() {
        if (shown.isEmpty()) {
            return () -> {};
        }
        Command command = shown.get(selected.get());
        recent.remove(command.id());
        recent.add(0, command.id());
        if (recent.size() > MOST_RECENT) {
            recent.remove(MOST_RECENT);
        }
        remember.accept(List.copyOf(recent));
        return command.action();
    }

    public void select(int index) {
        selected.set(index);
    }

    public StringProperty queryProperty() {
        return query;
    }

    /** What matches, best first. */
    public ObservableList<Command> shown() {
        return shownView;
    }

    public ReadOnlyIntegerProperty selectedProperty() {
        return selected.getReadOnlyProperty();
    }
}
