package dev.trivium.route;

import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.Parameters;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Steps as plain values, in the order of keys that a person would choose. What is as usual is left out. */
final class StepYaml implements Step.Cases<Map<String, Object>> {

    private final Map<String, Step> steps;

    /** @param steps of the route, so that those written in place are found */
    StepYaml(Map<String, Step> steps) {
        this.steps = steps;
    }

    /** A name, or the step itself where it is written in place. */
    private Object target(String target) {
        Step step = Route.isRoute(target) || target.indexOf('.') < 0 ? null : steps.get(target);
        return step == null ? target : step.match(this);
    }

    private List<Object> targets(List<String> targets) {
        return targets.stream().map(this::target).toList();
    }

    @Override
    public Map<String, Object> call(Step.Call step) {
        Map<String, Object> map = of("call", step.model().toString());
        Parameters overrides = step.overrides();
        put(map, "temperature", overrides.temperature());
        put(map, "top_p", overrides.topP());
        put(map, "max_tokens", overrides.maxTokens());
        put(map, "stop", overrides.stop().isEmpty() ? null : overrides.stop());
        put(map, "seed", overrides.seed());
        put(map, "reasoning_effort", overrides.reasoningEffort());
        put(map, "reasoning_budget", overrides.reasoningBudget());
        put(map, "system", step.system());
        put(map, "template", step.template());
        return map;
    }

    @Override
    public Map<String, Object> choose(Step.Choose step) {
        List<Object> whens = new ArrayList<>();
        for (Step.When when : step.whens()) {
            Map<String, Object> item = of("when", when.condition().text());
            item.put("then", target(when.then()));
            whens.add(item);
        }
        Map<String, Object> map = of("choose", whens);
        map.put("otherwise", target(step.otherwise()));
        return map;
    }

    @Override
    public Map<String, Object> fallback(Step.Fallback step) {
        Map<String, Object> map = of("fallback", targets(step.steps()));
        if (!step.on().equals(Step.Fallback.USUAL) || !step.onEmpty()) {
            List<String> on = new ArrayList<>(ids(step.on(), ErrorKind::id));
            if (step.onEmpty()) {
                on.add(StepReader.EMPTY);
            }
            map.put("on", on);
        }
        put(map, "check", check(step.check()));
        put(map, "timeout", text(step.timeout()));
        return map;
    }

    @Override
    public Map<String, Object> use(Step.Use step) {
        return of("use", step.target());
    }

    @Override
    public Map<String, Object> balance(Balance step) {
        List<Object> shares = new ArrayList<>();
        for (Balance.Share share : step.shares()) {
            if (share.weight().compareTo(BigDecimal.ONE) == 0) {
                shares.add(target(share.target()));
            } else {
                Map<String, Object> item = of("step", target(share.target()));
                item.put("weight", share.weight());
                shares.add(item);
            }
        }
        Map<String, Object> map = of("balance", shares);
        put(map, "by", step.by() == Balance.By.WEIGHTED ? null : step.by().id());
        boolean usual = step.by() != Balance.By.LEAST_LATENCY || step.explore() == Balance.USUAL_EXPLORE;
        put(map, "explore", usual ? null : step.explore());
        put(map, "sticky", step.sticky());
        return map;
    }

    @Override
    public Map<String, Object> sequence(Sequence step) {
        return of("sequence", targets(step.steps()));
    }

    @Override
    public Map<String, Object> parallel(Parallel step) {
        Map<String, Object> map = of("parallel", targets(step.steps()));
        map.put("aggregate", step.aggregate().id());
        put(map, "by", step.by() == null ? null : target(step.by()));
        put(map, "check", check(step.check()));
        return map;
    }

    @Override
    public Map<String, Object> hedge(Hedge step) {
        Map<String, Object> map = of("hedge", targets(List.of(step.first(), step.second())));
        map.put("delay", step.delay() == null ? "p95" : Durations.text(step.delay()));
        return map;
    }

    @Override
    public Map<String, Object> prepare(Prepare step) {
        Map<String, Object> map = of("prepare", target(step.step()));
        put(map, "normalise", step.normalise() ? true : null);
        put(map, "redact", step.redact().isEmpty() ? null : ids(step.redact(), Prepare.Personal::id));
        put(map, "input_tokens", step.inputTokens());
        Map<String, Object> roles = new LinkedHashMap<>();
        step.roles().forEach((from, to) -> roles.put(lower(from), lower(to)));
        put(map, "roles", roles.isEmpty() ? null : roles);
        return map;
    }

    @Override
    public Map<String, Object> cache(Cache step) {
        Map<String, Object> map = of("cache", target(step.step()));
        map.put("age", Durations.text(step.age()));
        map.put("entries", step.entries());
        return map;
    }

    @Override
    public Map<String, Object> retry(Retry step) {
        Map<String, Object> map = of("retry", target(step.step()));
        map.put("attempts", step.attempts());
        map.put("base", Durations.text(step.base()));
        map.put("cap", Durations.text(step.cap()));
        put(map, "on", step.on().isEmpty() ? null : ids(step.on(), ErrorKind::id));
        return map;
    }

    @Override
    public Map<String, Object> limit(Limit step) {
        Map<String, Object> map = of("limit", target(step.step()));
        put(map, "time", text(step.time()));
        put(map, "usd_per_day", step.usdPerDay());
        put(map, "calls", step.calls());
        put(map, "per", text(step.per()));
        return map;
    }

    @Override
    public Map<String, Object> breaker(Breaker step) {
        Map<String, Object> map = of("breaker", target(step.step()));
        map.put("failures", step.failures());
        map.put("window", Durations.text(step.window()));
        map.put("open", Durations.text(step.open()));
        return map;
    }

    private @Nullable Map<String, Object> check(@Nullable Check check) {
        if (check == null) {
            return null;
        }
        Map<String, Object> map = new LinkedHashMap<>();
        put(map, "contains", check.contains().isEmpty() ? null : check.contains());
        put(map, "matches", check.matches() == null ? null : check.matches().text());
        put(map, "json", check.json() ? true : null);
        put(map, "schema", check.schema() == null ? null : JsonShape.plain(check.schema()));
        put(map, "min_characters", check.minCharacters());
        put(map, "max_characters", check.maxCharacters());
        put(map, "finish", check.finish().isEmpty() ? null : ids(check.finish(), reason -> reason.id()));
        Check.Score score = check.score();
        if (score != null) {
            Map<String, Object> judge = of("judge", target(score.judge()));
            judge.put("at_least", score.atLeast());
            put(judge, "criterion", score.criterion().isEmpty() ? null : score.criterion());
            map.put("score", judge);
        }
        return map;
    }

    private static Map<String, Object> of(String key, Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        return map;
    }

    private static void put(Map<String, Object> map, String key, @Nullable Object value) {
        if (value != null) {
            map.put(key, value);
        }
    }

    private static <T> List<String> ids(Set<T> values, Function<T, String> id) {
        return values.stream().map(id).toList();
    }

    private static @Nullable String text(@Nullable Duration span) {
        return span == null ? null : Durations.text(span);
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
