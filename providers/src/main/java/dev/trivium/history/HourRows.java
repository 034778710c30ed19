package dev.trivium.history;

import java.sql.SQLException;
import java.time.LocalDate;

/** Reads the figures of hours. */
final class HourRows {

    @FunctionalInterface
    interface Taker {
        /** @param body as {@link Hours} reads it */
        void take(LocalDate day, int seriesId, byte[] body);
    }

    private HourRows() {}

    static void read(Sql sql, LocalDate from, LocalDate until, Taker taker) throws SQLException {
        sql.forEach(
                "SELECT epoch_day, series_id, body FROM figures_hour WHERE epoch_day >= ? AND epoch_day < ?",
                row -> taker.take(LocalDate.ofEpochDay(row.getInt(1)), row.getInt(2), row.getBytes(3)),
                (int) from.toEpochDay(),
                (int) until.toEpochDay());
    }
}
