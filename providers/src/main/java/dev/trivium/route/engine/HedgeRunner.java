package dev.trivium.route.engine;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.StepOutcome;
import dev.trivium.route.Durations;
import dev.trivium.route.Hedge;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs a second step if the first stays silent; the first token wins. */
final class HedgeRunner {

    private static final int NONE = -1;

    private final RouteRun run;
    private final Hedge step;
    private final Place here;
    private final Consumer<Ending> then;
    private final Cancellation[] cancellations = new Cancellation[2];
    private final @Nullable Candidate[] candidates = new @Nullable Candidate[2];
    private final boolean[] started = new boolean[2];
    private int winner = NONE;
    private boolean done;
    private Runnable takeBack = () -> {};

    HedgeRunner(RouteRun run, Hedge step, Place here, Consumer<Ending> then) {
        this.run = run;
        this.step = step;
        this.here = here;
        this.then = then;
    }

    void begin() {
        for (int i = 0; i < 2; i++) {
            cancellations[i] = Cancellation.below(here.cancellation());
        }
        Duration delay = delay();
        String silence = step.first() + " was silent for " + Durations.text(delay);
        takeBack = run.engine().surroundings().timer().after(delay, () -> second(silence));
        started[0] = true;
        start(0, step.first(), null);
    }

    private Duration delay() {
        Duration given = step.delay();
        if (given != null) {
            return given;
        }
        ModelAddress model = Balancer.firstModel(run.route(), step.first());
        Duration own = model == null ? null : run.engine().live().latency95(model);
        return own == null ? Hedge.UNMEASURED : own;
    }

    private void second(String reason) {
        synchronized (this) {
            if (started[1] || winner != NONE || here.cancellation().cancelled()) {
                return;
            }
            started[1] = true;
        }
        start(1, step.second(), reason);
    }

    private void start(int index, String target, @Nullable String reason) {
        Place place = new Place(
                here.origin(),
                here.request(),
                here.features(),
                here.answers(),
                event -> emit(index, event),
                here.bill(),
                cancellations[index],
                here.deadline());
        run.enterCandidate(target, place, reason, candidate -> ended(index, candidate));
    }

    private void emit(int index, ChatEvent event) {
        boolean token = event instanceof ChatEvent.Text
                || event instanceof ChatEvent.Reasoning
                || event instanceof ChatEvent.ToolCalled;
        boolean counts = token && event.origin().held() == here.origin().held();
        here.out().emit(counts && !claim(index) ? Events.held(event) : event);
    }

    /** Whether this step is the winner, perhaps from now on. */
    private boolean claim(int index) {
        synchronized (this) {
            if (winner != NONE) {
                return winner == index;
            }
            winner = index;
        }
        takeBack.run();
        cancellations[1 - index].cancel();
        return true;
    }

    private void ended(int index, Candidate candidate) {
        if (candidate.answered()) {
            claim(index);
        }
        synchronized (this) {
            candidates[index] = candidate;
        }
        ChatError error = candidate.ending().error();
        if (index == 0 && error != null && !candidate.ending().shown()) {
            second(step.first() + " failed with " + error.kind().id());
        }
        if (allEnded()) {
            takeBack.run();
            finish();
        }
    }

    /** True once, for whoever ends last; nothing is started after that. */
    private synchronized boolean allEnded() {
        boolean running = candidates[0] == null || (started[1] && candidates[1] == null);
        if (running || done) {
            return false;
        }
        started[1] = true;
        done = true;
        return true;
    }

    private void finish() {
        int chosen = winner != NONE ? winner : candidates[1] != null ? 1 : 0;
        for (int i = 0; i < 2; i++) {
            Candidate candidate = candidates[i];
            if (candidate != null) {
                boolean stopped = i != chosen && winner != NONE;
                if (stopped) {
                    candidate.leave(StepOutcome.STOPPED, candidates[chosen] == null ? null : "the other was faster");
                } else {
                    candidate.leave();
                }
            }
        }
        Candidate candidate = candidates[chosen];
        then.accept(candidate == null ? Ending.failed(RouteRun.STOPPED) : candidate.ending());
    }
}
