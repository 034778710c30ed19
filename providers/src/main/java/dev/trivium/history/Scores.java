package dev.trivium.history;

import dev.trivium.chat.ModelAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** The scores of calls. Safe for use by several threads; every method waits for the disk. */
public final class Scores {

    private static final String SELECT = "SELECT s.id, s.call_id, s.kind, s.score_value, s.label, s.note, s.source,"
            + " s.blind, s.created_at FROM score s";

    private static final String MEANS = "SELECT c.connection, c.request_model, s.kind, COUNT(*), AVG(s.score_value),"
            + " COALESCE(STDDEV_SAMP(s.score_value), 0) FROM score s JOIN call c ON c.id = s.call_id"
            + " WHERE s.score_value IS NOT NULL AND c.simulated = ? AND c.started_at >= ? AND c.started_at < ?"
            + " GROUP BY c.connection, c.request_model, s.kind"
            + " ORDER BY c.connection, c.request_model, s.kind";

    private final Writer writer;
    private final Reader reader;

    Scores(Writer writer, Reader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    /**
     * Returns once the score is durable. A call may have many scores, of the same kind too.
     *
     * @throws IllegalArgumentException if the history has no such call
     */
    public void add(Score score) throws HistoryException {
        boolean[] found = new boolean[1];
        writer.perform(w -> {
            found[0] = !w.sql()
                    .query("SELECT 1 FROM call WHERE id = ?", row -> true, score.callId())
                    .isEmpty();
            if (found[0]) {
                insert(w.sql(), score);
            }
        });
        if (!found[0]) {
            throw new IllegalArgumentException("The history has no call " + score.callId() + " to be scored.");
        }
    }

    /** Takes a score back. @return false if it was not there */
    public boolean undo(String scoreId) throws HistoryException {
        int[] gone = new int[1];
        writer.perform(w -> gone[0] = w.sql().update("DELETE FROM score WHERE id = ?", scoreId));
        return gone[0] > 0;
    }

    /** Oldest first. */
    public List<Score> of(String callId) throws HistoryException {
        return reader.ask(
                sql -> sql.query(SELECT + " WHERE s.call_id = ? ORDER BY s.created_at, s.id", Scores::score, callId));
    }

    /** Of all calls of a run, oldest first. */
    public List<Score> ofRun(String runId) throws HistoryException {
        return reader.ask(sql -> sql.query(
                SELECT + " JOIN call c ON c.id = s.call_id WHERE c.run_id = ? ORDER BY s.created_at, s.id",
                Scores::score,
                runId));
    }

    /**
     * By model and kind, over the calls that began at {@code from} or later, and before {@code to}.
     *
     * @param simulated whether simulated calls are meant, or real ones
     */
    public List<MeanScore> means(Instant from, Instant to, boolean simulated) throws HistoryException {
        return reader.ask(sql -> sql.query(
                MEANS,
                row -> new MeanScore(
                        new ModelAddress(row.getString(1), row.getString(2)),
                        row.getString(3),
                        row.getLong(4),
                        row.getDouble(5),
                        row.getDouble(6)),
                simulated,
                from.atOffset(ZoneOffset.UTC),
                to.atOffset(ZoneOffset.UTC)));
    }

    static void insert(Sql sql, Score score) throws SQLException {
        sql.update(
                "INSERT INTO score (id, call_id, kind, score_value, label, note, source, blind, created_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                score.id(),
                score.callId(),
                score.kind(),
                score.value(),
                score.label(),
                score.note(),
                score.source().id(),
                score.blind(),
                score.at().atOffset(ZoneOffset.UTC));
    }

    private static Score score(ResultSet row) throws SQLException {
        double value = row.getDouble("score_value");
        return new Score(
                row.getString("id"),
                row.getString("call_id"),
                row.getString("kind"),
                row.wasNull() ? null : value,
                row.getString("label"),
                row.getString("note"),
                ScoreSource.of(row.getString("source")),
                row.getBoolean("blind"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
