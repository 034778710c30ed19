package dev.trivium.app.routes.edit;

import dev.trivium.app.routes.drawing.Slot;
import dev.trivium.app.routes.drawing.Slot.Role;
import dev.trivium.route.Balance;
import dev.trivium.route.Breaker;
import dev.trivium.route.Cache;
import dev.trivium.route.Check;
import dev.trivium.route.Hedge;
import dev.trivium.route.Limit;
import dev.trivium.route.Parallel;
import dev.trivium.route.Prepare;
import dev.trivium.route.Retry;
import dev.trivium.route.Sequence;
import dev.trivium.route.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The places of each kind of step, and the step with other targets in them. */
final class Places implements Step.Cases<Step> {

    private final String name;
    private final BiFunction<Slot, String, String> to;

    private Places(String name, BiFunction<Slot, String, String> to) {
        this.name = name;
        this.to = to;
    }

    /** The places of a step, in the order of the file. */
    static Map<Slot, String> of(String name, Step step) {
        Map<Slot, String> places = new LinkedHashMap<>();
        map(name, step, (slot, target) -> {
            places.put(slot, target);
            return target;
        });
        return places;
    }

    /** The step with the targets that the function gives for each place and its present target. */
    static Step map(String name, Step step, BiFunction<Slot, String, String> to) {
        return step.match(new Places(name, to));
    }

    private String at(Role role, int index, String target) {
        return to.apply(new Slot(name, role, index), target);
    }

    private List<String> items(List<String> targets) {
        List<String> mapped = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            mapped.add(at(Role.ITEM, i, targets.get(i)));
        }
        return mapped;
    }

    private @Nullable Check check(@Nullable Check check) {
        Check.Score score = check == null ? null : check.score();
        if (check == null || score == null) {
            return check;
        }
        String judge = at(Role.JUDGE, 0, score.judge());
        return withScore(check, new Check.Score(judge, score.atLeast(), score.criterion()));
    }

    static Check withScore(Check check, Check.@Nullable Score score) {
        return new Check(
                check.contains(),
                check.matches(),
                check.json(),
                check.schema(),
                check.minCharacters(),
                check.maxCharacters(),
                check.finish(),
                score);
    }

    @Override
    public Step call(Step.Call step) {
        return step;
    }

    @Override
    public Step choose(Step.Choose step) {
        List<Step.When> whens = new ArrayList<>();
        for (int i = 0; i < step.whens().size(); i++) {
            Step.When when = step.whens().get(i);
            whens.add(new Step.When(when.condition(), at(Role.THEN, i, when.then())));
        }
        return new Step.Choose(whens, at(Role.OTHERWISE, 0, step.otherwise()));
    }

    @Override
    public Step fallback(Step.Fallback step) {
        return new Step.Fallback(items(step.steps()), step.on(), step.onEmpty(), check(step.check()), step.timeout());
    }

    @Override
    public Step use(Step.Use step) {
        return new Step.Use(at(Role.INNER, 0, step.target()));
    }

    @Override
    public Step balance(Balance step) {
        List<Balance.Share> shares = new ArrayList<>();
        for (int i = 0; i < step.shares().size(); i++) {
            Balance.Share share = step.shares().get(i);
            shares.add(new Balance.Share(at(Role.ITEM, i, share.target()), share.weight()));
        }
        return new Balance(shares, step.by(), step.explore(), step.sticky());
    }

    @Override
    public Step sequence(Sequence step) {
        return new Sequence(items(step.steps()));
    }

    @Override
    public Step parallel(Parallel step) {
        String by = step.by() == null ? null : at(Role.BY, 0, step.by());
        return new Parallel(items(step.steps()), step.aggregate(), by, check(step.check()));
    }

    @Override
    public Step hedge(Hedge step) {
        return new Hedge(at(Role.ITEM, 0, step.first()), at(Role.ITEM, 1, step.second()), step.delay());
    }

    @Override
    public Step prepare(Prepare step) {
        return new Prepare(
                at(Role.INNER, 0, step.step()), step.normalise(), step.redact(), step.inputTokens(), step.roles());
    }

    @Override
    public Step cache(Cache step) {
        return new Cache(at(Role.INNER, 0, step.step()), step.age(), step.entries());
    }

    @Override
    public Step retry(Retry step) {
        return new Retry(at(Role.INNER, 0, step.step()), step.attempts(), step.base(), step.cap(), step.on());
    }

    @Override
    public Step limit(Limit step) {
        return new Limit(at(Role.INNER, 0, step.step()), step.time(), step.usdPerDay(), step.calls(), step.per());
    }

    @Override
    public Step breaker(Breaker step) {
        return new Breaker(at(Role.INNER, 0, step.step()), step.failures(), step.window(), step.open());
    }
}
