package dev.trivium.history;

import dev.trivium.chat.ModelAddress;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
            return new Pass(query).run(sql);
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

    /** One run over the figures, with all that is being added up. */
    private final class Pass {

        private final DashboardQuery query;
        private final boolean hours;
        private final Sum total = new Sum();
        private final Sum previous = new Sum();
        private final Map<ZonedDateTime, Sum> buckets = new TreeMap<>();
        private final Map<ZonedDateTime, Map<ModelAddress, BigDecimal>> money = new HashMap<>();
        private final Map<ModelAddress, Sum> byModel = new HashMap<>();
        private final Map<String, Sum> byRoute = new HashMap<>();
        private final Map<String, Sum> byPrompt = new HashMap<>();
        private final Map<String, Long> errors = new HashMap<>();
        private final Sum[] byDay;

        Pass(DashboardQuery query) {
            this.query = query;
            this.hours = query.grain() == Grain.HOUR;
            this.byDay =
                    new Sum[(int) (query.until().toEpochDay() - query.from().toEpochDay())];
            emptyBuckets();
        }

        Dashboard run(Sql sql) throws SQLException {
            Map<Integer, Series> wanted = wanted(query.filter());
            for (Map.Entry<Integer, Series> entry : wanted.entrySet()) {
                series(entry.getKey(), entry.getValue());
            }
            if (hours) {
                byHours(sql, wanted);
            }
            return answer();
        }

        private void emptyBuckets() {
            ZoneId zone = ledger.zone();
            ZonedDateTime end = query.until().atStartOfDay(zone);
            for (LocalDate day = query.from(); day.isBefore(query.until()); day = day.plusDays(1)) {
                if (!hours) {
                    Sum bucket = bucket(query.grain().floor(day).atStartOfDay(zone));
                    byDay[(int) (day.toEpochDay() - query.from().toEpochDay())] = bucket;
                }
            }
            if (hours) {
                ZonedDateTime start = query.from().atStartOfDay(zone);
                for (ZonedDateTime hour = start; hour.isBefore(end); hour = hour.plusHours(1)) {
                    bucket(hour);
                }
            }
        }

        private Sum bucket(ZonedDateTime start) {
            return buckets.computeIfAbsent(start, key -> new Sum());
        }

        private void series(int id, Series series) {
            boolean counted = query.population().has(series.place());
            int first = (int) query.from().toEpochDay();
            Sum span = new Sum();
            for (Map.Entry<Integer, byte[]> day : ledger.cube()
                    .days(id)
                    .subMap(first, (int) query.until().toEpochDay())
                    .entrySet()) {
                // Decoded once for the series and once for the bucket: reading is cheaper than keeping.
                span.add(new Varints(day.getValue()), true, series.status());
                if (!hours) {
                    byDay[day.getKey() - first].add(new Varints(day.getValue()), counted, series.status());
                }
            }
            for (byte[] day : ledger.cube()
                    .days(id)
                    .subMap((int) query.previousFrom().toEpochDay(), first)
                    .values()) {
                previous.add(new Varints(day), counted, series.status());
            }
            if (!span.isEmpty()) {
                groups(series, span, counted);
            }
            if (!hours && series.place().leaf()) {
                money(id, series);
            }
        }

        private void groups(Series series, Sum span, boolean counted) {
            total.add(span, counted);
            if (series.place().leaf()) {
                byModel.computeIfAbsent(series.model(), key -> new Sum()).add(span, true);
            }
            boolean root = series.place().root();
            if (series.route() != null) {
                byRoute.computeIfAbsent(series.route(), key -> new Sum()).add(span, root);
            }
            byPrompt.computeIfAbsent(series.prompt() == null ? "" : series.prompt(), key -> new Sum())
                    .add(span, root);
            if (counted && !series.answered()) {
                errors.merge(series.status(), span.calls(), Long::sum);
            }
        }

        private void money(int id, Series series) {
            ledger.cube()
                    .days(id)
                    .subMap((int) query.from().toEpochDay(), (int) query.until().toEpochDay())
                    .forEach((day, body) -> money(
                            query.grain().floor(LocalDate.ofEpochDay(day)).atStartOfDay(ledger.zone()),
                            series,
                            Tally.usd(new Varints(body))));
        }

        private void money(ZonedDateTime bucket, Series series, BigDecimal usd) {
            if (usd.signum() != 0) {
                money.computeIfAbsent(bucket, key -> new HashMap<>()).merge(series.model(), usd, BigDecimal::add);
            }
        }

        private void byHours(Sql sql, Map<Integer, Series> wanted) throws SQLException {
            sql.forEach(
                    "SELECT epoch_day, series_id, body FROM figures_hour WHERE epoch_day >= ? AND epoch_day < ?",
                    row -> {
                        Series series = wanted.get(row.getInt(2));
                        if (series != null) {
                            hours(LocalDate.ofEpochDay(row.getInt(1)), series, row.getBytes(3));
                        }
                    },
                    (int) query.from().toEpochDay(),
                    (int) query.until().toEpochDay());
        }

        private void hours(LocalDate day, Series series, byte[] body) {
            boolean counted = query.population().has(series.place());
            ZonedDateTime start = day.atStartOfDay(ledger.zone());
            Hours.forEach(body, (hour, in) -> {
                ZonedDateTime at = start.plusHours(hour);
                money(at, series, Tally.usd(in.copy()));
                bucket(at).add(in, counted, series.status());
            });
        }

        private Dashboard answer() {
            return new Dashboard(
                    total.figures(),
                    previous.figures(),
                    buckets.entrySet().stream()
                            .map(entry -> new Dashboard.Bucket(
                                    entry.getKey(),
                                    entry.getValue().figures(),
                                    Map.copyOf(money.getOrDefault(entry.getKey(), Map.of()))))
                            .toList(),
                    figures(byModel),
                    figures(byRoute),
                    figures(byPrompt),
                    mostFirst(errors));
        }
    }

    private Map<Integer, Series> wanted(FigureFilter filter) {
        Map<Integer, Series> wanted = new HashMap<>(ledger.series().all());
        wanted.values().removeIf(series -> !filter.matches(series));
        return wanted;
    }

    private static <K> Map<K, Figures> figures(Map<K, Sum> sums) {
        return sums.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().figures()));
    }

    private static Map<String, Long> mostFirst(Map<String, Long> errors) {
        List<Map.Entry<String, Long>> entries = new ArrayList<>(errors.entrySet());
        entries.removeIf(entry -> entry.getValue() == 0);
        entries.sort(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()));
        Map<String, Long> sorted = new LinkedHashMap<>();
        entries.forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
