package dev.trivium.history;

import dev.trivium.chat.ModelAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The scores of calls. Safe for use by several threads; every method waits for the disk. */
public final class Scores {

    private static final String FIELDS =
            "s.id, s.call_id, s.kind, s.score_value, s.label, s.note, s.source, s.blind, s.created_at";

    private static final String SELECT = "SELECT " + FIELDS + " FROM score s";

    private static final String VOTES = "SELECT " + FIELDS + ", c.connection, c.request_model, c.simulated FROM score s"
            + " JOIN call c ON c.id = s.call_id WHERE s.kind = ? AND s.created_at >= ? AND s.created_at < ?"
            + " ORDER BY s.created_at, s.id";

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
        change(List.of(), List.of(score));
    }

    /**
     * Takes scores back and adds others, all or none of it; returns once that is durable. An id that is not there is
     * passed over.
     *
     * @param gone the ids of those that are taken back
     * @throws IllegalArgumentException if the history has no such call; nothing has changed then
     */
    public void change(List<String> gone, List<Score> added) throws HistoryException {
        List<String> missing = new ArrayList<>();
        writer.perform(w -> {
            for (Score score : added) {
                if (w.sql()
                        .query("SELECT 1 FROM call WHERE id = ?", row -> true, score.callId())
                        .isEmpty()) {
                    missing.add(score.callId());
                }
            }
            if (missing.isEmpty()) {
                for (String id : gone) {
                    w.sql().update("DELETE FROM score WHERE id = ?", id);
                }
                for (Score score : added) {
                    insert(w.sql(), score);
                }
            }
        });
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("The history has no call " + missing.get(0) + " to be scored.");
        }
    }

    /** The labels that persons gave to answers, the one that was used last first. */
    public List<String> labels(int limit) throws HistoryException {
        return reader.ask(sql -> sql.query(
                "SELECT label FROM score WHERE kind = ? AND label IS NOT NULL GROUP BY label"
                        + " ORDER BY MAX(created_at) DESC, label LIMIT ?",
                row -> row.getString(1),
                Score.LABEL,
                limit));
    }

    /**
     * What the votes say of two models at a time, oldest first: of the votes that were cast at {@code from} or later, and
     * before {@code to}. A model is not compared with itself.
     *
     * @param simulated whether simulated calls are meant, or real ones; a vote over both is left out
     */
    public List<Duel> duels(Instant from, Instant to, boolean simulated) throws HistoryException {
        Map<String, ModelAddress> models = new HashMap<>();
        List<Score> scores = reader.ask(sql -> sql.query(
                VOTES,
                row -> {
                    Score score = score(row);
                    if (row.getBoolean("simulated") == simulated) {
                        models.put(
                                score.callId(),
                                new ModelAddress(row.getString("connection"), row.getString("request_model")));
                    }
                    return score;
                },
                Score.VOTE,
                from.atOffset(ZoneOffset.UTC),
                to.atOffset(ZoneOffset.UTC)));
        return Vote.of(scores).stream()
                .flatMap(vote -> Duel.of(vote, models).stream())
                .toList();
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
