package dev.trivium.route.engine;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;

/** US dollars spent since midnight. */
final class Spending {

    private final Clock clock;
    private LocalDate day;
    private BigDecimal usd = BigDecimal.ZERO;

    Spending(Clock clock) {
        this.clock = clock;
        this.day = LocalDate.now(clock);
    }

    synchronized void add(BigDecimal more) {
        usd = today().add(more);
    }

    synchronized BigDecimal today() {
        LocalDate now = LocalDate.now(clock);
        if (!now.equals(day)) {
            day = now;
            usd = BigDecimal.ZERO;
        }
        return usd;
    }

    synchronized Spending copy() {
        Spending copy = new Spending(clock);
        copy.usd = today();
        return copy;
    }
}
