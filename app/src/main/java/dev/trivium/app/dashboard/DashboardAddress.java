package dev.trivium.app.dashboard;

import dev.trivium.history.FigureFilter;
import dev.trivium.history.Population;
import org.jspecify.annotations.Nullable;

/**
 * Where on the dashboard somebody is: what is filtered, and how far down.
 *
 * @param count what counts as a call; null for what fits the filters, see {@link #population}
 * @param calls the list of calls is shown, narrowed to this; null for the figures
 * @param call one call is shown; null for the list or the figures
 */
public record DashboardAddress(
        Range range,
        FigureFilter filter,
        @Nullable Population count,
        @Nullable Scope calls,
        @Nullable CallKey call) {

    /** A call and the run that it belongs to. */
    public record CallKey(String runId, String callId) {}

    /** Two weeks of real calls. */
    public static final DashboardAddress START =
            new DashboardAddress(Range.FORTNIGHT, FigureFilter.REAL, null, null, null);

    /** @throws IllegalArgumentException if it is no address; the message is for the user */
    public static DashboardAddress parse(String text) {
        return AddressText.parse(text);
    }

    /** As it can be copied, and parsed again. */
    public String text() {
        return AddressText.write(this);
    }

    /**
     * What users started, unless a model or its provider is asked for: then whatever was called of it, in routes too.
     */
    public Population population() {
        Population chosen = count;
        if (chosen != null) {
            return chosen;
        }
        return filter.models().isEmpty() && filter.connections().isEmpty() ? Population.ROOTS : Population.LEAVES;
    }

    public DashboardAddress withRange(Range value) {
        return new DashboardAddress(value, filter, count, calls, call);
    }

    public DashboardAddress withFilter(FigureFilter value) {
        return new DashboardAddress(range, value, count, calls, null);
    }

    public DashboardAddress withCount(@Nullable Population value) {
        return new DashboardAddress(range, filter, value, calls, null);
    }

    /** Down to the calls, or for null up to the figures. */
    public DashboardAddress withCalls(@Nullable Scope value) {
        return new DashboardAddress(range, filter, count, value, null);
    }

    public DashboardAddress withCall(CallKey value) {
        return new DashboardAddress(range, filter, count, calls, value);
    }

    /** One step up: from a call to its list, from a list to the figures. */
    public DashboardAddress up() {
        return call != null
                ? new DashboardAddress(range, filter, count, calls, null)
                : new DashboardAddress(range, filter, count, null, null);
    }

    /** Without filters; the range stays. */
    public DashboardAddress cleared() {
        return new DashboardAddress(range, FigureFilter.REAL, null, calls, null);
    }

    /** Whether any filter but the range is set. */
    public boolean filtered() {
        return !filter.equals(FigureFilter.REAL) || count != null;
    }

    /** Whether the same figures belong to it, however far down it is. */
    public boolean sameFigures(DashboardAddress other) {
        return range.equals(other.range) && filter.equals(other.filter) && population() == other.population();
    }
}
