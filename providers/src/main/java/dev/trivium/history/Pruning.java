package dev.trivium.history;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Deletes what is no longer wanted. Its bytes leave the file when the database is compacted. */
final class Pruning {

    /** So many runs lose their texts at once, before the size is looked at again. */
    private static final int STEP = 200;

    private static final String[] OF_CALLS = {"step_event", "score"};

    private Pruning() {}

    /** @return whether anything was deleted */
    static boolean apply(Writing w, Retention retention, Instant now) throws SQLException {
        int runs = 0;
        if (retention.calls() != null) {
            runs = callsBefore(w, w.ledger().day(now.minus(retention.calls())));
        }
        if (retention.texts() != null) {
            Instant cut = now.minus(retention.texts());
            textsOf(w.sql(), "SELECT id FROM run WHERE started_at < ?", cut.atOffset(ZoneOffset.UTC));
        }
        int texts = orphans(w);
        if (retention.textBytes() != null) {
            texts += shrink(w, retention.textBytes());
        }
        return runs + texts > 0;
    }

    /** With its figures: as if it had never been. */
    static void run(Writing w, String runId) throws SQLException {
        for (Recount.Counted call : Recount.run(w, runId)) {
            w.ledger().count(w.sql(), call.facts(), -1);
        }
        rows(w.sql(), "SELECT id FROM run WHERE id = ?", runId);
        w.ledger().forgetTags(runId);
        orphans(w);
    }

    /** The figures of those days stay; a later recount leaves them alone. */
    private static int callsBefore(Writing w, LocalDate day) throws SQLException {
        OffsetDateTime cut = day.atStartOfDay(w.ledger().zone()).toInstant().atOffset(ZoneOffset.UTC);
        int runs = rows(
                w.sql(),
                "SELECT r.id FROM run r WHERE r.started_at < ? AND NOT EXISTS"
                        + " (SELECT 1 FROM call c WHERE c.run_id = r.id AND c.started_at >= ?)",
                cut,
                cut);
        if (day.isAfter(Settings.callsSince(w.sql()))) {
            Settings.callsSince(w.sql(), day);
        }
        return runs;
    }

    /** @return how many runs are gone */
    private static int rows(Sql sql, String runs, Object... values) throws SQLException {
        List<String> ids = sql.query(runs, row -> row.getString(1), values);
        for (String id : ids) {
            for (String table : OF_CALLS) {
                sql.update("DELETE FROM " + table + " WHERE call_id IN (SELECT id FROM call WHERE run_id = ?)", id);
            }
            sql.update("DELETE FROM call WHERE run_id = ?", id);
            sql.update("DELETE FROM run_tag WHERE run_id = ?", id);
            sql.update("DELETE FROM run WHERE id = ?", id);
        }
        return ids.size();
    }

    /** The notes of scores and the words of providers are texts too. */
    private static void textsOf(Sql sql, String runs, Object... values) throws SQLException {
        for (String id : sql.query(runs, row -> row.getString(1), values)) {
            sql.update("UPDATE run SET prompt_sha256 = NULL, variables_sha256 = NULL WHERE id = ?", id);
            sql.update(
                    "UPDATE call SET request_sha256 = NULL, text_sha256 = NULL, reasoning_sha256 = NULL,"
                            + " tool_calls_sha256 = NULL, error_provider_message = NULL WHERE run_id = ?",
                    id);
            sql.update("UPDATE score SET note = NULL WHERE call_id IN (SELECT id FROM call WHERE run_id = ?)", id);
        }
    }

    private static int shrink(Writing w, long bytes) throws SQLException {
        int texts = 0;
        while (size(w.sql()) > bytes) {
            String oldest = "SELECT id FROM run WHERE variables_sha256 IS NOT NULL ORDER BY started_at LIMIT " + STEP;
            List<String> left = w.sql().query(oldest, row -> row.getString(1));
            if (left.isEmpty()) {
                break;
            }
            textsOf(w.sql(), oldest);
            texts += orphans(w);
        }
        return texts;
    }

    private static long size(Sql sql) throws SQLException {
        return sql.query(
                        "SELECT COALESCE(SUM(COALESCE(OCTET_LENGTH(packed), OCTET_LENGTH(body))), 0) FROM content",
                        row -> row.getLong(1))
                .get(0);
    }

    /** Deletes texts that nobody names any more. @return how many */
    private static int orphans(Writing w) throws SQLException {
        Sql sql = w.sql();
        sql.update("DROP TABLE IF EXISTS named");
        sql.update("CREATE LOCAL TEMPORARY TABLE named (sha256 VARCHAR(64) PRIMARY KEY) TRANSACTIONAL");
        StringBuilder names = new StringBuilder("INSERT INTO named"
                + " SELECT prompt_sha256 FROM run WHERE prompt_sha256 IS NOT NULL"
                + " UNION SELECT variables_sha256 FROM run WHERE variables_sha256 IS NOT NULL");
        for (String column : List.of("request", "text", "reasoning", "tool_calls")) {
            names.append(" UNION SELECT ").append(column).append("_sha256 FROM call WHERE ");
            names.append(column).append("_sha256 IS NOT NULL");
        }
        sql.update(names.toString());
        int gone =
                sql.update("DELETE FROM content c WHERE NOT EXISTS (SELECT 1 FROM named n WHERE n.sha256 = c.sha256)");
        sql.update("DROP TABLE named");
        w.texts().forget();
        return gone;
    }
}
