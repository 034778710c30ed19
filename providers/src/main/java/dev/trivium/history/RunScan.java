package dev.trivium.history;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Goes through the runs that have ended, oldest first, a page at a time, so that a history of any size needs little memory. */
final class RunScan {

    private static final int PAGE = 50;
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private static final String IDS = "SELECT id, started_at FROM run WHERE state <> 'running' AND started_at >= ?"
            + " AND started_at < ? AND (started_at > ? OR id > ?) ORDER BY started_at, id LIMIT " + PAGE;

    private record Key(String id, Instant startedAt) {}

    private record Found(Key key, RunRecord run, List<String> tags) {}

    private final Reader reader;

    RunScan(Reader reader) {
        this.reader = reader;
    }

    /** A run that is deleted or added meanwhile may be met or not. */
    void forEach(ExportScope scope, RunSink sink) throws HistoryException, IOException {
        Key key = new Key("", scope.from() == null ? Instant.EPOCH : scope.from());
        Instant until = scope.until() == null ? LAST : scope.until();
        while (true) {
            Key after = key;
            List<Found> page = reader.ask(sql -> page(sql, after, until));
            for (Found found : page) {
                sink.run(scope.texts() ? found.run() : WithoutTexts.of(found.run()), found.tags());
            }
            if (page.size() < PAGE) {
                return;
            }
            key = page.get(PAGE - 1).key();
        }
    }

    private static List<Found> page(Sql sql, Key after, Instant until) throws SQLException {
        OffsetDateTime from = after.startedAt().atOffset(ZoneOffset.UTC);
        List<Key> keys = sql.query(
                IDS,
                row -> new Key(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()),
                from,
                until.atOffset(ZoneOffset.UTC),
                from,
                after.id());
        List<Found> page = new ArrayList<>();
        for (Key key : keys) {
            RunRecord run = Reader.run(sql, key.id()).orElse(null);
            if (run != null) {
                List<String> tags = sql.query(
                        "SELECT tag FROM run_tag WHERE run_id = ? ORDER BY tag", row -> row.getString(1), key.id());
                page.add(new Found(key, run, tags));
            }
        }
        return page;
    }
}
