package dev.trivium.history;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What the steps of routes cost that limit money. */
final class SpendingQueries {

    /** A route that runs longer is not looked for. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private static final String LIMITS = "SELECT c.request_model, s.step_path, s.cost_usd, c.started_at,"
            + " s.offset_ns - c.offset_ns FROM call c JOIN step_event s ON s.call_id = c.id"
            + " WHERE c.started_at >= ? AND NOT s.entered AND s.cost_usd > 0"
            + " AND EXISTS (SELECT 1 FROM step_event e WHERE e.call_id = s.call_id AND e.step_path = s.step_path"
            + " AND e.entered AND e.kind = 'limit')";

    private record Line(String route, String step, BigDecimal usd, Instant leftAt) {}

    private SpendingQueries() {}

    /** Of the limit steps that were left at {@code from} or later. */
    static List<SpentBelow> belowLimits(Sql sql, Instant from) throws SQLException {
        List<Line> lines = sql.query(
                LIMITS,
                row -> new Line(
                        row.getString(1),
                        last(SeriesTable.names(row.getString(2))),
                        Objects.requireNonNullElse(CallRows.money(row, "cost_usd"), BigDecimal.ZERO),
                        row.getObject(4, OffsetDateTime.class).toInstant().plusNanos(row.getLong(5))),
                from.minus(LONGEST).atOffset(ZoneOffset.UTC));
        Map<String, SpentBelow> sums = new TreeMap<>();
        for (Line line : lines) {
            if (!line.leftAt().isBefore(from)) {
                sums.merge(
                        line.route() + "/" + line.step(),
                        new SpentBelow(line.route(), line.step(), line.usd()),
                        (one, other) -> new SpentBelow(
                                one.route(), one.step(), one.usd().add(other.usd())));
            }
        }
        return List.copyOf(sums.values());
    }

    private static String last(List<String> path) {
        return path.isEmpty() ? "" : path.get(path.size() - 1);
    }
}
