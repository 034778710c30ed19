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

    private final boolean shared;

    /** The newest recount that this window knows of. */
    private long counts;

    /**
     * @param zone in which days begin
     * @param shared whether other windows count into the same database
     */
    Ledger(ZoneId zone, boolean shared) {
        this.zone = zone;
        this.shared = shared;
    }

    /** Makes sure that the cube can be read. */
    void load(Sql sql) throws SQLException {
        synchronise(sql);
        if (shared) {
            cube.loadChanges(sql);
        } else {
            cube.load(sql);
        }
    }

    /** Learns what other windows have added, where there are others. */
    void synchronise(Sql sql) throws SQLException {
        if (!shared) {
            return;
        }
        synchronized (cube) {
            Settings.Count now = Settings.count(sql);
            if (now.number() != counts) {
                counts = now.number();
                zone = now.zone() == null ? zone : now.zone();
                cube.clear();
            }
            series.load(sql);
        }
    }

    /** Another window may have given them. */
    void forgetTags() {
        tags.clear();
    }

    /** Tells the other windows, with the transaction in which the figures were counted anew. */
    void recounted(Sql sql) throws SQLException {
        if (shared) {
            Settings.count(sql, Settings.count(sql).number() + 1);
        }
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
        long change = shared && !changes.isEmpty() ? nextChange(sql) : 0;
        for (Map.Entry<Cell, Map<Integer, Tally>> entry : changes.entrySet()) {
            Cell cell = entry.getKey();
            Tally total = new Tally();
            entry.getValue().values().forEach(total::add);
            byte[] day = body(sql, "figures_day", cell);
            if (day.length > 0) {
                total.add(Tally.of(new Varints(day)));
            }
            byte[] fresh = total.bytes();
            writeDay(sql, cell, fresh, day.length > 0, change);
            byte[] hours = body(sql, "figures_hour", cell);
            writeHours(sql, cell, Hours.add(hours, entry.getValue()), hours.length > 0);
            if (!shared) {
                unpublished.put(cell, fresh);
            }
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

    private static long nextChange(Sql sql) throws SQLException {
        return sql.query("SELECT COALESCE(MAX(changed), 0) + 1 FROM figures_day", row -> row.getLong(1))
                .get(0);
    }

    private static void writeDay(Sql sql, Cell cell, byte[] body, boolean present, long change) throws SQLException {
        sql.update(
                present
                        ? "UPDATE figures_day SET body = ?, changed = ? WHERE epoch_day = ? AND series_id = ?"
                        : "INSERT INTO figures_day (body, changed, epoch_day, series_id) VALUES (?, ?, ?, ?)",
                body,
                change,
                cell.epochDay(),
                cell.seriesId());
    }

    private static void writeHours(Sql sql, Cell cell, byte[] body, boolean present) throws SQLException {
        sql.update(
                present
                        ? "UPDATE figures_hour SET body = ? WHERE epoch_day = ? AND series_id = ?"
                        : "INSERT INTO figures_hour (body, epoch_day, series_id) VALUES (?, ?, ?)",
                body,
                cell.epochDay(),
                cell.seriesId());
    }
}
