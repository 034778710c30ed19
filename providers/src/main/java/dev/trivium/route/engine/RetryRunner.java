package dev.trivium.route.engine;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatEvent;
import dev.trivium.route.Retry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tries a step again. */
record RetryRunner(RouteRun run, Retry step, Place here, Consumer<Ending> then) {

    void attempt(int number) {
        String reason = number == 1 ? null : "try " + number + " of " + step.attempts();
        run.enter(step.step(), here, reason, ending -> {
            ChatError error = ending.error();
            Duration delay = error == null || ending.shown() || number >= step.attempts() ? null : delay(error, number);
            if (error == null || delay == null || here.cancellation().cancelled() || tooLong(delay)) {
                then.accept(ending);
            } else {
                pause(delay, number + 1, error, ending);
            }
        });
    }

    /** Null if there is no sense in another try. */
    private @Nullable Duration delay(ChatError error, int number) {
        boolean worth = step.on().isEmpty() ? error.retryable() : step.on().contains(error.kind());
        if (!worth) {
            return null;
        }
        Duration wish = error.retryAfter();
        if (wish != null) {
            return wish.compareTo(step.cap()) > 0 ? null : wish;
        }
        double most =
                Math.min((double) step.cap().toNanos(), (double) step.base().toNanos() * Math.pow(2, number - 1));
        return Duration.ofNanos((long) (run.engine().surroundings().random().nextDouble() * most));
    }

    private boolean tooLong(Duration delay) {
        Long deadline = here.deadline();
        return deadline != null && run.engine().now() + delay.toNanos() - deadline >= 0;
    }

    private void pause(Duration delay, int next, ChatError error, Ending ending) {
        here.out().emit(new ChatEvent.Waiting(here.origin(), run.engine().now(), delay, next, step.attempts(), error));
        AtomicBoolean over = new AtomicBoolean();
        Runnable takeBack = run.engine().surroundings().timer().after(delay, () -> {
            if (over.compareAndSet(false, true)) {
                attempt(next);
            }
        });
        here.cancellation().running(() -> {
            if (over.compareAndSet(false, true)) {
                takeBack.run();
                then.accept(ending.withError(RouteRun.STOPPED));
            }
        });
    }
}
