package dev.trivium.workspace;

import dev.trivium.chat.Answer;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.Cost;
import dev.trivium.chat.ErrorKind;
import dev.trivium.history.History;
import dev.trivium.history.HistoryException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds calls of real models to the budget: money over leaves, so a route and its models never count twice. What was
 * spent comes from the history; what has ended since it was read is added here, and what running calls are expected to
 * cost is kept free for them. Safe for several threads; a method that reads the history says so.
 */
public final class BudgetGuard {

    /** The history, opened if need be. */
    @FunctionalInterface
    interface Source {
        History open() throws HistoryException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(BudgetGuard.class);

    private final Supplier<Budget> budget;
    private final Source source;
    private final Clock clock;

    private volatile ZoneId zone;
    private @Nullable Spent base;
    private boolean counting;
    private final Map<LocalDate, BigDecimal> since = new HashMap<>();
    private boolean unknownSince;
    private BigDecimal reserved = BigDecimal.ZERO;

    /** @param clock says what time it is, and in which zone the days begin until the history was read */
    BudgetGuard(Supplier<Budget> budget, Source source, Clock clock) {
        this.budget = budget;
        this.source = source;
        this.clock = clock;
        this.zone = clock.getZone();
    }

    /**
     * The budget and what was spent of it, read anew from the history. Waits for the disk.
     *
     * @throws HistoryException if the history cannot be read
     */
    public BudgetStanding standing() throws HistoryException {
        refresh();
        return now();
    }

    /**
     * Why a run may not start; null if it may. Only a budget that stops refuses. Waits for the disk where it does.
     *
     * @param expected what the run's real calls will cost
     */
    @Nullable
    ChatError refusal(Expected expected) {
        if (!stops() || expected.isFree()) {
            return null;
        }
        try {
            return refusal("run", expected, standing());
        } catch (HistoryException e) {
            return unreadable(e);
        }
    }

    /** Lets one call begin, with its expected cost kept free until {@link Pass#end}; or says why not. */
    Entry enter(Supplier<Expected> expected) {
        if (!stops()) {
            return new Entry(new Pass(BigDecimal.ZERO), null);
        }
        Expected cost = expected.get();
        if (cost.isFree()) {
            return new Entry(new Pass(BigDecimal.ZERO), null);
        }
        try {
            load();
        } catch (HistoryException e) {
            return new Entry(new Pass(BigDecimal.ZERO), unreadable(e));
        }
        synchronized (this) {
            ChatError refused = refusal("call", cost, now());
            if (refused != null) {
                return new Entry(new Pass(BigDecimal.ZERO), refused);
            }
            reserved = reserved.add(cost.usd());
            return new Entry(new Pass(cost.usd()), null);
        }
    }

    /** @param refused why the call may not begin; null if it may */
    record Entry(Pass pass, @Nullable ChatError refused) {}

    /** A call that was let in. */
    final class Pass {

        private final BigDecimal kept;
        private boolean ended;

        private Pass(BigDecimal kept) {
            this.kept = kept;
        }

        /** The call is over; only the first time counts. */
        void end(Answer answer) {
            synchronized (BudgetGuard.this) {
                if (!ended) {
                    ended = true;
                    reserved = reserved.subtract(kept);
                    count(answer.cost());
                }
            }
        }
    }

    private void count(Cost cost) {
        if (!counting) {
            return;
        }
        BigDecimal usd = cost.usd();
        if (usd != null) {
            since.merge(today(), usd, BigDecimal::add);
        } else {
            unknownSince = true;
        }
    }

    private boolean stops() {
        Budget current = budget.get();
        return current.stop() && current.isLimited();
    }

    private @Nullable ChatError refusal(String what, Expected cost, BudgetStanding standing) {
        BigDecimal more;
        synchronized (this) {
            more = reserved.add(cost.usd());
        }
        for (BudgetStanding.Limit limit : standing.limits()) {
            boolean reached = limit.level() == BudgetStanding.Level.REACHED;
            if (reached || limit.isPassedBy(more)) {
                return reached ? usedUp(limit) : passed(what, cost, limit);
            }
        }
        return null;
    }

    private ChatError passed(String what, Expected cost, BudgetStanding.Limit limit) {
        BigDecimal running;
        synchronized (this) {
            running = reserved;
        }
        String left = Amounts.usd(limit.left());
        String others = running.signum() > 0 ? ", of which running calls need " + Amounts.usd(running) : "";
        return ChatError.of(
                ErrorKind.BUDGET,
                "This " + what + " would pass " + (limit.name().equals("today") ? "today's" : "this month's")
                        + " budget.",
                "Estimated " + (cost.atLeast() ? "at least " : "") + Amounts.usd(cost.usd()) + ", left " + left + others
                        + ".",
                "Use fewer or cheaper models, or raise the budget.");
    }

    private static ChatError usedUp(BudgetStanding.Limit limit) {
        boolean day = limit.name().equals("today");
        return ChatError.of(
                ErrorKind.BUDGET,
                (day ? "Today's" : "This month's") + " budget is used up.",
                Amounts.usd(limit.spent()) + " of " + Amounts.usd(limit.usd()) + " is spent.",
                "Wait for the next " + (day ? "day" : "month")
                        + ", use models that cost nothing, or raise the budget.");
    }

    private static ChatError unreadable(HistoryException e) {
        LOG.debug("The budget could not be checked.", e);
        return ChatError.of(
                ErrorKind.BUDGET,
                "The budget cannot be checked.",
                "What was spent stands in the history, which cannot be read: " + e.getMessage(),
                "Close what else uses the history, or set stop to false under budget in " + WorkspaceFile.NAME + ".");
    }

    private synchronized BudgetStanding now() {
        LocalDate today = today();
        Spent known = base == null ? Spent.nothing(today) : base;
        return new BudgetStanding(budget.get(), known.with(since, unknownSince, today));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** Reads what was spent, unless it is known. */
    private void load() throws HistoryException {
        synchronized (this) {
            if (base != null) {
                return;
            }
        }
        refresh();
    }

    /**
     * Calls that end while the history is being read may count twice until the next time: rather too much for a moment
     * than too little.
     */
    private void refresh() throws HistoryException {
        Map<LocalDate, BigDecimal> before;
        synchronized (this) {
            before = new HashMap<>(since);
            counting = true;
        }
        Instant now = clock.instant();
        History history = source.open();
        history.settle();
        Spent read = Spent.of(history, now);
        zone = history.dashboard().zone();
        synchronized (this) {
            base = read;
            before.forEach((day, usd) -> since.merge(day, usd.negate(), BigDecimal::add));
            since.values().removeIf(usd -> usd.signum() == 0);
            unknownSince = false;
        }
    }
}
