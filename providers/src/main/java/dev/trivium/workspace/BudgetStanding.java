package dev.trivium.workspace;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A budget beside what was spent of it. */
public record BudgetStanding(Budget budget, Spent spent) {

    /** How far a limit is used up. */
    public enum Level {
        FINE,
        /** At its warning, and not yet at its end. */
        WARNING,
        REACHED
    }

    /**
     * One limit.
     *
     * @param name {@code today} or {@code this month}
     */
    public record Limit(String name, BigDecimal usd, BigDecimal spent, BigDecimal warnAt) {

        /** US dollars; below 0 once the limit is passed. */
        public BigDecimal left() {
            return usd.subtract(spent);
        }

        /** Of the limit, from 0 on; more than 1 once it is passed. */
        public double share() {
            return spent.doubleValue() / usd.doubleValue();
        }

        public Level level() {
            if (spent.compareTo(usd) >= 0) {
                return Level.REACHED;
            }
            return spent.compareTo(usd.multiply(warnAt)) >= 0 ? Level.WARNING : Level.FINE;
        }

        /** Whether this amount more is too much. */
        boolean isPassedBy(BigDecimal more) {
            return more.compareTo(left()) > 0;
        }
    }

    public @Nullable Limit day() {
        return limit("today", budget.day(), spent.today());
    }

    public @Nullable Limit month() {
        return limit("this month", budget.month(), spent.month());
    }

    /** Those that are set, the day's first. */
    public List<Limit> limits() {
        List<Limit> limits = new ArrayList<>();
        for (Limit limit : new @Nullable Limit[] {day(), month()}) {
            if (limit != null) {
                limits.add(limit);
            }
        }
        return limits;
    }

    /** The one that is used up furthest, the day's where both are; null if there is none. */
    public @Nullable Limit tightest() {
        Limit tightest = null;
        for (Limit limit : limits()) {
            if (tightest == null || limit.level().compareTo(tightest.level()) > 0) {
                tightest = limit;
            }
        }
        return tightest;
    }

    /** Of the limit that is used up furthest. */
    public Level level() {
        return limits().stream().map(Limit::level).max(Level::compareTo).orElse(Level.FINE);
    }

    private @Nullable Limit limit(String name, @Nullable BigDecimal usd, BigDecimal used) {
        return usd == null ? null : new Limit(name, usd, used, budget.warnAt());
    }
}
