package dev.trivium.workspace;

import dev.trivium.history.Dimension;
import dev.trivium.history.FigureFilter;
import dev.trivium.history.Figures;
import dev.trivium.history.History;
import dev.trivium.history.HistoryException;
import dev.trivium.history.Population;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What real calls of models have cost.
 *
 * @param on today
 * @param today US dollars since the day began
 * @param month US dollars since the first of the month
 * @param atLeast whether a call of the month has an unknown cost, so that the sums are lower bounds
 */
public record Spent(LocalDate on, BigDecimal today, BigDecimal month, boolean atLeast) {

    static Spent nothing(LocalDate on) {
        return new Spent(on, BigDecimal.ZERO, BigDecimal.ZERO, false);
    }

    /**
     * From the history's figures, which stay when calls are deleted by age. Days begin in the figures' time zone: that of
     * the computer when the history was made, as on the dashboard.
     */
    static Spent of(History history, Instant now) throws HistoryException {
        LocalDate today = LocalDate.ofInstant(now, history.dashboard().zone());
        Map<List<String>, Figures> days = history.dashboard()
                .table(
                        today.withDayOfMonth(1),
                        today.plusDays(1),
                        FigureFilter.REAL,
                        Population.LEAVES,
                        List.of(Dimension.DAY));
        Figures figuresOfToday = days.get(List.of(today.toString()));
        BigDecimal month = days.values().stream().map(Figures::usd).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean unknown = days.values().stream().anyMatch(figures -> figures.unpriced() > 0);
        return new Spent(today, figuresOfToday == null ? BigDecimal.ZERO : figuresOfToday.usd(), month, unknown);
    }

    /** With what calls have cost since, by their days; what another day cost is over. */
    Spent with(Map<LocalDate, BigDecimal> more, boolean unknown, LocalDate day) {
        BigDecimal usdOfDay = (on.equals(day) ? today : BigDecimal.ZERO).add(more.getOrDefault(day, BigDecimal.ZERO));
        BigDecimal usdOfMonth = sameMonth(on, day) ? month : BigDecimal.ZERO;
        for (Map.Entry<LocalDate, BigDecimal> entry : more.entrySet()) {
            if (sameMonth(entry.getKey(), day)) {
                usdOfMonth = usdOfMonth.add(entry.getValue());
            }
        }
        return new Spent(day, usdOfDay, usdOfMonth, unknown || (atLeast && sameMonth(on, day)));
    }

    private static boolean sameMonth(LocalDate one, LocalDate other) {
        return one.withDayOfMonth(1).equals(other.withDayOfMonth(1));
    }
}
