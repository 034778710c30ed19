package dev.trivium.route.export;

import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Parameters;
import dev.trivium.route.Balance;
import dev.trivium.route.Breaker;
import dev.trivium.route.Cache;
import dev.trivium.route.Condition;
import dev.trivium.route.Hedge;
import dev.trivium.route.Limit;
import dev.trivium.route.Parallel;
import dev.trivium.route.Prepare;
import dev.trivium.route.Retry;
import dev.trivium.route.Route;
import dev.trivium.route.Sequence;
import dev.trivium.route.Step;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Lays a route out as ways: from the entry through the choices to the first step that is none, each such step is one way. The
 * caller decides which way a request takes, since these gateways cannot see the prompt, and names it.
 */
final class Ways {

    private static final String LOST_CHOICE =
            "A choice behind a fallback or a balance cannot be named by the caller. Put the choice first; the export"
                    + " goes on with its last way.";
    private static final String OF_LOST_CHOICE = "It belongs to a choice that cannot be carried where it stands.";

    private final Route route;
    private final ExportContext context;
    private final Ledger ledger;
    private final WayWords words;
    private final Map<String, Way> ways = new LinkedHashMap<>();
    private final List<Way.Rule> rules = new ArrayList<>();

    private Ways(Route route, ExportContext context, Ledger ledger, WayWords words) {
        this.route = route;
        this.context = context;
        this.ledger = ledger;
        this.words = words;
    }

    /** The rules in order, each part noted; the last has no condition. */
    static List<Way.Rule> of(Route route, ExportContext context, Ledger ledger, WayWords words) {
        Ways ways = new Ways(route, context, ledger, words);
        ways.decide(route.entry(), null, List.of());
        return ways.rules;
    }

    /**
     * @param condition under which one comes here; null for always
     * @param around the steps that stand around the choices, the outermost first, and so belong to each way
     */
    private void decide(String name, @Nullable Condition condition, List<String> around) {
        Step step = step(name);
        if (step instanceof Step.Choose choose) {
            ledger.step(name, Fidelity.EXACT, "One way for each condition, and one for all other requests.");
            for (int i = 0; i < choose.whens().size(); i++) {
                Step.When when = choose.whens().get(i);
                ledger.condition(name, i, when.condition(), "The caller decides it.", leaf -> decided());
                Condition inner =
                        condition == null ? when.condition() : new Condition.All(List.of(condition, when.condition()));
                decide(when.then(), inner, around);
            }
            decide(choose.otherwise(), condition, around);
            return;
        }
        boolean passes = (step instanceof Step.Use use && !use.target().equals(name))
                || step instanceof Cache
                || step instanceof Retry
                || step instanceof Limit
                || step instanceof Breaker
                || step instanceof Prepare;
        if (passes && chooses(name)) {
            List<String> more = new ArrayList<>(around);
            more.add(name);
            decide(step.targets().get(0), condition, more);
            return;
        }
        rules.add(new Way.Rule(condition, way(name, around)));
    }

    private Way way(String name, List<String> around) {
        Set<ErrorKind> on = EnumSet.noneOf(ErrorKind.class);
        List<Way.Tier> tiers = tiers(name, on);
        for (int i = around.size() - 1; i >= 0; i--) {
            tiers = wrapped(around.get(i), step(around.get(i)), tiers);
        }
        Way way = new Way(name, tiers, on);
        return Objects.requireNonNull(ways.merge(name, way, (before, now) -> before));
    }

    private Ledger.Said decided() {
        String snippet = "way(request, metadata)";
        CallerKey key =
                new CallerKey(words.wayKey(), words.wayCarrier(), "the way to take", "the name of the way", snippet);
        return new Ledger.Said(
                Fidelity.NEEDS_CALLER,
                "The gateway does not see the prompt; the caller decides and sends the way as " + words.wayKey() + ".",
                List.of(key));
    }

    private boolean chooses(String name) {
        Step step = step(name);
        return step instanceof Step.Choose
                || (step.targets().size() == 1
                        && !step.targets().get(0).equals(name)
                        && chooses(step.targets().get(0)));
    }

    private Step step(String name) {
        Step step = route.steps().get(name);
        if (step == null) {
            throw new IllegalStateException("There is no step " + name + ".");
        }
        return step;
    }

    private List<Way.Tier> tiers(String name, Set<ErrorKind> on) {
        return step(name).match(new Tiers(name, on));
    }

    private void note(String step, String place, Ledger.Said said) {
        if (ledger.has(step, place)) {
            ledger.note(step, place, said.fidelity(), said.how(), said.keys());
        }
    }

    private void rest(String step, Ledger.Said said) {
        ledger.rest(step, said.fidelity(), said.how());
    }

    /** Notes a wrapper, and puts what can be carried of it around each model inside. */
    private List<Way.Tier> wrapped(String name, Step step, List<Way.Tier> tiers) {
        if (step instanceof Cache cache) {
            rest(name, words.cache());
            return each(tiers, leg -> leg.cached(cache));
        }
        if (step instanceof Breaker breaker) {
            rest(name, words.breaker());
            return each(tiers, leg -> leg.spared(breaker));
        }
        if (step instanceof Limit limit) {
            limit(name, limit);
            return each(tiers, leg -> leg.limited(limit).within(limit.time()));
        }
        if (step instanceof Retry retry) {
            return retry(name, retry, tiers);
        }
        if (step instanceof Prepare) {
            note(name, "redact", WayWords.impossible(Left.REDACT));
            rest(name, WayWords.impossible(Left.PREPARE));
        } else {
            ledger.step(name, Fidelity.EXACT, "The step is written in its place.");
        }
        return tiers;
    }

    private static List<Way.Tier> each(List<Way.Tier> tiers, UnaryOperator<Way.Leg> change) {
        return tiers.stream().map(tier -> tier.each(change)).toList();
    }

    private void limit(String name, Limit limit) {
        Duration time = limit.time();
        note(name, "time", words.time());
        note(name, "usd_per_day", words.usdPerDay());
        note(name, "calls", words.calls());
        note(name, "per", words.calls());
        List<Fidelity> bounds = new ArrayList<>();
        if (time != null) {
            bounds.add(words.time().fidelity());
        }
        if (limit.usdPerDay() != null) {
            bounds.add(words.usdPerDay().fidelity());
        }
        if (limit.calls() != null) {
            bounds.add(words.calls().fidelity());
        }
        boolean none = bounds.stream().allMatch(Fidelity.NOT_POSSIBLE::equals);
        boolean all = bounds.stream().allMatch(Fidelity.EXACT::equals);
        Fidelity whole = none ? Fidelity.NOT_POSSIBLE : all ? Fidelity.EXACT : Fidelity.APPROXIMATED;
        ledger.step(name, whole, "Its options tell which of its bounds are carried.");
    }

    private List<Way.Tier> retry(String name, Retry retry, List<Way.Tier> tiers) {
        if (tiers.stream().flatMap(tier -> tier.legs().stream()).anyMatch(leg -> leg.retry() != null)) {
            rest(
                    name,
                    WayWords.impossible(
                            "What is inside is tried again already; one retry around a model is all it has."));
            return tiers;
        }
        boolean one = tiers.size() == 1 && tiers.get(0).legs().size() == 1;
        note(name, "", one ? words.retry(retry) : worse(words.retry(retry)));
        for (String option : List.of("attempts", "base", "cap", "on")) {
            note(name, option, words.retryOption(retry, option));
        }
        return each(tiers, leg -> leg.retried(retry));
    }

    private static Ledger.Said worse(Ledger.Said said) {
        return said.fidelity().compareTo(Fidelity.APPROXIMATED) >= 0
                ? said
                : WayWords.approximated("Each model inside is tried again by itself, not the whole of it.");
    }

    /** What a step comes to, tier after tier. */
    private final class Tiers implements Step.Cases<List<Way.Tier>> {

        private final String name;
        private final Set<ErrorKind> on;

        Tiers(String name, Set<ErrorKind> on) {
            this.name = name;
            this.on = on;
        }

        @Override
        public List<Way.Tier> call(Step.Call step) {
            Upstream upstream = context.upstream(step.model());
            Ledger.Said said = words.call(step, upstream);
            note(name, "", upstream.simulated() ? WayWords.approximated(Left.SIMULATED) : said);
            note(name, "system", WayWords.impossible(Left.SYSTEM));
            note(name, "template", WayWords.impossible(Left.TEMPLATE));
            for (String option : List.of(
                    "temperature", "top_p", "max_tokens", "stop", "seed", "reasoning_effort", "reasoning_budget")) {
                note(name, option, words.parameter(option, step, upstream));
            }
            return model(step);
        }

        private List<Way.Tier> model(Step.Call step) {
            return List.of(new Way.Tier(List.of(Way.Leg.of(name, step)), Balance.By.WEIGHTED));
        }

        @Override
        public List<Way.Tier> choose(Step.Choose step) {
            ledger.rest(name, Fidelity.NOT_POSSIBLE, LOST_CHOICE);
            step.whens().forEach(when -> ledger.leftOut(when.then(), OF_LOST_CHOICE));
            return Ways.this.tiers(step.otherwise(), on);
        }

        @Override
        public List<Way.Tier> fallback(Step.Fallback step) {
            on.addAll(step.on());
            Ledger.Said failures = words.failures(step);
            if (ledger.has(name, "on")) {
                ledger.step(name, Fidelity.EXACT, "One after another.");
                note(name, "on", failures);
            } else {
                note(name, "", failures);
            }
            note(name, "timeout", words.timeout());
            if (step.check() != null) {
                ledger.step(name, Fidelity.APPROXIMATED, "One after another, but every answer is taken as good.");
                ledger.unchecked(name, step.check());
            }
            List<Way.Tier> tiers = new ArrayList<>();
            for (int i = 0; i < step.steps().size(); i++) {
                boolean last = i + 1 == step.steps().size();
                List<Way.Tier> inner = Ways.this.tiers(step.steps().get(i), on);
                Duration timeout = step.timeout();
                tiers.addAll(last ? inner : each(inner, leg -> leg.within(timeout)));
            }
            return tiers;
        }

        @Override
        public List<Way.Tier> use(Step.Use step) {
            if (step.target().equals(name)) {
                ledger.step(name, Fidelity.NOT_POSSIBLE, Left.NO_ROUTE);
                return model(new Step.Call(ModelAddress.parse(name), Parameters.NONE));
            }
            ledger.step(name, Fidelity.EXACT, "The step is written in its place.");
            return Ways.this.tiers(step.target(), on);
        }

        @Override
        public List<Way.Tier> balance(Balance step) {
            note(name, "", WayWords.exact("Models of one group."));
            note(name, "by", words.balance(step.by()));
            if (!ledger.has(name, "by")) {
                note(name, "", words.balance(step.by()));
            }
            note(name, "explore", words.explore());
            note(name, "sticky", WayWords.impossible(Left.STICKY));
            List<Way.Leg> legs = new ArrayList<>();
            List<Way.Tier> behind = new ArrayList<>();
            for (Balance.Share share : step.shares()) {
                List<Way.Tier> inner = Ways.this.tiers(share.target(), on);
                if (!inner.isEmpty()) {
                    share(inner.get(0), share.weight(), legs);
                    behind.addAll(inner.subList(1, inner.size()));
                }
            }
            if (!behind.isEmpty()) {
                ledger.step(
                        name,
                        Fidelity.APPROXIMATED,
                        "What its shares fall back to is tried for all of them, one after another.");
            }
            if (legs.stream().map(Way.Leg::retry).distinct().count() > 1) {
                ledger.step(name, Fidelity.APPROXIMATED, "The retry of one share holds for all of them.");
            }
            rest(name, words.weight(false));
            List<Way.Tier> tiers = new ArrayList<>();
            tiers.add(new Way.Tier(legs, step.by()));
            tiers.addAll(behind);
            return tiers;
        }

        /** The share of a group is divided among its models. */
        private void share(Way.Tier tier, BigDecimal weight, List<Way.Leg> legs) {
            BigDecimal all = tier.legs().stream().map(Way.Leg::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
            for (Way.Leg leg : tier.legs()) {
                legs.add(leg.weighing(weight.multiply(leg.weight()).divide(all, MathContext.DECIMAL32)));
            }
        }

        @Override
        public List<Way.Tier> sequence(Sequence step) {
            List<String> steps = step.steps();
            boolean one = steps.size() == 1;
            note(name, "", one ? WayWords.exact("It has one step only.") : WayWords.impossible(Left.SEQUENCE));
            steps.subList(0, steps.size() - 1).forEach(before -> ledger.leftOut(before, Left.OF_SEQUENCE));
            return tiers(steps.get(steps.size() - 1), on);
        }

        @Override
        public List<Way.Tier> parallel(Parallel step) {
            if (step.aggregate() == Parallel.Aggregate.FIRST_GOOD && step.check() == null) {
                rest(name, WayWords.approximated("The branches are asked one after another until one answers."));
                List<Way.Tier> tiers = new ArrayList<>();
                step.steps().forEach(target -> tiers.addAll(Ways.this.tiers(target, on)));
                return tiers;
            }
            rest(name, WayWords.impossible(Left.PARALLEL));
            step.targets().stream().skip(1).forEach(target -> ledger.leftOut(target, Left.OF_PARALLEL));
            return Ways.this.tiers(step.steps().get(0), on);
        }

        @Override
        public List<Way.Tier> hedge(Hedge step) {
            note(
                    name,
                    "",
                    WayWords.approximated("The second is asked when the first has failed, not when it is slow."));
            note(name, "delay", WayWords.impossible("It never asks two at once. Race them in your own program."));
            List<Way.Tier> tiers = new ArrayList<>(Ways.this.tiers(step.first(), on));
            tiers.addAll(Ways.this.tiers(step.second(), on));
            return tiers;
        }

        @Override
        public List<Way.Tier> prepare(Prepare step) {
            return inside(step);
        }

        @Override
        public List<Way.Tier> cache(Cache step) {
            return inside(step);
        }

        @Override
        public List<Way.Tier> retry(Retry step) {
            return inside(step);
        }

        @Override
        public List<Way.Tier> limit(Limit step) {
            return inside(step);
        }

        @Override
        public List<Way.Tier> breaker(Breaker step) {
            return inside(step);
        }

        private List<Way.Tier> inside(Step step) {
            return wrapped(name, step, Ways.this.tiers(step.targets().get(0), on));
        }
    }
}
