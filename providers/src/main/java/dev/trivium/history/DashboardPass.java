package dev.trivium.history;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;

/** One run over the figures of days. */
final class DashboardPass {

    private final Ledger ledger;
    private final DashboardQuery query;
    private final boolean hours;
    private final DashboardSums sums;
    private final Sum[] byDay;

    DashboardPass(Ledger ledger, DashboardQuery query) {
        this.ledger = ledger;
        this.query = query;
        this.hours = query.grain() == Grain.HOUR;
        this.sums = new DashboardSums(query.population());
        this.byDay = new Sum[(int) (query.until().toEpochDay() - query.from().toEpochDay())];
        emptyBuckets();
    }

    Dashboard run(Sql sql, Map<Integer, Series> wanted) throws SQLException {
        wanted.forEach(this::series);
        if (hours) {
            byHours(sql, wanted);
        }
        return sums.answer();
    }

    private void emptyBuckets() {
        ZoneId zone = ledger.zone();
        ZonedDateTime end = query.until().atStartOfDay(zone);
        for (LocalDate day = query.from(); day.isBefore(query.until()); day = day.plusDays(1)) {
            if (!hours) {
                Sum bucket = sums.bucket(query.grain().floor(day).atStartOfDay(zone));
                byDay[(int) (day.toEpochDay() - query.from().toEpochDay())] = bucket;
            }
        }
        if (hours) {
            ZonedDateTime start = query.from().atStartOfDay(zone);
            for (ZonedDateTime hour = start; hour.isBefore(end); hour = hour.plusHours(1)) {
                sums.bucket(hour);
            }
        }
    }

    private void series(int id, Series series) {
        boolean counted = sums.counts(series);
        int first = (int) query.from().toEpochDay();
        Sum span = new Sum();
        for (Map.Entry<Integer, byte[]> day : ledger.cube()
                .days(id)
                .subMap(first, (int) query.until().toEpochDay())
                .entrySet()) {
            // Decoded once for the series and once for the bucket: reading is cheaper than keeping.
            span.add(new Varints(day.getValue()), true, series.status());
            if (!hours) {
                byDay[day.getKey() - first].add(new Varints(day.getValue()), counted, series.status());
            }
        }
        for (byte[] day : ledger.cube()
                .days(id)
                .subMap((int) query.previousFrom().toEpochDay(), first)
                .values()) {
            sums.previous().add(new Varints(day), counted, series.status());
        }
        sums.series(series, span);
        if (!hours && series.place().leaf()) {
            money(id, series);
        }
    }

    private void money(int id, Series series) {
        ledger.cube()
                .days(id)
                .subMap((int) query.from().toEpochDay(), (int) query.until().toEpochDay())
                .forEach((day, body) -> sums.money(
                        query.grain().floor(LocalDate.ofEpochDay(day)).atStartOfDay(ledger.zone()),
                        series,
                        Tally.usd(new Varints(body))));
    }

    private void byHours(Sql sql, Map<Integer, Series> wanted) throws SQLException {
        HourRows.read(sql, query.from(), query.until(), (day, seriesId, body) -> {
            Series series = wanted.get(seriesId);
            if (series != null) {
                hours(day, series, body);
            }
        });
    }

    private void hours(LocalDate day, Series series, byte[] body) {
        ZonedDateTime start = day.atStartOfDay(ledger.zone());
        Hours.forEach(body, (hour, in) -> {
            ZonedDateTime at = start.plusHours(hour);
            sums.money(at, series, Tally.usd(in.copy()));
            sums.bucket(at).add(in, sums.counts(series), series.status());
        });
    }
}
