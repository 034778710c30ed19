package dev.trivium.app.library;

import dev.trivium.chat.ModelAddress;
import dev.trivium.history.HistoryException;
import dev.trivium.history.RunPage;
import dev.trivium.history.RunQuery;
import dev.trivium.history.RunRecord;
import dev.trivium.history.RunState;
import dev.trivium.history.RunSummary;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
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
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/** The list of earlier runs without its nodes: what is searched for, what was found. FX thread only. */
public final class RunsViewModel {

    static final int PAGE = 100;

    private static final int LONGEST_TAG = 64;

    private static final Choice ANY_TIME = new Choice("Any time", query -> query);
    private static final Choice ANY_MODEL = new Choice("Any model", query -> query);

    static final List<Choice> STATES = List.of(
            new Choice("Any state", query -> query),
            new Choice("Finished", query -> query.withState(RunState.FINISHED)),
            new Choice("With a failure", query -> query.withFailed(true)),
            new Choice("Interrupted", query -> query.withState(RunState.INTERRUPTED)),
            new Choice("Running", query -> query.withState(RunState.RUNNING)));

    static final List<Choice> ORIGINS = List.of(
            new Choice("Any source", query -> query),
            new Choice("Compare screen", query -> query.withSource("compare")),
            new Choice("Command line", query -> query.withSource("cli")));

    static final List<Choice> KINDS = List.of(
            new Choice("Real and demo", query -> query),
            new Choice("Real only", query -> query.withSimulated(false)),
            new Choice("Demo only", query -> query.withSimulated(true)));

    private final @Nullable RunSource source;
    private final Executor work;
    private final Executor ui;
    private final Clock clock;
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final List<ObjectProperty<Choice>> filters = new ArrayList<>();
    private final ObjectProperty<Choice> time = filter(ANY_TIME);
    private final ObjectProperty<Choice> state = filter(STATES.get(0));
    private final ObjectProperty<Choice> origin = filter(ORIGINS.get(0));
    private final ObjectProperty<Choice> kind = filter(KINDS.get(0));
    private final ObjectProperty<Choice> model = filter(ANY_MODEL);
    private final ObservableList<Choice> models = FXCollections.observableArrayList(ANY_MODEL);
    private final ObservableList<RunSummary> runs = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ObservableMap<String, String> tags = FXCollections.observableHashMap();
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private RunPage.@Nullable Key next;

    /** Counts the searches, so that a page that comes late is known as one; read by the worker too. */
    private final AtomicLong version = new AtomicLong();

    /**
     * @param source null if there is no history
     * @param work reads the disk, one task at a time
     * @param clock says what today is
     */
    public RunsViewModel(@Nullable RunSource source, Executor work, Executor ui, Clock clock) {
        this.source = source;
        this.work = work;
        this.ui = ui;
        this.clock = clock;
        text.addListener((property, before, now) -> refresh());
    }

    /** Looks anew from the newest run on, and learns which models there are. */
    public void refresh() {
        version.incrementAndGet();
        next = null;
        problem.set("");
        notice.set("");
        load(true);
        readModels();
    }

    /** The next page, if there is one; called when the end of the list comes into sight. */
    public void more() {
        if (next != null && !loading.get()) {
            load(false);
        }
    }

    /** Reads a whole run and hands it on, on the FX thread. */
    public void with(RunSummary run, Consumer<RunRecord> action) {
        ask(from -> from.run(run.id()), found -> {
            if (found.isPresent()) {
                action.accept(found.get());
            } else {
                problem.set("This run is no longer in the history.");
            }
        });
    }

    /**
     * Deletes runs that have ended, for good.
     *
     * @param compact whether the file is written anew afterwards, without them
     */
    public void delete(List<RunSummary> wanted, boolean compact) {
        notice.set("");
        if (wanted.stream().anyMatch(run -> run.state() == RunState.RUNNING)) {
            problem.set("A run that still goes on cannot be deleted. Stop it first, or leave it out.");
            return;
        }
        List<String> ids = wanted.stream().map(RunSummary::id).toList();
        ask(
                from -> {
                    from.delete(ids);
                    if (compact) {
                        from.compact();
                    }
                    return ids;
                },
                gone -> {
                    refresh();
                    notice.set((ids.size() == 1 ? "1 run was deleted" : ids.size() + " runs were deleted")
                            + (compact ? ", and the file was compacted." : "."));
                });
    }

    /** @param words tags with commas between them, for each of the runs in place of its own */
    public void tag(List<RunSummary> wanted, String words) {
        Set<String> given = new TreeSet<>();
        for (String word : words.split(",", -1)) {
            if (!word.isBlank()) {
                given.add(word.strip());
            }
        }
        if (given.stream().anyMatch(tag -> tag.length() > LONGEST_TAG)) {
            problem.set("A tag has " + LONGEST_TAG + " characters at most. Shorten it.");
            return;
        }
        ask(
                from -> {
                    for (RunSummary run : wanted) {
                        from.tag(run.id(), given);
                    }
                    return wanted;
                },
                done -> readTags(done));
    }

    /** Those that all of the runs have, with commas between them. */
    String commonTags(List<RunSummary> wanted) {
        Set<String> common = null;
        for (RunSummary run : wanted) {
            Set<String> own =
                    new TreeSet<>(List.of(tags.getOrDefault(run.id(), "").split(", ")));
            if (common == null) {
                common = own;
            } else {
                common.retainAll(own);
            }
        }
        return common == null ? "" : String.join(", ", common);
    }

    private void readTags(List<RunSummary> wanted) {
        List<String> ids = wanted.stream().map(RunSummary::id).toList();
        ask(from -> from.tags(ids), found -> {
            for (String id : ids) {
                List<String> own = found.get(id);
                if (own == null) {
                    tags.remove(id);
                } else {
                    tags.put(id, String.join(", ", own));
                }
            }
        });
    }

    private void load(boolean first) {
        long asked = version.get();
        RunPage.Key after = next;
        RunQuery query = query();
        loading.set(true);
        summarise();
        ask(from -> asked == version.get() ? from.page(query, after, PAGE) : null, page -> {
            if (page == null || asked != version.get()) {
                return;
            }
            if (first) {
                runs.setAll(page.runs());
            } else {
                runs.addAll(page.runs());
            }
            readTags(page.runs());
            next = page.next();
            loading.set(false);
            boolean keepLooking = page.next() != null && page.runs().size() < PAGE;
            if (keepLooking) {
                load(runs.isEmpty());
            } else {
                summarise();
            }
        });
    }

    private void readModels() {
        ask(RunSource::models, found -> {
            // Entries stay the same objects, so that the chosen one stays chosen.
            List<String> known = models.stream().map(Choice::label).toList();
            for (ModelAddress address : found) {
                if (!known.contains(address.toString())) {
                    models.add(new Choice(address.toString(), query -> query.withModel(address)));
                }
            }
        });
    }

    private interface Question<T> {
        @Nullable
        T ask(RunSource source) throws HistoryException;
    }

    private <T> void ask(Question<T> question, Consumer<T> answer) {
        RunSource from = source;
        if (from == null) {
            loading.set(false);
            return;
        }
        work.execute(() -> {
            try {
                T found = question.ask(from);
                ui.execute(() -> answer.accept(found));
            } catch (HistoryException e) {
                String why = String.valueOf(e.getMessage());
                ui.execute(() -> {
                    loading.set(false);
                    problem.set(why);
                });
            }
        });
    }

    private RunQuery query() {
        RunQuery query = RunQuery.ALL.withText(text.get());
        for (ObjectProperty<Choice> filter : filters) {
            query = filter.get().filter().apply(query);
        }
        return query;
    }

    private ObjectProperty<Choice> filter(Choice first) {
        ObjectProperty<Choice> property = new SimpleObjectProperty<>(first);
        property.addListener((changed, before, now) -> refresh());
        filters.add(property);
        return property;
    }

    /** Today and what is near it, by the clock's zone. */
    List<Choice> times() {
        return List.of(
                ANY_TIME,
                new Choice("Today", query -> since(query, 0)),
                new Choice("Last 7 days", query -> since(query, 6)),
                new Choice("Last 30 days", query -> since(query, 29)));
    }

    private RunQuery since(RunQuery query, int days) {
        LocalDate first = LocalDate.now(clock).minusDays(days);
        return query.withRange(first.atStartOfDay(clock.getZone()).toInstant(), null);
    }

    private void summarise() {
        int count = runs.size();
        String number = count + (next == null ? "" : "+") + (count == 1 && next == null ? " run" : " runs");
        summary.set(loading.get() && count == 0 ? "searching …" : number);
    }

    /** Whether nothing is asked for but everything. */
    public boolean unfiltered() {
        return query().equals(RunQuery.ALL);
    }

    public boolean hasHistory() {
        return source != null;
    }

    public StringProperty textProperty() {
        return text;
    }

    public ObjectProperty<Choice> timeProperty() {
        return time;
    }

    public ObjectProperty<Choice> stateProperty() {
        return state;
    }

    public ObjectProperty<Choice> originProperty() {
        return origin;
    }

    public ObjectProperty<Choice> kindProperty() {
        return kind;
    }

    public ObjectProperty<Choice> modelProperty() {
        return model;
    }

    public ObservableList<Choice> models() {
        return models;
    }

    public ObservableList<RunSummary> runs() {
        return runs;
    }

    /** {@code 100+ runs}. */
    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** The tags of each run that has any, with commas between them. */
    public ObservableMap<String, String> tags() {
        return tags;
    }

    /** What became of the last change; empty before one. */
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Why the list cannot be read; empty if it can. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }
}
