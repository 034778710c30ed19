package dev.trivium.history;

import java.sql.SQLException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The figures of every day and series in memory, as the bytes of their tallies: some hundred bytes for each day on which
 * a series has calls. Read once, then kept up to date by the writer. Safe for use by several threads.
 */
final class Cube {

    private final Map<Integer, NavigableMap<Integer, byte[]>> series = new ConcurrentHashMap<>();
    private boolean loaded;

    /** The number of the newest change that was read. */
    private long seen = -1;

    /** Waits while another thread loads. */
    synchronized void load(Sql sql) throws SQLException {
        if (loaded) {
            return;
        }
        // What the writer has put in meanwhile is newer.
        sql.forEach(
                "SELECT series_id, epoch_day, body FROM figures_day",
                row -> days(row.getInt(1)).putIfAbsent(row.getInt(2), row.getBytes(3)));
        loaded = true;
    }

    /**
     * Reads what has changed since the last time, by whichever window: changes are numbered in the order of their
     * commits.
     */
    synchronized void loadChanges(Sql sql) throws SQLException {
        long[] newest = {seen};
        sql.forEach(
                "SELECT series_id, epoch_day, body, changed FROM figures_day WHERE changed > ?",
                row -> {
                    days(row.getInt(1)).put(row.getInt(2), row.getBytes(3));
                    newest[0] = Math.max(newest[0], row.getLong(4));
                },
                seen);
        seen = newest[0];
    }

    void put(int seriesId, int epochDay, byte[] body) {
        days(seriesId).put(epochDay, body);
    }

    /** After the figures were counted anew. */
    synchronized void clear() {
        loaded = false;
        seen = -1;
        series.clear();
    }

    /** By day; empty if there are none. */
    NavigableMap<Integer, byte[]> days(int seriesId) {
        return series.computeIfAbsent(seriesId, key -> new ConcurrentSkipListMap<>());
    }
}
