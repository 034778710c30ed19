package dev.trivium.route.engine;

import dev.trivium.chat.ChatCall;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.ModelAddress;
import dev.trivium.route.Features;
import dev.trivium.route.Route;
import dev.trivium.route.Step;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run of a route.
 *
 * <p>Steps do not wait: each hands its {@link Ending} to whoever asked, on the thread where it ended. Every step that was
 * entered is left, and every call that was made ends, before the run does.
 */
final class RouteRun implements ChatCall {

    static final ChatError STOPPED = ChatError.of(ErrorKind.CANCELLED, "The call was stopped.", "", "");

    /** How long a model may take to notice by itself that its time is up; it knows better what it was doing. */
    private static final Duration GRACE = Duration.ofMillis(100);

    private final RouteEngine engine;
    private final Route route;
    private final ChatRequest request;
    private final RunEvents events;
    private final List<ModelAddress> way;
    private final Cancellation cancellation = new Cancellation();
    private final long startedNanos;
    private volatile boolean timedOut;
    private volatile Runnable noTimer = () -> {};

    RouteRun(RouteEngine engine, Route route, ChatRequest request, RunEvents events, List<ModelAddress> way) {
        this.engine = engine;
        this.route = route;
        this.request = request;
        this.events = events;
        this.way = List.copyOf(way);
        this.startedNanos = engine.now();
    }

    void start(boolean simulated) {
        events.emit(new ChatEvent.Opened(events.origin(), startedNanos, route.address(), request, simulated));
        Duration timeout = request.timeout();
        Place place = new Place(
                events.origin(),
                request,
                new Features(request, engine.circumstances()),
                Answers.NONE,
                events,
                new Bill(null),
                cancellation,
                timeout == null ? null : Long.valueOf(startedNanos + timeout.toNanos()));
        Consumer<Ending> finish = ending -> finish(ending, place.bill(), simulated);
        try {
            if (timeout != null) {
                noTimer = engine.surroundings().timer().after(timeout.plus(GRACE), this::timeIsUp);
            }
            engine.surroundings().executor().execute(() -> enter(route.entry(), place, null, finish));
        } catch (RejectedExecutionException e) {
            finish.accept(
                    Ending.failed(ErrorKind.UNAVAILABLE, "The route was not started.", "The program is closing.", ""));
        }
    }

    @Override
    public void cancel() {
        cancellation.cancel();
    }

    static boolean isStop(@Nullable ChatError error) {
        return error != null && error.kind() == ErrorKind.CANCELLED;
    }

    RouteEngine engine() {
        return engine;
    }

    Route route() {
        return route;
    }

    /** The routes inside which this one runs, outermost first, and itself. */
    List<ModelAddress> way() {
        return way;
    }

    long startedNanos() {
        return startedNanos;
    }

    /** A name for what the live state knows about a step of this route. */
    String key(Place here) {
        List<String> path = here.origin().path();
        return LiveState.key(route.name(), path.get(path.size() - 1));
    }

    /** Runs the step at a target, below a place, and tells how it ended. */
    void enter(String target, Place below, @Nullable String reason, Consumer<Ending> then) {
        enterCandidate(target, below, reason, candidate -> {
            candidate.leave();
            then.accept(candidate.ending());
        });
    }

    /** The same for a step that is left only once it is clear what becomes of its answer. */
    void enterCandidate(String target, Place below, @Nullable String reason, Consumer<Candidate> then) {
        Step step = route.step(target);
        Place here = below.inStep(target);
        String kind = step == null ? "use" : step.kind();
        here.out().emit(new ChatEvent.StepEntered(here.origin(), engine.now(), kind, reason));
        Consumer<Ending> end =
                ending -> then.accept(new Candidate(target, ending.withNote(null), ending.note(), here, engine.now()));
        if (step == null) {
            end.accept(Ending.failed(
                    ErrorKind.NOT_FOUND,
                    "The route \"" + route.name() + "\" has no step \"" + target + "\".",
                    "",
                    "Correct the route's file."));
        } else if (here.cancellation().cancelled()) {
            end.accept(Ending.failed(STOPPED));
        } else if (here.origin().path().size() > RouteEngine.DEEPEST) {
            end.accept(Ending.failed(
                    ErrorKind.INVALID_REQUEST,
                    "The route \"" + route.name() + "\" is nested more than " + RouteEngine.DEEPEST + " steps deep.",
                    "",
                    "Let its steps lead to each other more directly."));
        } else {
            run(step, here, end);
        }
    }

    private void run(Step step, Place here, Consumer<Ending> end) {
        try {
            step.match(new Runners(this, here, end)).run();
        } catch (RejectedExecutionException e) {
            end.accept(
                    Ending.failed(ErrorKind.UNAVAILABLE, "The step was not started.", "The program is closing.", ""));
        }
    }

    private void timeIsUp() {
        timedOut = true;
        cancellation.cancel();
    }

    private void finish(Ending ending, Bill bill, boolean simulated) {
        noTimer.run();
        long now = engine.now();
        ChatError error = ending.error();
        if (error != null && cancellation.cancelled()) {
            error = timedOut
                    ? ChatError.of(ErrorKind.TIMEOUT, "The route did not answer within its time limit.", "", "")
                    : STOPPED;
        }
        Totals totals = new Totals(bill, startedNanos, now, simulated);
        events.emit(
                error == null
                        ? new ChatEvent.Completed(events.origin(), now, totals.answer(ending))
                        : new ChatEvent.Failed(events.origin(), now, error, totals.answer(ending)));
    }
}
