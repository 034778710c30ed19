package dev.trivium.history;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps the figures in step with the calls, in the same transaction. Only the writer's thread uses it, save the cube and
 * the table of series, which others read.
 */
final class Ledger {

    private record Cell(int epochDay, int seriesId) {}

    private static final int RUNS_REMEMBERED = 200;

    private final SeriesTable series = new SeriesTable();
    private final Cube cube = new Cube();
    private volatile ZoneId zone;

    private final Map<Cell, Map<Integer, Tally>> changes = new HashMap<>();
    private final Map<Cell, byte[]> unpublished = new HashMap<>();
    private final Map<String, List<String>> tags = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<String>> eldest) {
            return size() > RUNS_REMEMBERED;
        }
    };

    /** @param zone in which days begin */
    Ledger(ZoneId zone) {
        this.zone = zone;
    }

    SeriesTable series() {
        return series;
    }

    Cube cube() {
        return cube;
    }

    ZoneId zone() {
        return zone;
    }

    void zone(ZoneId value) {
        zone = value;
    }

    /**
     * Counts a call, or takes it away again; in the database with the next {@link #flush}.
     *
     * @param times 1 or -1
     * @return the series in which it is counted
     */
    int count(Sql sql, CallFacts call, int times) throws SQLException {
        int seriesId = series.id(sql, call.series());
        LocalDate day = day(call.startedAt());
        long hour = Duration.between(day.atStartOfDay(zone).toInstant(), call.startedAt())
                .toHours();
        changes.computeIfAbsent(new Cell((int) day.toEpochDay(), seriesId), key -> new TreeMap<>())
                .computeIfAbsent((int) hour, key -> new Tally())
                .add(call, times);
        return seriesId;
    }

    LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    /** The tags of a run, sorted. */
    List<String> tags(Sql sql, String runId) throws SQLException {
        List<String> known = tags.get(runId);
        if (known == null) {
            known = List.copyOf(
                    sql.query("SELECT tag FROM run_tag WHERE run_id = ? ORDER BY tag", row -> row.getString(1), runId));
            tags.put(runId, known);
        }
        return known;
    }

    void forgetTags(String runId) {
        tags.remove(runId);
    }

    /** Before the commit. */
    void flush(Sql sql) throws SQLException {
        for (Map.Entry<Cell, Map<Integer, Tally>> change : changes.entrySet()) {
            Cell cell = change.getKey();
            Tally total = new Tally();
            change.getValue().values().forEach(total::add);
            byte[] day = body(sql, "figures_day", cell);
            if (day.length > 0) {
                total.add(Tally.of(new Varints(day)));
            }
            byte[] fresh = total.bytes();
            write(sql, "figures_day", cell, fresh, day.length > 0);
            byte[] hours = body(sql, "figures_hour", cell);
            write(sql, "figures_hour", cell, Hours.add(hours, change.getValue()), hours.length > 0);
            unpublished.put(cell, fresh);
        }
        changes.clear();
    }

    /** After the commit. */
    void committed() {
        unpublished.forEach((cell, body) -> cube.put(cell.seriesId(), cell.epochDay(), body));
        unpublished.clear();
        series.committed();
    }

    /** After a transaction that failed. */
    void discard() {
        changes.clear();
        unpublished.clear();
        tags.clear();
        series.forgetUncommitted();
    }

    private static byte[] body(Sql sql, String table, Cell cell) throws SQLException {
        List<byte[]> found = sql.query(
                "SELECT body FROM " + table + " WHERE epoch_day = ? AND series_id = ?",
                row -> row.getBytes(1),
                cell.epochDay(),
                cell.seriesId());
        return found.isEmpty() ? new byte[0] : found.get(0);
    }

    private static void write(Sql sql, String table, Cell cell, byte[] body, boolean present) throws SQLException {
        sql.update(
                present
                        ? "UPDATE " + table + " SET body = ? WHERE epoch_day = ? AND series_id = ?"
                        : "INSERT INTO " + table + " (body, epoch_day, series_id) VALUES (?, ?, ?)",
                body,
                cell.epochDay(),
                cell.seriesId());
    }
}
