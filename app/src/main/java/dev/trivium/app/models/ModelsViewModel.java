package dev.trivium.app.models;

import dev.trivium.catalog.Capability;
import dev.trivium.chat.ModelAddress;
import dev.trivium.history.HistoryException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import org.jspecify.annotations.Nullable;

/** The table of models without its nodes: what is shown, in which order, and over which time it was measured. FX thread only. */
public final class ModelsViewModel {

    static final String ANY_PROVIDER = "All";

    /** What narrows the table beside words, provider and price. */
    enum Only {
        LOCAL("Local"),
        ROUTES("Routes"),
        MEASURED("Measured"),
        REAL("Real");

        private final String title;

        Only(String title) {
            this.title = title;
        }

        private boolean fits(ModelLine line) {
            return switch (this) {
                case LOCAL -> line.local();
                case ROUTES -> line.entry().route();
                case MEASURED -> line.measured() != null;
                case REAL -> !line.entry().simulated();
            };
        }

        String title() {
            return title;
        }
    }

    private final ModelsSource source;
    private final Executor work;
    private final Executor ui;
    private final Consumer<List<ModelAddress>> compare;
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final StringProperty mostPrice = new SimpleStringProperty(this, "mostPrice", "");
    private final StringProperty provider = new SimpleStringProperty(this, "provider", ANY_PROVIDER);
    private final StringProperty kind = new SimpleStringProperty(this, "kind", "");
    private final ObservableSet<Capability> capabilities = FXCollections.observableSet();
    private final ObservableSet<Only> only = FXCollections.observableSet();
    private final ObjectProperty<ModelsSource.Range> range =
            new SimpleObjectProperty<>(this, "range", ModelsSource.Range.MONTH);
    private final ObjectProperty<@Nullable Best> best = new SimpleObjectProperty<>(this, "best", null);
    private final ObservableList<String> providers = FXCollections.observableArrayList(ANY_PROVIDER);
    private final ObservableList<String> kinds = FXCollections.observableArrayList();
    private final ObservableList<ModelLine> shown = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper arranging = new ReadOnlyBooleanWrapper();
    private List<ModelLine> all = List.of();
    private @Nullable Comparator<ModelLine> order;
    private long version;

    /** @param compare adds models as columns to Compare */
    public ModelsViewModel(ModelsSource source, Executor work, Executor ui, Consumer<List<ModelAddress>> compare) {
        this.source = source;
        this.work = work;
        this.ui = ui;
        this.compare = compare;
        text.addListener(changed -> arrange());
        mostPrice.addListener(changed -> arrange());
        provider.addListener(changed -> arrange());
        kind.addListener(changed -> arrange());
        best.addListener(changed -> arrange());
        range.addListener(changed -> refresh());
        capabilities.addListener((SetChangeListener<Capability>) change -> arrange());
        only.addListener((SetChangeListener<Only>) change -> arrange());
    }

    /** Reads everything anew: there may be other models, and newer calls. */
    public void refresh() {
        long asked = ++version;
        ModelsSource.Range over = range.get();
        loading.set(true);
        work.execute(() -> {
            List<ModelLine> lines;
            String why = "";
            try {
                lines = source.lines(over);
            } catch (HistoryException e) {
                lines = source.unmeasured();
                why = String.valueOf(e.getMessage());
            }
            List<ModelLine> read = lines;
            String words = why;
            ui.execute(() -> {
                if (asked == version) {
                    show(read, words);
                }
            });
        });
    }

    private void show(List<ModelLine> lines, String why) {
        all = lines;
        loading.set(false);
        problem.set(why);
        TreeSet<String> names = new TreeSet<>();
        lines.forEach(line -> names.add(line.provider()));
        List<String> offered = new ArrayList<>(List.of(ANY_PROVIDER));
        offered.addAll(names);
        if (!providers.equals(offered)) {
            String chosen = provider.get();
            providers.setAll(offered);
            provider.set(names.contains(chosen) ? chosen : ANY_PROVIDER);
        }
        List<String> found = kindsOf(lines);
        if (!kinds.equals(found)) {
            String chosen = kind.get();
            kinds.setAll(found);
            kind.set(found.contains(chosen) ? chosen : found.isEmpty() ? "" : found.get(0));
        }
        arrange();
    }

    /** The kind with most scores first. */
    private static List<String> kindsOf(List<ModelLine> lines) {
        Map<String, Long> counts = new HashMap<>();
        lines.forEach(line -> line.scores().forEach((name, score) -> counts.merge(name, score.count(), Long::sum)));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Sorts by columns, the first one first; no column brings the order of the workspace back. */
    void sort(List<ModelColumn> columns, List<Boolean> descending) {
        Comparator<ModelLine> together = null;
        for (int i = 0; i < columns.size(); i++) {
            Comparator<ModelLine> next = columns.get(i).order(descending.get(i), kind.get());
            together = together == null ? next : together.thenComparing(next);
        }
        order = together;
        if (!columns.isEmpty()) {
            best.set(null);
        }
        arrange();
    }

    private void arrange() {
        Best preset = best.get();
        Comparator<ModelLine> wanted = preset == null ? order : preset.order(kind.get());
        List<ModelLine> lines = new ArrayList<>(all);
        lines.removeIf(line -> !fits(line));
        if (wanted != null) {
            lines.sort(wanted);
        }
        if (!lines.equals(shown)) {
            arranging.set(true);
            shown.setAll(lines);
            arranging.set(false);
        }
        long measured = lines.stream().filter(line -> line.measured() != null).count();
        summary.set(
                all.isEmpty() && loading.get()
                        ? ""
                        : (lines.size() == all.size() ? "" : lines.size() + " of ") + all.size()
                                + " models and routes · " + measured + " measured "
                                + range.get().words());
        note.set(
                preset == null
                        ? ""
                        : preset.sentence(lines, kind.get(), range.get().words()));
    }

    private boolean fits(ModelLine line) {
        return line.matches(text.get())
                && (provider.get().equals(ANY_PROVIDER) || provider.get().equals(line.provider()))
                && line.capabilities().containsAll(capabilities)
                && only.stream().allMatch(narrow -> narrow.fits(line))
                && isCheap(line);
    }

    private boolean isCheap(ModelLine line) {
        BigDecimal most = amount(mostPrice.get());
        BigDecimal price = line.outputPrice();
        return most == null || (price != null && price.compareTo(most) <= 0);
    }

    private static @Nullable BigDecimal amount(String text) {
        try {
            return new BigDecimal(text.strip().replace("$", ""));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Adds them as columns to Compare. */
    void compare(List<ModelLine> lines) {
        if (!lines.isEmpty()) {
            compare.accept(lines.stream().map(ModelLine::address).toList());
        }
    }

    /** The lines as tab-separated values, with a header. */
    String copy(List<ModelLine> lines) {
        return Words.table(List.of(ModelColumn.values()), lines, kind.get());
    }

    /** Takes every filter away. */
    void clear() {
        text.set("");
        mostPrice.set("");
        provider.set(ANY_PROVIDER);
        capabilities.clear();
        only.clear();
    }

    boolean isFiltered() {
        return shown.size() < all.size();
    }

    ObservableList<ModelLine> shown() {
        return shown;
    }

    ObservableList<String> providers() {
        return providers;
    }

    /** What was scored, most scores first. */
    ObservableList<String> kinds() {
        return kinds;
    }

    StringProperty textProperty() {
        return text;
    }

    /** The most that a million tokens of output may cost, as typed; anything else than a number narrows nothing. */
    StringProperty mostPriceProperty() {
        return mostPrice;
    }

    StringProperty providerProperty() {
        return provider;
    }

    StringProperty kindProperty() {
        return kind;
    }

    ObservableSet<Capability> capabilities() {
        return capabilities;
    }

    ObservableSet<Only> only() {
        return only;
    }

    ObjectProperty<ModelsSource.Range> rangeProperty() {
        return range;
    }

    /** By what the table is ordered; null for its columns. */
    ObjectProperty<@Nullable Best> bestProperty() {
        return best;
    }

    ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** What the chosen order rests on; empty without one. */
    ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** Why nothing is measured; empty if that is no mistake. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether the lines are just being put into another order: a selection that is lost now was not taken back. */
    ReadOnlyBooleanProperty arrangingProperty() {
        return arranging.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }
}
