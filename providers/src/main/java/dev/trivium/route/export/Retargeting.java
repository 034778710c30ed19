package dev.trivium.route.export;

import dev.trivium.route.Balance;
import dev.trivium.route.Breaker;
import dev.trivium.route.Cache;
import dev.trivium.route.Check;
import dev.trivium.route.Hedge;
import dev.trivium.route.Limit;
import dev.trivium.route.Parallel;
import dev.trivium.route.Prepare;
import dev.trivium.route.Retry;
import dev.trivium.route.Route;
import dev.trivium.route.Sequence;
import dev.trivium.route.Step;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The same steps with other targets: names and addresses of routes are replaced. */
record Retargeting(UnaryOperator<String> routes, UnaryOperator<String> names) implements Step.Cases<Step> {

    private String to(String target) {
        return Route.isRoute(target) ? routes.apply(target) : names.apply(target);
    }

    private List<String> to(List<String> targets) {
        return targets.stream().map(this::to).toList();
    }

    private @Nullable Check to(@Nullable Check check) {
        Check.Score score = check == null ? null : check.score();
        if (check == null || score == null) {
            return check;
        }
        return new Check(
                check.contains(),
                check.matches(),
                check.json(),
                check.schema(),
                check.minCharacters(),
                check.maxCharacters(),
                check.finish(),
                new Check.Score(to(score.judge()), score.atLeast(), score.criterion()));
    }

    @Override
    public Step call(Step.Call step) {
        return step;
    }

    @Override
    public Step choose(Step.Choose step) {
        return new Step.Choose(
                step.whens().stream()
                        .map(when -> new Step.When(when.condition(), to(when.then())))
                        .toList(),
                to(step.otherwise()));
    }

    @Override
    public Step fallback(Step.Fallback step) {
        return new Step.Fallback(to(step.steps()), step.on(), step.onEmpty(), to(step.check()), step.timeout());
    }

    @Override
    public Step use(Step.Use step) {
        return new Step.Use(to(step.target()));
    }

    @Override
    public Step balance(Balance step) {
        return new Balance(
                step.shares().stream()
                        .map(share -> new Balance.Share(to(share.target()), share.weight()))
                        .toList(),
                step.by(),
                step.explore(),
                step.sticky());
    }

    @Override
    public Step sequence(Sequence step) {
        return new Sequence(to(step.steps()));
    }

    @Override
    public Step parallel(Parallel step) {
        String by = step.by();
        return new Parallel(to(step.steps()), step.aggregate(), by == null ? null : to(by), to(step.check()));
    }

    @Override
    public Step hedge(Hedge step) {
        return new Hedge(to(step.first()), to(step.second()), step.delay());
    }

    @Override
    public Step prepare(Prepare step) {
        return new Prepare(to(step.step()), step.normalise(), step.redact(), step.inputTokens(), step.roles());
    }

    @Override
    public Step cache(Cache step) {
        return new Cache(to(step.step()), step.age(), step.entries());
    }

    @Override
    public Step retry(Retry step) {
        return new Retry(to(step.step()), step.attempts(), step.base(), step.cap(), step.on());
    }

    @Override
    public Step limit(Limit step) {
        return new Limit(to(step.step()), step.time(), step.usdPerDay(), step.calls(), step.per());
    }

    @Override
    public Step breaker(Breaker step) {
        return new Breaker(to(step.step()), step.failures(), step.window(), step.open());
    }
}
