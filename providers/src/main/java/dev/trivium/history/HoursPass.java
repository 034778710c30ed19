package dev.trivium.history;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;

/** One run over the figures of hours. */
final class HoursPass {

    private final ZoneId zone;
    private final HoursQuery query;
    private final DashboardSums sums;
    private final Map<Integer, Sum> spans = new HashMap<>();

    HoursPass(ZoneId zone, HoursQuery query) {
        this.zone = zone;
        this.query = query;
        this.sums = new DashboardSums(query.population());
        for (ZonedDateTime hour = query.from().atZone(zone); hour.toInstant().isBefore(query.until()); ) {
            sums.bucket(hour);
            hour = hour.plusHours(1);
        }
    }

    Dashboard run(Sql sql, Map<Integer, Series> wanted) throws SQLException {
        LocalDate first = query.previousFrom().atZone(zone).toLocalDate();
        LocalDate last = query.until().atZone(zone).toLocalDate();
        HourRows.read(sql, first, last.plusDays(1), (day, seriesId, body) -> {
            Series series = wanted.get(seriesId);
            if (series != null) {
                Hours.forEach(body, (hour, in) -> add(day.atStartOfDay(zone).plusHours(hour), seriesId, series, in));
            }
        });
        spans.forEach((id, span) -> {
            Series series = wanted.get(id);
            if (series != null) {
                sums.series(series, span);
            }
        });
        return sums.answer();
    }

    private void add(ZonedDateTime hour, int seriesId, Series series, Varints tally) {
        Instant at = hour.toInstant();
        boolean counted = sums.counts(series);
        if (at.isBefore(query.previousFrom()) || !at.isBefore(query.until())) {
            return;
        }
        if (at.isBefore(query.from())) {
            sums.previous().add(tally, counted, series.status());
            return;
        }
        if (series.place().leaf()) {
            sums.money(hour, series, Tally.usd(tally.copy()));
        }
        spans.computeIfAbsent(seriesId, key -> new Sum()).add(tally.copy(), true, series.status());
        sums.bucket(hour).add(tally, counted, series.status());
    }
}
