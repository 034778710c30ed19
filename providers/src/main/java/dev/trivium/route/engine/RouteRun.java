package dev.trivium.route.engine;

import dev.trivium.chat.Answer;
import dev.trivium.chat.ChatCall;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Cost;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.Message;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import dev.trivium.chat.Parameters;
import dev.trivium.chat.Role;
import dev.trivium.chat.Timing;
import dev.trivium.route.Features;
import dev.trivium.route.Route;
import dev.trivium.route.Step;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One run of a route.
 *
 * <p>Steps do not wait: each hands its {@link Ending} to whoever asked, on the thread where it ended.
 */
final class RouteRun implements ChatCall {

    private static final ChatError STOPPED = ChatError.of(ErrorKind.CANCELLED, "The call was stopped.", "", "");

    private final RouteEngine engine;
    private final Route route;
    private final ChatRequest request;
    private final RunEvents events;
    private final List<ModelAddress> way;
    private final Bill bill = new Bill();
    private final Cancellation cancellation = new Cancellation();
    private final Features features;
    private final long startedNanos;
    private boolean simulated;

    RouteRun(RouteEngine engine, Route route, ChatRequest request, RunEvents events, List<ModelAddress> way) {
        this.engine = engine;
        this.route = route;
        this.request = request;
        this.events = events;
        this.way = List.copyOf(way);
        this.features = new Features(request, engine.tokenCounter());
        this.startedNanos = engine.now();
    }

    void start(boolean isSimulated) {
        simulated = isSimulated;
        events.emit(new ChatEvent.Opened(events.origin(), startedNanos, route.address(), request, isSimulated));
        try {
            engine.executor().execute(() -> enter(route.entry(), events.origin(), null, this::finish));
        } catch (RejectedExecutionException e) {
            finish(Ending.failed(ErrorKind.UNAVAILABLE, "The route was not started.", "The program is closing.", ""));
        }
    }

    @Override
    public void cancel() {
        cancellation.cancel();
    }

    /** Runs the step at a target, below a place, and tells how it ended. */
    private void enter(String target, Origin below, @Nullable String reason, Consumer<Ending> then) {
        Step step = route.step(target);
        if (step == null) {
            then.accept(Ending.failed(
                    ErrorKind.NOT_FOUND,
                    "The route \"" + route.name() + "\" has no step \"" + target + "\".",
                    "",
                    "Correct the route's file."));
            return;
        }
        Origin here = below.inStep(target);
        events.emit(new ChatEvent.StepEntered(here, events.now(), step.kind(), reason));
        Consumer<Ending> leave = ending -> {
            events.emit(new ChatEvent.StepLeft(here, events.now(), ending.error()));
            then.accept(ending);
        };
        if (cancellation.cancelled()) {
            leave.accept(Ending.failed(STOPPED));
        } else if (here.path().size() > RouteEngine.DEEPEST) {
            leave.accept(Ending.failed(
                    ErrorKind.INVALID_REQUEST,
                    "The route \"" + route.name() + "\" is nested more than " + RouteEngine.DEEPEST + " steps deep.",
                    "",
                    "Let its steps lead to each other more directly."));
        } else {
            step.match(new Runner(here)).accept(leave);
        }
    }

    private final class Runner implements Step.Cases<Consumer<Consumer<Ending>>> {

        private final Origin here;

        Runner(Origin here) {
            this.here = here;
        }

        @Override
        public Consumer<Consumer<Ending>> call(Step.Call step) {
            return then -> ask(step.model(), step.overrides(), here, then);
        }

        @Override
        public Consumer<Consumer<Ending>> choose(Step.Choose step) {
            return then -> {
                Decision decision;
                try {
                    decision = Decision.of(step, features);
                } catch (RuntimeException e) {
                    then.accept(Ending.failed(
                            ErrorKind.UNAVAILABLE,
                            "The route could not decide at \""
                                    + here.path().get(here.path().size() - 1) + "\".",
                            "Counting the input failed: " + e.getMessage() + ".",
                            ""));
                    return;
                }
                enter(decision.target(), here, decision.reason(), then);
            };
        }

        @Override
        public Consumer<Consumer<Ending>> fallback(Step.Fallback step) {
            return then -> attempt(step, 0, null, then);
        }

        @Override
        public Consumer<Consumer<Ending>> use(Step.Use step) {
            return Route.isRoute(step.target())
                    ? then -> ask(ModelAddress.parse(step.target()), Parameters.NONE, here, then)
                    : then -> enter(step.target(), here, null, then);
        }

        private void attempt(Step.Fallback step, int index, @Nullable String reason, Consumer<Ending> then) {
            enter(step.steps().get(index), here, reason, ending -> {
                ChatError error = ending.error();
                boolean more = index + 1 < step.steps().size();
                if (error == null
                        || ending.shown()
                        || !more
                        || cancellation.cancelled()
                        || !step.on().contains(error.kind())) {
                    then.accept(ending);
                } else {
                    String why = step.steps().get(index) + " failed with "
                            + error.kind().id() + ": " + error.what();
                    attempt(step, index + 1, why, then);
                }
            });
        }
    }

    private void ask(ModelAddress address, Parameters overrides, Origin here, Consumer<Ending> then) {
        if (way.contains(address)) {
            String chain = way.stream().map(ModelAddress::toString).collect(Collectors.joining(" → "));
            then.accept(Ending.failed(
                    ErrorKind.INVALID_REQUEST,
                    "Routes lead back to themselves: " + chain + " → " + address + ".",
                    "",
                    "Let one of them lead elsewhere."));
            return;
        }
        ChatModel model;
        try {
            model = engine.find(address);
        } catch (IllegalArgumentException e) {
            then.accept(missing(address, e.getMessage() == null ? "" : e.getMessage()));
            return;
        }
        Duration elapsed = Duration.ofNanos(engine.now() - startedNanos);
        Duration left = request.timeout() == null ? null : request.timeout().minus(elapsed);
        if (model == null) {
            then.accept(missing(address, ""));
        } else if (left != null && (left.isNegative() || left.isZero())) {
            then.accept(Ending.failed(
                    ErrorKind.TIMEOUT,
                    "The time limit of the call was used up before " + address + " could be asked.",
                    "",
                    "Allow more time, or let the route give up earlier steps sooner."));
        } else {
            ChatRequest asked = request.withParameters(request.parameters().overriddenBy(overrides))
                    .withTimeout(left);
            begin(model, asked, new Leaf(events, bill, here.child(), startedNanos, then));
        }
    }

    private void begin(ChatModel model, ChatRequest asked, Leaf leaf) {
        try {
            ChatCall call = model instanceof RouteModel inner
                    ? inner.start(asked, leaf.origin(), leaf, way)
                    : model.start(asked, leaf.origin(), leaf);
            cancellation.running(call);
        } catch (RuntimeException e) {
            leaf.refused(ChatError.of(
                    ErrorKind.UNAVAILABLE,
                    model.address() + " could not be asked.",
                    "It failed to start: " + e + ".",
                    ""));
        }
    }

    private void finish(Ending ending) {
        long now = events.now();
        Answer answer = answer(ending, now);
        ChatError error = ending.error();
        if (error != null && cancellation.cancelled()) {
            error = STOPPED;
        }
        events.emit(
                error == null
                        ? new ChatEvent.Completed(events.origin(), now, answer)
                        : new ChatEvent.Failed(events.origin(), now, error, answer));
    }

    /** The accepted leaf's answer, with the bill of all leaves and the times of the whole. */
    private Answer answer(Ending ending, long now) {
        Duration total = Duration.ofNanos(Math.max(0, now - startedNanos));
        Cost summed = bill.cost();
        Cost cost = summed != null ? summed : simulated ? Cost.SIMULATED : Cost.UNKNOWN;
        Answer leaf = ending.answer();
        if (leaf == null) {
            Message nothing = new Message(Role.ASSISTANT, List.of());
            Timing timing = new Timing(null, null, total);
            return new Answer(nothing, null, null, bill.usage(), cost, timing, null, null, bill.attempts());
        }
        Duration first = leaf.timing().timeToFirstToken();
        Duration reasoning = leaf.timing().reasoning();
        Timing timing = new Timing(
                first == null ? null : first.plus(ending.startedAfter()),
                reasoning == null ? null : reasoning.plus(ending.startedAfter()),
                total);
        return new Answer(
                leaf.message(),
                leaf.finishReason(),
                leaf.rawFinishReason(),
                bill.usage(),
                cost,
                timing,
                leaf.requestId(),
                leaf.servedModel(),
                bill.attempts());
    }

    private static Ending missing(ModelAddress address, String why) {
        return Ending.failed(
                ErrorKind.NOT_FOUND,
                "The route calls " + address + ", which this workspace does not have.",
                why,
                "Add its connection, or change the route.");
    }
}
