package dev.trivium.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads calls newest first, page by page, along an index: a page costs the same at the start and after a million. */
final class CallPages {

    /** Up to so many series each is read by its own index; more are found by reading on in time. */
    private static final int FEW = 24;

    private static final String COLUMNS = "SELECT id, run_id, series_id, started_at, input_tokens,"
            + " cache_read_input_tokens, cache_creation_input_tokens, cache_creation_long_input_tokens, output_tokens,"
            + " reasoning_output_tokens, usage_basis, reported_cost_usd, cost_usd, cost_basis, duration_ns,"
            + " time_to_first_token_ns FROM call WHERE ";

    private static final String BEFORE = "started_at >= ? AND started_at <= ? AND (started_at < ? OR id < ?) ORDER BY ";

    // The order names every column of the index, or else H2 sorts what it found.
    private static final String OF_SERIES =
            COLUMNS + "series_id = ? AND " + BEFORE + "series_id DESC, started_at DESC, id DESC LIMIT ?";

    private static final String OF_ALL = COLUMNS + BEFORE + "started_at DESC, id DESC LIMIT ?";

    private static final Comparator<CallLine> NEWEST_FIRST = Comparator.comparing(CallLine::startedAt)
            .thenComparing(CallLine::id)
            .reversed();

    private final Ledger ledger;

    CallPages(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @param after the last call of the page before; null for the first page */
    List<CallLine> read(Sql sql, CallQuery query, @Nullable CallLine after, int limit) throws SQLException {
        return read(
                sql,
                query,
                query.from().atStartOfDay(ledger.zone()).toInstant(),
                query.until().atStartOfDay(ledger.zone()).toInstant(),
                after,
                limit);
    }

    List<CallLine> read(Sql sql, CallQuery query, Instant from, Instant end, @Nullable CallLine after, int limit)
            throws SQLException {
        Instant until = after == null ? end : after.startedAt();
        // No id is less than the empty text, so the end itself is left out.
        String id = after == null ? "" : after.id();
        Set<Integer> wanted = ledger.series().all().entrySet().stream()
                .filter(entry -> matches(query, entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return wanted.size() <= FEW
                ? ofSeries(sql, wanted, from, until, id, limit)
                : ofAll(sql, wanted, from, until, id, limit);
    }

    private static boolean matches(CallQuery query, Series series) {
        return query.filter().matches(series)
                && query.population().has(series.place())
                && query.hasStatus(series.status());
    }

    private List<CallLine> ofSeries(Sql sql, Set<Integer> wanted, Instant from, Instant until, String id, int limit)
            throws SQLException {
        List<CallLine> found = new ArrayList<>();
        OffsetDateTime end = until.atOffset(ZoneOffset.UTC);
        for (Integer series : wanted) {
            found.addAll(sql.query(OF_SERIES, this::line, series, from.atOffset(ZoneOffset.UTC), end, end, id, limit));
        }
        return found.stream().sorted(NEWEST_FIRST).limit(limit).toList();
    }

    private List<CallLine> ofAll(Sql sql, Set<Integer> wanted, Instant from, Instant until, String id, int limit)
            throws SQLException {
        record Read(
                Instant at, String id, int series, @Nullable CallLine line) {}
        List<CallLine> found = new ArrayList<>();
        Instant end = until;
        String last = id;
        while (true) {
            int size = Math.max(200, limit);
            OffsetDateTime to = end.atOffset(ZoneOffset.UTC);
            List<Read> page = sql.query(
                    OF_ALL,
                    row -> {
                        int number = row.getInt("series_id");
                        CallLine line = row.wasNull() ? null : line(row);
                        Instant at = row.getObject("started_at", OffsetDateTime.class)
                                .toInstant();
                        return new Read(at, row.getString("id"), number, line);
                    },
                    from.atOffset(ZoneOffset.UTC),
                    to,
                    to,
                    last,
                    size);
            for (Read read : page) {
                CallLine line = read.line();
                if (line != null && wanted.contains(read.series())) {
                    found.add(line);
                    if (found.size() == limit) {
                        return found;
                    }
                }
            }
            if (page.size() < size) {
                return found;
            }
            end = page.get(size - 1).at();
            last = page.get(size - 1).id();
        }
    }

    private CallLine line(ResultSet row) throws SQLException {
        Series series = ledger.series().get(row.getInt("series_id"));
        long duration = row.getLong("duration_ns");
        long firstToken = row.getLong("time_to_first_token_ns");
        boolean none = row.wasNull();
        return new CallLine(
                row.getString("id"),
                row.getString("run_id"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                series.model(),
                series.route(),
                series.prompt(),
                series.tags(),
                series.simulated(),
                series.status(),
                CallRows.usage(row),
                CallRows.cost(row),
                Duration.ofNanos(duration),
                none ? null : Duration.ofNanos(firstToken));
    }
}
