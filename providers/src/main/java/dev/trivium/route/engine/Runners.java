package dev.trivium.route.engine;

import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Parameters;
import dev.trivium.route.Balance;
import dev.trivium.route.Breaker;
import dev.trivium.route.Cache;
import dev.trivium.route.Hedge;
import dev.trivium.route.Limit;
import dev.trivium.route.Parallel;
import dev.trivium.route.Prepare;
import dev.trivium.route.Retry;
import dev.trivium.route.Route;
import dev.trivium.route.Sequence;
import dev.trivium.route.Step;
import java.util.function.Consumer;

/** What runs each kind of step. Each tells exactly once how it ended. */
record Runners(RouteRun run, Place here, Consumer<Ending> then) implements Step.Cases<Runnable> {

    @Override
    public Runnable call(Step.Call step) {
        return () -> new CallRunner(run, here, then).call(step);
    }

    @Override
    public Runnable choose(Step.Choose step) {
        return () -> new ChooseRunner(run, step, here, then).begin();
    }

    @Override
    public Runnable fallback(Step.Fallback step) {
        return () -> new FallbackRunner(run, step, here, then).attempt(0, null);
    }

    @Override
    public Runnable use(Step.Use step) {
        return Route.isRoute(step.target())
                ? () -> new CallRunner(run, here, then).ask(ModelAddress.parse(step.target()), Parameters.NONE)
                : () -> run.enter(step.target(), here, null, then);
    }

    @Override
    public Runnable balance(Balance step) {
        return () -> {
            Decision decision = new Balancer(run, step, here).decide();
            run.enter(decision.target(), here, decision.reason(), then);
        };
    }

    @Override
    public Runnable sequence(Sequence step) {
        return () -> new SequenceRunner(run, step, here, then).step(0, here.answers());
    }

    @Override
    public Runnable parallel(Parallel step) {
        return () -> new ParallelRunner(run, step, here, then).begin();
    }

    @Override
    public Runnable hedge(Hedge step) {
        return () -> new HedgeRunner(run, step, here, then).begin();
    }

    @Override
    public Runnable prepare(Prepare step) {
        return () -> new PrepareRunner(run, step, here, then).begin();
    }

    @Override
    public Runnable cache(Cache step) {
        return () -> new CacheRunner(run, step, here, then).begin();
    }

    @Override
    public Runnable retry(Retry step) {
        return () -> new RetryRunner(run, step, here, then).attempt(1);
    }

    @Override
    public Runnable limit(Limit step) {
        return () -> new LimitRunner(run, step, here, then).begin();
    }

    @Override
    public Runnable breaker(Breaker step) {
        return () -> new BreakerRunner(run, step, here, then).begin();
    }
}
