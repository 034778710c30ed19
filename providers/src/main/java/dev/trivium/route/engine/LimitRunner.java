package dev.trivium.route.engine;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.Cost;
import dev.trivium.chat.ErrorKind;
import dev.trivium.route.Durations;
import dev.trivium.route.Limit;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Consumer;

/** Bounds what a step may take. */
record LimitRunner(RouteRun run, Limit step, Place here, Consumer<Ending> then) {

    void begin() {
        Spending spending = run.engine().live().spending(run.key(here));
        BigDecimal most = step.usdPerDay();
        if (most != null && spending.today().compareTo(most) >= 0) {
            then.accept(Ending.failed(
                    ErrorKind.BUDGET,
                    "The day's budget of " + step.step() + " is used up.",
                    "$" + spending.today().stripTrailingZeros().toPlainString() + " of $" + most.toPlainString()
                            + " were spent since midnight.",
                    "Wait for tomorrow, raise usd_per_day, or let the route go elsewhere."));
            return;
        }
        if (step.calls() != null && step.per() != null && busy(step.calls(), step.per())) {
            return;
        }
        Duration time = step.time();
        if (time == null) {
            run.enter(step.step(), here, null, ending -> paid(spending, ending));
            return;
        }
        Place bounded = here.stoppable().until(run.engine().now() + time.toNanos());
        TimeBound bound = new TimeBound(run, time, bounded.cancellation());
        run.enter(step.step(), bounded, null, ending -> {
            bound.stop();
            paid(spending, bound.explain(ending, step.step()));
        });
    }

    private boolean busy(int calls, Duration per) {
        long wait =
                run.engine().live().rate(run.key(here)).tryEnter(run.engine().now(), calls, per.toNanos());
        if (wait > 0) {
            ChatError error = ChatError.of(
                    ErrorKind.RATE_LIMIT,
                    "The route asks " + step.step() + " at most " + calls + " times in " + Durations.text(per) + ".",
                    "",
                    "Wait, raise the limit, or let the route go elsewhere.");
            then.accept(Ending.failed(error.withRetry(true, Duration.ofNanos(wait))));
        }
        return wait > 0;
    }

    private void paid(Spending spending, Ending ending) {
        Cost cost = here.bill().cost();
        if (cost != null && cost.usd() != null && !run.engine().live().frozen()) {
            spending.add(cost.usd());
        }
        then.accept(ending);
    }
}
