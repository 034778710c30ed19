package dev.trivium.history;

import dev.trivium.chat.ModelAddress;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Mean scores of the calls that a filter leaves. */
final class ScoreMeans {

    private static final String BY_SERIES = "SELECT c.series_id, s.kind, COUNT(*), AVG(s.score_value),"
            + " COALESCE(STDDEV_SAMP(s.score_value), 0) FROM score s JOIN call c ON c.id = s.call_id"
            + " WHERE s.score_value IS NOT NULL AND c.series_id IS NOT NULL AND c.started_at >= ? AND c.started_at < ?"
            + " GROUP BY c.series_id, s.kind";

    private record Key(ModelAddress model, String kind) {}

    private record Part(int seriesId, String kind, long count, double mean, double deviation) {}

    private ScoreMeans() {}

    /** @param wanted the series that count */
    static List<MeanScore> read(Sql sql, Instant from, Instant until, Map<Integer, Series> wanted) throws SQLException {
        List<Part> parts = sql.query(
                BY_SERIES,
                row -> new Part(row.getInt(1), row.getString(2), row.getLong(3), row.getDouble(4), row.getDouble(5)),
                from.atOffset(ZoneOffset.UTC),
                until.atOffset(ZoneOffset.UTC));
        Map<Key, MeanScore> means = new HashMap<>();
        for (Part part : parts) {
            Series series = wanted.get(part.seriesId());
            if (series != null) {
                MeanScore one = new MeanScore(series.model(), part.kind(), part.count(), part.mean(), part.deviation());
                means.merge(new Key(series.model(), part.kind()), one, MeanScore::plus);
            }
        }
        return means.values().stream()
                .sorted(Comparator.comparing((MeanScore mean) -> mean.model().toString())
                        .thenComparing(MeanScore::kind))
                .toList();
    }
}
