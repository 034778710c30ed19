package dev.trivium.app.dashboard;

import dev.trivium.history.Dashboard;
import dev.trivium.history.DashboardQuery;
import dev.trivium.history.FilterChoices;
import dev.trivium.history.HistoryException;
import dev.trivium.history.HoursQuery;
import dev.trivium.history.RunRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The dashboard without its nodes: an address with its history, and the figures, calls or call that it means. Reads in the
 * background; what comes late for an older address is dropped. FX thread only.
 */
public final class DashboardViewModel {

    /** What the screen has to show. */
    public enum State {
        /** Nothing has been read yet. */
        WAITING,
        FIGURES,
        /** Nothing was ever called, or there is no history. */
        NO_CALLS,
        /** There are simulated calls only, and real ones are asked for. */
        ONLY_SIMULATED,
        /** No call fits the filters. */
        NOTHING_FITS,
        PROBLEM
    }

    private record Answer(FilterChoices choices, Overview overview) {}

    private final @Nullable DashboardSource source;
    private final Clock clock;
    private final Asker figures;
    private final Asker details;
    private final CallsViewModel calls;
    private final DashboardHistory history = new DashboardHistory(DashboardAddress.START);
    private final ReadOnlyObjectWrapper<@Nullable Overview> overview = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<FilterChoices> choices = new ReadOnlyObjectWrapper<>(FilterChoices.NONE);
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.WAITING);
    private final ReadOnlyObjectWrapper<@Nullable CallDetail> call = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();

    /**
     * @param source null if there is no history
     * @param work reads the disk
     * @param clock says what today is
     */
    public DashboardViewModel(@Nullable DashboardSource source, Executor work, Executor ui, Clock clock) {
        this.source = source;
        this.clock = clock;
        this.figures = new Asker(work, ui);
        this.details = new Asker(work, ui);
        this.calls = new CallsViewModel(source, work, ui);
        history.currentProperty().addListener((property, before, now) -> moved(before, now));
    }

    /** Reads what shows anew: there may be newer calls. */
    public void refresh() {
        readFigures();
        readBelow();
    }

    public void go(DashboardAddress address) {
        history.go(address);
    }

    /** @throws IllegalArgumentException if it is no address; the message is for the user */
    public void go(String text) {
        go(DashboardAddress.parse(text));
    }

    public void back() {
        history.back();
    }

    public void forward() {
        history.forward();
    }

    /** From a call to its list, from a list to the figures; nothing happens at the top. */
    public void up() {
        go(address().up());
    }

    public DashboardAddress address() {
        return history.currentProperty().get();
    }

    private void moved(DashboardAddress before, DashboardAddress now) {
        if (!before.sameFigures(now) || overview.get() == null || !problem.get().isEmpty()) {
            readFigures();
        }
        readBelow();
        changed();
    }

    private void changed() {
        revision.set(revision.get() + 1);
    }

    private void readFigures() {
        DashboardSource from = source;
        if (from == null) {
            state.set(State.NO_CALLS);
            changed();
            return;
        }
        DashboardAddress asked = address();
        Instant now = clock.instant();
        loading.set(true);
        figures.ask(() -> read(from, asked, now), this::take, why -> {
            loading.set(false);
            problem.set(why);
            state.set(State.PROBLEM);
            changed();
        });
    }

    private static Answer read(DashboardSource from, DashboardAddress address, Instant now) throws HistoryException {
        Span span = Span.of(address.range(), now, from.zone());
        Dashboard dashboard = address.range() instanceof Range.Hours24
                ? from.dashboard(new HoursQuery(span.from(), span.until(), address.filter(), address.population()))
                : from.dashboard(new DashboardQuery(
                        span.first(), span.last().plusDays(1), address.filter(), address.population(), span.grain()));
        return new Answer(
                from.choices(),
                new Overview(
                        address,
                        span,
                        from.zone(),
                        dashboard,
                        from.scores(span.from(), span.until(), address.filter()),
                        now));
    }

    private void take(Answer answer) {
        loading.set(false);
        problem.set("");
        choices.set(answer.choices());
        overview.set(answer.overview());
        state.set(stateOf(answer));
        changed();
    }

    private static State stateOf(Answer answer) {
        FilterChoices known = answer.choices();
        if (!known.real() && !known.simulated()) {
            return State.NO_CALLS;
        }
        if (!known.real() && !answer.overview().simulated()) {
            return State.ONLY_SIMULATED;
        }
        return answer.overview().isEmpty() ? State.NOTHING_FITS : State.FIGURES;
    }

    private void readBelow() {
        DashboardSource from = source;
        DashboardAddress address = address();
        Scope scope = address.calls();
        if (from == null || scope == null) {
            calls.clear();
        } else {
            calls.show(CallQueries.of(address, scope, Span.of(address.range(), clock.instant(), from.zone())));
        }
        DashboardAddress.CallKey key = address.call();
        if (from == null || key == null) {
            details.forget();
            call.set(null);
            return;
        }
        CallDetail shown = call.get();
        if (shown != null && !shown.call().id().equals(key.callId())) {
            call.set(null);
        }
        details.ask(
                () -> read(from, key),
                found -> {
                    call.set(found.orElse(null));
                    problem.set(found.isPresent() ? "" : "This call is no longer in the history.");
                },
                problem::set);
    }

    private static Optional<CallDetail> read(DashboardSource from, DashboardAddress.CallKey key)
            throws HistoryException {
        Optional<RunRecord> run = from.run(key.runId());
        return run.isEmpty()
                ? Optional.empty()
                : CallDetail.of(run.get(), key.callId(), List.copyOf(from.scoresOf(key.callId())));
    }

    /** Changes once whenever anything that shows has changed. */
    public ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    public DashboardHistory history() {
        return history;
    }

    public CallsViewModel calls() {
        return calls;
    }

    /** The last figures that were read, which may be those of the address before while the new ones are being read. */
    public ReadOnlyObjectProperty<@Nullable Overview> overviewProperty() {
        return overview.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<FilterChoices> choicesProperty() {
        return choices.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Null while none is shown, or being read. */
    public ReadOnlyObjectProperty<@Nullable CallDetail> callProperty() {
        return call.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** Why something cannot be read; empty if it can. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    boolean hasHistory() {
        return source != null;
    }
}
