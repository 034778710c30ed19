package dev.trivium.history;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the database knows of itself. */
final class Settings {

    private static final String ZONE = "zone";
    private static final String FIGURES = "figures";
    private static final String COUNTS = "counts";
    private static final String CALLS_SINCE = "calls_since";
    private static final String CURRENT = "current";
    private static final String TENDED = "tended";

    private Settings() {}

    /** With the time zone in which the days were cut, or {@code ifNew} from now on. */
    static Ledger ledger(Sql sql, ZoneId ifNew, boolean shared) throws SQLException {
        String zone = get(sql, ZONE);
        if (zone == null) {
            put(sql, ZONE, ifNew.getId());
        }
        Ledger ledger = new Ledger(zone == null ? ifNew : ZoneId.of(zone), shared);
        ledger.series().load(sql);
        return ledger;
    }

    /** How often the figures were counted anew, and the time zone then. */
    record Count(long number, @Nullable ZoneId zone) {}

    static Count count(Sql sql) throws SQLException {
        String number = get(sql, COUNTS);
        String zone = get(sql, ZONE);
        return new Count(number == null ? 0 : Long.parseLong(number), zone == null ? null : ZoneId.of(zone));
    }

    static void count(Sql sql, long number) throws SQLException {
        put(sql, COUNTS, Long.toString(number));
    }

    static void zone(Sql sql, ZoneId zone) throws SQLException {
        put(sql, ZONE, zone.getId());
    }

    /** Whether the figures are those of the calls: not after a recount that was cut, or an older schema. */
    static boolean figuresAreCurrent(Sql sql) throws SQLException {
        return CURRENT.equals(get(sql, FIGURES));
    }

    static void figuresAreCurrent(Sql sql, boolean current) throws SQLException {
        put(sql, FIGURES, current ? CURRENT : "counting");
    }

    /** The first day whose calls are all there; the figures of days before stand for calls that were deleted. */
    static LocalDate callsSince(Sql sql) throws SQLException {
        String day = get(sql, CALLS_SINCE);
        return day == null ? LocalDate.EPOCH : LocalDate.parse(day);
    }

    static void callsSince(Sql sql, LocalDate day) throws SQLException {
        put(sql, CALLS_SINCE, day.toString());
    }

    /** When the history was last tended; null if it never was. */
    static @Nullable Instant tended(Sql sql) throws SQLException {
        String at = get(sql, TENDED);
        return at == null ? null : Instant.parse(at);
    }

    static void tended(Sql sql, Instant at) throws SQLException {
        put(sql, TENDED, at.toString());
    }

    private static @Nullable String get(Sql sql, String name) throws SQLException {
        List<String> found = sql.query("SELECT content FROM setting WHERE name = ?", row -> row.getString(1), name);
        return found.isEmpty() ? null : found.get(0);
    }

    private static void put(Sql sql, String name, String value) throws SQLException {
        if (sql.update("UPDATE setting SET content = ? WHERE name = ?", value, name) == 0) {
            sql.update("INSERT INTO setting (content, name) VALUES (?, ?)", value, name);
        }
    }
}
