package dev.trivium.route.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.Answer;
import dev.trivium.chat.ChatCall;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.Message;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import dev.trivium.chat.Parameters;
import dev.trivium.route.Route;
import dev.trivium.yaml.ProblemException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RouteEngineTest {

    private static final ScriptedModel.End ANSWERS = new ScriptedModel.End.Answers();
    private static final ScriptedModel.End HANGS = new ScriptedModel.End.Hangs();
    private static final String FALLBACK =
            "entry: f\nsteps:\n  f:\n    fallback: [a, b]\n  a: {call: m/a}\n  b: {call: m/b}\n";

    private final AtomicLong clock = new AtomicLong();
    private final Map<ModelAddress, ChatModel> models = new HashMap<>();
    private final List<ChatEvent> events = new ArrayList<>();
    private ToLongFunction<ChatRequest> tokens = request -> 5120;
    private final RouteEngine engine =
            new RouteEngine(models::get, request -> tokens.applyAsLong(request), clock::get, Runnable::run);

    @Test
    void tellsTheWayInOrderAndEndsOnce() throws Exception {
        model("m/small", ANSWERS, "s");
        model("m/big", ANSWERS, "Hello ", "you");
        run(
                "entry: size\nsteps:\n  size:\n    choose:\n      - when: input.tokens > 4000\n        then: {call: m/big}\n"
                        + "    otherwise: {call: m/small}\n");
        assertThat(log())
                .containsExactly(
                        "opened route/r []",
                        "entered choose [size]",
                        "entered call [size, size.1] input.tokens 5,120 > 4,000",
                        "opened m/big [size, size.1]",
                        "text Hello ",
                        "text you",
                        "completed [size, size.1]",
                        "left [size, size.1]",
                        "left [size]",
                        "completed []");
        assertThat(answer().text()).isEqualTo("Hello you");
        assertThat(answer().cost().usd()).isEqualByComparingTo("0.02");
        assertThat(answer().timing().timeToFirstToken()).isEqualTo(Duration.ofMillis(2));
        assertThat(answer().timing().total()).isEqualTo(Duration.ofMillis(5));
    }

    @Test
    void everyCallHangsUnderTheRouteAndItsTextIsOutput() throws Exception {
        model("m/a", ANSWERS, "x");
        Origin root = run("entry: a\nsteps:\n  a: {call: m/a}\n");
        ChatEvent.Opened leaf = (ChatEvent.Opened) events.get(2);
        assertThat(leaf.origin().parentId()).isEqualTo(root.callId());
        assertThat(leaf.origin().callId()).isNotEqualTo(root.callId());
        assertThat(events).noneMatch(event -> event.origin().held());
    }

    @ParameterizedTest
    @CsvSource({"399, fast", "400, fast", "401, slow"})
    void choosesByTheCountOfTokens(long count, String expected) throws Exception {
        tokens = request -> count;
        model("m/fast", ANSWERS, "fast");
        model("m/slow", ANSWERS, "slow");
        run("entry: c\nsteps:\n  c:\n    choose:\n      - {when: input.tokens > 400, then: {call: m/slow}}\n"
                + "    otherwise: {call: m/fast}\n");
        assertThat(answer().text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorKind.class,
            names = {"RATE_LIMIT", "OVERLOADED", "SERVER", "TIMEOUT", "NETWORK", "TRUNCATED", "UNAVAILABLE"})
    void fallsBackWhereNothingHasBeenShown(ErrorKind kind) throws Exception {
        model("m/a", new ScriptedModel.End.Fails(kind));
        model("m/b", ANSWERS, "second");
        run(FALLBACK);
        assertThat(answer().text()).isEqualTo("second");
        assertThat(answer().attempts()).isEqualTo(2);
        assertThat(answer().cost().usd()).isEqualByComparingTo("0.01");
        assertThat(log())
                .contains(
                        "left [f, a] " + kind.id(),
                        "entered call [f, b] a failed with " + kind.id() + ": It failed.",
                        "left [f]");
    }

    @Test
    void doesNotFallBackOnceOutputHasBeenShown() throws Exception {
        model("m/a", new ScriptedModel.End.Fails(ErrorKind.TRUNCATED), "Half an ");
        ScriptedModel second = model("m/b", ANSWERS, "second");
        run(FALLBACK);
        assertThat(failure().error().kind()).isEqualTo(ErrorKind.TRUNCATED);
        assertThat(failure().partial().text()).isEqualTo("Half an ");
        assertThat(failure().partial().cost().usd()).isEqualByComparingTo("0.01");
        assertThat(second.asked).isEmpty();
    }

    @Test
    void doesNotFallBackOnAKindThatIsNotNamed() throws Exception {
        model("m/a", new ScriptedModel.End.Fails(ErrorKind.SERVER));
        ScriptedModel second = model("m/b", ANSWERS, "second");
        run(FALLBACK.replace("[a, b]", "[a, b]\n    on: rate_limit"));
        assertThat(failure().error().kind()).isEqualTo(ErrorKind.SERVER);
        assertThat(second.asked).isEmpty();
    }

    @Test
    void failsWithTheLastFailureWhereAllFail() throws Exception {
        model("m/a", new ScriptedModel.End.Fails(ErrorKind.RATE_LIMIT));
        model("m/b", new ScriptedModel.End.Fails(ErrorKind.SERVER));
        run(FALLBACK);
        assertThat(failure().error().kind()).isEqualTo(ErrorKind.SERVER);
        assertThat(failure().partial().attempts()).isEqualTo(2);
        assertThat(failure().partial().isEmpty()).isTrue();
    }

    @Test
    void cancellingStopsTheRunningLeafAndTriesNothingElse() throws Exception {
        ScriptedModel first = model("m/a", HANGS, "Half ");
        ScriptedModel second = model("m/b", ANSWERS, "second");
        ChatCall call = engine.model(parse("r", FALLBACK)).start(request(), Origin.root(), events::add);
        assertThat(events).noneMatch(ChatEvent::terminal);
        call.cancel();
        call.cancel();
        assertThat(first.cancelled).isPositive();
        assertThat(second.asked).isEmpty();
        assertThat(failure().error().kind()).isEqualTo(ErrorKind.CANCELLED);
        assertThat(failure().partial().text()).isEqualTo("Half ");
    }

    @Test
    void cancellingBetweenTwoStepsTriesNothingElse() throws Exception {
        ScriptedModel first = model("m/a", new ScriptedModel.End.Fails(ErrorKind.SERVER));
        ScriptedModel second = model("m/b", ANSWERS, "second");
        List<Runnable> queued = new ArrayList<>();
        RouteEngine later = new RouteEngine(models::get, r -> 1, clock::get, queued::add);
        ChatCall call = later.model(parse("r", FALLBACK)).start(request(), Origin.root(), events::add);
        first.beforeEnd = call::cancel;
        queued.get(0).run();
        assertThat(failure().error().kind()).isEqualTo(ErrorKind.CANCELLED);
        assertThat(second.asked).isEmpty();
    }

    @Test
    void cancellingBeforeItDecidesAsksNoModel() throws Exception {
        ScriptedModel first = model("m/a", ANSWERS, "x");
        List<Runnable> queued = new ArrayList<>();
        RouteEngine later = new RouteEngine(models::get, r -> 1, clock::get, queued::add);
        later.model(parse("r", FALLBACK))
                .start(request(), Origin.root(), events::add)
                .cancel();
        queued.get(0).run();
        assertThat(failure().error().kind()).isEqualTo(ErrorKind.CANCELLED);
        assertThat(first.asked).isEmpty();
    }

    @Test
    void aMissingModelIsNamed() throws Exception {
        run("entry: a\nsteps:\n  a: {call: m/gone}\n");
        assertThat(failure().error().kind()).isEqualTo(ErrorKind.NOT_FOUND);
        assertThat(failure().error().message()).contains("m/gone");
    }

    @Test
    void aLookupThatRefusesIsAFailureWithItsWords() throws Exception {
        RouteEngine refusing = new RouteEngine(
                address -> {
                    throw new IllegalArgumentException("Did you mean m/b?");
                },
                r -> 1,
                clock::get,
                Runnable::run);
        refusing.model(parse("r", FALLBACK)).start(request(), Origin.root(), events::add);
        assertThat(failure().error().message()).contains("Did you mean m/b?");
    }

    @Test
    void aModelThatThrowsAndACounterThatThrowsAreFailures() throws Exception {
        model("m/a", new ScriptedModel.End.Throws());
        run("entry: a\nsteps:\n  a: {call: m/a}\n");
        assertThat(failure().error().kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        tokens = request -> {
            throw new IllegalStateException("no vocabulary");
        };
        run("entry: c\nsteps:\n  c:\n    choose:\n      - {when: input.tokens > 1, then: {call: m/a}}\n"
                + "    otherwise: {call: m/a}\n");
        assertThat(failure().error().message()).contains("no vocabulary");
    }

    @Test
    void anExecutorThatIsClosedIsAFailure() throws Exception {
        RouteEngine closed = new RouteEngine(models::get, r -> 1, clock::get, work -> {
            throw new RejectedExecutionException();
        });
        closed.model(parse("r", FALLBACK)).start(request(), Origin.root(), events::add);
        assertThat(failure().error().kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    }

    @Test
    void overridesParametersAndSharesOneTimeLimit() throws Exception {
        ScriptedModel first = model("m/a", new ScriptedModel.End.Fails(ErrorKind.SERVER));
        ScriptedModel second = model("m/b", ANSWERS, "x");
        first.beforeEnd = () -> clock.addAndGet(400_000_000);
        Route route = parse("r", FALLBACK.replace("{call: m/b}", "{call: m/b, temperature: 0, max_tokens: 7}"));
        ChatRequest request = request()
                .withParameters(Parameters.NONE.withTemperature(1.0).withTopP(0.5))
                .withTimeout(Duration.ofSeconds(1));
        engine.model(route).start(request, Origin.root(), events::add);
        ChatRequest asked = second.asked.get(0);
        assertThat(asked.parameters())
                .isEqualTo(Parameters.NONE.withTemperature(0.0).withTopP(0.5).withMaxTokens(7));
        assertThat(asked.timeout()).isBetween(Duration.ofMillis(590), Duration.ofMillis(600));
    }

    @Test
    void aFallbackStartsNothingAfterTheTimeLimit() throws Exception {
        ScriptedModel first = model("m/a", new ScriptedModel.End.Fails(ErrorKind.SERVER));
        ScriptedModel second = model("m/b", ANSWERS, "x");
        first.beforeEnd = () -> clock.addAndGet(2_000_000_000);
        engine.model(parse("r", FALLBACK))
                .start(request().withTimeout(Duration.ofSeconds(1)), Origin.root(), events::add);
        assertThat(failure().error().kind()).isEqualTo(ErrorKind.TIMEOUT);
        assertThat(second.asked).isEmpty();
    }

    @Test
    void routesNestAndTheBillIsTheSumOfTheLeavesCountedOnce() throws Exception {
        model("m/a", new ScriptedModel.End.Fails(ErrorKind.SERVER));
        model("m/b", ANSWERS, "one", "two");
        route("r5", FALLBACK);
        for (int i = 4; i >= 1; i--) {
            route("r" + i, "entry: u\nsteps:\n  u: {use: route/r" + (i + 1) + "}\n");
        }
        run("entry: route/r1\nsteps:\n  unused: {call: m/b}\n");
        assertThat(answer().text()).isEqualTo("onetwo");
        assertThat(answer().usage().outputTokens()).isEqualTo(2);
        assertThat(answer().cost().usd()).isEqualByComparingTo(new BigDecimal("0.02"));
        assertThat(answer().attempts()).isEqualTo(2);
        assertThat(log()).contains("opened m/b [route/r1, u, u, u, u, f, b]");
        assertThat(events.stream().filter(ChatEvent::terminal)).hasSize(8);
        assertThat(events.get(events.size() - 1).origin().path()).isEmpty();
    }

    @Test
    void routesThatLeadBackToThemselvesAreRefused() throws Exception {
        route("r", "entry: u\nsteps:\n  u: {use: route/s}\n");
        route("s", "entry: u\nsteps:\n  u: {use: route/r}\n");
        models.get(ModelAddress.route("r")).start(request(), Origin.root(), events::add);
        assertThat(failure().error().message()).contains("route/r → route/s → route/r");
    }

    @Test
    void stepsMoreThanFiftyDeepAreRefused() throws Exception {
        StringBuilder yaml = new StringBuilder("entry: s0\nsteps:\n");
        for (int i = 0; i < 60; i++) {
            yaml.append("  s").append(i).append(": {use: s").append(i + 1).append("}\n");
        }
        run(yaml + "  s60: {call: m/a}\n");
        assertThat(failure().error().message()).contains("50 steps deep");
    }

    @Test
    void oneSimulatedModelMakesTheRouteSimulated() throws Exception {
        model("m/a", ANSWERS);
        Route route = parse("r", FALLBACK);
        assertThat(engine.model(route).simulated()).isFalse();
        model("m/b", ANSWERS).simulated = true;
        assertThat(engine.model(route).simulated()).isTrue();
    }

    private ScriptedModel model(String address, ScriptedModel.End end, String... pieces) {
        ScriptedModel model = new ScriptedModel(address, clock, end, pieces);
        models.put(model.address(), model);
        return model;
    }

    private void route(String name, String yaml) throws ProblemException {
        models.put(ModelAddress.route(name), engine.model(parse(name, yaml)));
    }

    private static Route parse(String name, String yaml) throws ProblemException {
        return Route.parse(name + ".route.yaml", name, yaml);
    }

    private Origin run(String yaml) throws ProblemException {
        events.clear();
        Origin root = Origin.root();
        engine.model(parse("r", yaml)).start(request(), root, events::add);
        return root;
    }

    private static ChatRequest request() {
        return ChatRequest.of(Message.user("hello"));
    }

    private Answer answer() {
        return ((ChatEvent.Completed) events.get(events.size() - 1)).answer();
    }

    private ChatEvent.Failed failure() {
        return (ChatEvent.Failed) events.get(events.size() - 1);
    }

    private List<String> log() {
        return events.stream().map(RouteEngineTest::line).collect(Collectors.toList());
    }

    private static String line(ChatEvent event) {
        List<String> path = event.origin().path();
        if (event instanceof ChatEvent.Opened opened) {
            return "opened " + opened.model() + " " + path;
        } else if (event instanceof ChatEvent.StepEntered entered) {
            return "entered " + entered.kind() + " " + path + (entered.reason() == null ? "" : " " + entered.reason());
        } else if (event instanceof ChatEvent.StepLeft left) {
            return "left " + path
                    + (left.error() == null ? "" : " " + left.error().kind().id());
        } else if (event instanceof ChatEvent.Text text) {
            return "text " + text.text();
        } else if (event instanceof ChatEvent.Failed failed) {
            return "failed " + path + " " + failed.error().kind().id();
        }
        return "completed " + path;
    }
}
