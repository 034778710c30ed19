package dev.trivium.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers from the roll-ups, never from the calls: what it costs grows with days and series, not with calls. Figures count
 * calls that have ended. Safe for use by several threads; the methods wait, so none belongs on a thread that draws.
 */
public final class DashboardQueries {

    private final Reader reader;
    private final Ledger ledger;

    DashboardQueries(Reader reader, Ledger ledger) {
        this.reader = reader;
        this.ledger = ledger;
    }

    /** In which the history's days begin; fixed when the history was made, until {@link History#recount}. */
    public ZoneId zone() {
        return ledger.zone();
    }

    public Dashboard dashboard(DashboardQuery query) throws HistoryException {
        return reader.ask(sql -> {
            ledger.load(sql);
            return new DashboardPass(ledger, query).run(sql, wanted(query.filter()));
        });
    }

    /** The same for a span of hours. */
    public Dashboard dashboard(HoursQuery query) throws HistoryException {
        return reader.ask(sql -> {
            ledger.synchronise(sql);
            return new HoursPass(ledger.zone(), query).run(sql, wanted(query.filter()));
        });
    }

    /** What there is to filter by, among the calls that have ended. */
    public FilterChoices choices() throws HistoryException {
        return reader.ask(sql -> {
            ledger.load(sql);
            Map<Integer, Series> used = new HashMap<>(ledger.series().all());
            used.keySet().removeIf(id -> ledger.cube().days(id).isEmpty());
            return FilterChoices.of(used.values());
        });
    }

    /**
     * By model or route, and kind, over the calls that began at {@code from} or later and before {@code until}.
     *
     * @param until not included
     */
    public List<MeanScore> scores(Instant from, Instant until, FigureFilter filter) throws HistoryException {
        return reader.ask(sql -> {
            ledger.synchronise(sql);
            return ScoreMeans.read(sql, from, until, wanted(filter));
        });
    }

    /**
     * Figures by group, as the command line prints them: the names of the group in the order of {@code dimensions}, sorted;
     * one group without names if there are none.
     */
    public Map<List<String>, Figures> table(
            LocalDate from, LocalDate until, FigureFilter filter, Population population, List<Dimension> dimensions)
            throws HistoryException {
        return reader.ask(sql -> {
            ledger.load(sql);
            Map<List<String>, Sum> groups = new HashMap<>();
            wanted(filter)
                    .forEach((id, series) -> ledger.cube()
                            .days(id)
                            .subMap((int) from.toEpochDay(), (int) until.toEpochDay())
                            .forEach((epochDay, body) -> {
                                LocalDate day = LocalDate.ofEpochDay(epochDay);
                                for (List<String> key : Dimension.groups(dimensions, series, day)) {
                                    groups.computeIfAbsent(key, none -> new Sum())
                                            .add(new Varints(body), population.has(series.place()), series.status());
                                }
                            }));
            groups.values().removeIf(Sum::isEmpty);
            Map<List<String>, Figures> sorted = new LinkedHashMap<>();
            groups.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey(DashboardQueries::compare))
                    .forEach(
                            entry -> sorted.put(entry.getKey(), entry.getValue().figures()));
            return sorted;
        });
    }

    private static int compare(List<String> left, List<String> right) {
        for (int i = 0; i < left.size(); i++) {
            int order = left.get(i).compareTo(right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /**
     * The calls behind a figure, newest first.
     *
     * @param after the last call of the page before; null for the first page
     * @param limit the most calls of a page, at least 1
     */
    public List<CallLine> calls(CallQuery query, @Nullable CallLine after, int limit) throws HistoryException {
        return reader.ask(sql -> {
            ledger.synchronise(sql);
            return new CallPages(ledger).read(sql, query, after, limit);
        });
    }

    /**
     * The calls of a query that began at {@code from} or later and before {@code until}, newest first; the query's own
     * days do not count.
     */
    public List<CallLine> calls(CallQuery query, Instant from, Instant until, @Nullable CallLine after, int limit)
            throws HistoryException {
        return reader.ask(sql -> new CallPages(ledger).read(sql, query, from, until, after, limit));
    }

    private Map<Integer, Series> wanted(FigureFilter filter) {
        Map<Integer, Series> wanted = new HashMap<>(ledger.series().all());
        wanted.values().removeIf(series -> !filter.matches(series));
        return wanted;
    }
}
