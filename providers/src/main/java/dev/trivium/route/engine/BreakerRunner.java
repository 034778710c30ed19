package dev.trivium.route.engine;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.ErrorKind;
import dev.trivium.route.Breaker;
import dev.trivium.route.Durations;
import java.time.Duration;
import java.util.function.Consumer;

/** Spares a step that keeps failing. */
record BreakerRunner(RouteRun run, Breaker step, Place here, Consumer<Ending> then) {

    void begin() {
        CircuitBreaker breaker = run.engine().live().breaker(run.key(here));
        long now = run.engine().now();
        CircuitBreaker.Admission admission = breaker.admit(now);
        if (admission == CircuitBreaker.Admission.REFUSED) {
            Duration wait = Duration.ofNanos(breaker.untilProbe(now));
            ChatError error = ChatError.of(
                    ErrorKind.UNAVAILABLE,
                    step.step() + " is being spared.",
                    "It failed " + step.failures() + " times within " + Durations.text(step.window())
                            + " and is tried again "
                            + (wait.isZero() ? "right now by another request." : "in " + Durations.text(wait) + "."),
                    "");
            then.accept(Ending.failed(error.withRetry(true, wait)));
            return;
        }
        String reason =
                admission == CircuitBreaker.Admission.PROBE ? "a probe, after " + step.step() + " was spared" : null;
        run.enter(step.step(), here, reason, ending -> {
            ChatError error = ending.error();
            if (error == null) {
                breaker.succeeded(admission);
            } else if (LiveState.tells(error.kind())) {
                breaker.failed(admission, step, run.engine().now());
            } else {
                breaker.undecided(admission);
            }
            then.accept(ending);
        });
    }
}
