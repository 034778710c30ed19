package dev.trivium.route.export;

import dev.trivium.chat.ErrorKind;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Steps as nodes of Portkey's configuration: a tree, so a step that is shared is written wherever it is used. */
final class PortkeyWriter {

    private static final String CARRIER = "in the JSON of the header x-portkey-metadata, as a text";
    private static final int MOST_RETRIES = 5;

    private final Route route;
    private final ExportContext context;
    private final Ledger ledger;
    private final Set<String> keys = new LinkedHashSet<>();
    private boolean privateHosts;

    PortkeyWriter(Route route, ExportContext context, Ledger ledger) {
        this.route = route;
        this.context = context;
        this.ledger = ledger;
    }

    /** The variables that hold keys. */
    Set<String> keys() {
        return keys;
    }

    /** Whether a server is named that the gateway does not trust by itself. */
    boolean privateHosts() {
        return privateHosts;
    }

    Map<String, Object> node(String name) {
        Step step = route.steps().get(name);
        if (step == null) {
            throw new IllegalStateException("There is no step " + name + ".");
        }
        return step.match(new Node(name));
    }

    /** One step. */
    private final class Node implements Step.Cases<Map<String, Object>> {

        private final String name;

        Node(String name) {
            this.name = name;
        }

        @Override
        public Map<String, Object> call(Step.Call step) {
            PortkeyProvider provider = PortkeyProvider.of(context.upstream(step.model()));
            provider.keyVariable().ifPresent(keys::add);
            privateHosts |= provider.privateHost();
            Map<String, Object> node = provider.node();
            Map<String, Object> override = new LinkedHashMap<>();
            override.put("model", step.model().model());
            parameters(step.overrides(), override);
            node.put("override_params", override);
            ledger.step(name, provider.fidelity(), provider.how());
            noteIf("system", Fidelity.NOT_POSSIBLE, Left.SYSTEM);
            noteIf("template", Fidelity.NOT_POSSIBLE, Left.TEMPLATE);
            noteIf("reasoning_budget", Fidelity.NOT_POSSIBLE, Left.BUDGET_TOKENS);
            ledger.rest(name, Fidelity.EXACT, "In override_params.");
            return node;
        }

        @Override
        public Map<String, Object> choose(Step.Choose step) {
            List<Object> conditions = new ArrayList<>();
            Set<String> targets = new LinkedHashSet<>();
            for (int i = 0; i < step.whens().size(); i++) {
                Step.When when = step.whens().get(i);
                condition(i, when.condition());
                Map<String, Object> condition = new LinkedHashMap<>();
                condition.put("query", PortkeyQuery.of(when.condition()));
                condition.put("then", when.then());
                conditions.add(condition);
                targets.add(when.then());
            }
            targets.add(step.otherwise());
            ledger.step(name, Fidelity.EXACT, "Mode conditional.");
            Map<String, Object> strategy = strategy("conditional");
            strategy.put("conditions", conditions);
            strategy.put("default", step.otherwise());
            List<Map<String, Object>> nodes = new ArrayList<>();
            for (String target : targets) {
                Map<String, Object> named = new LinkedHashMap<>();
                named.put("name", target);
                named.putAll(node(target));
                nodes.add(named);
            }
            return tree(strategy, nodes);
        }

        private void condition(int index, Condition condition) {
            Fidelity worst = Fidelity.EXACT;
            List<CallerKey> all = new ArrayList<>();
            List<Condition> leaves = RouteParts.leaves(condition);
            for (int leaf = 0; leaf < leaves.size(); leaf++) {
                CallerFeature feature = CallerFeature.of(leaves.get(leaf));
                CallerKey key = new CallerKey(
                        PortkeyQuery.key(feature),
                        CARRIER,
                        feature.text(),
                        feature.form().words(),
                        feature.snippet());
                Fidelity fidelity = feature.metadata() ? Fidelity.EXACT : Fidelity.NEEDS_CALLER;
                List<CallerKey> own = feature.metadata() ? List.of() : List.of(key);
                String how = feature.metadata()
                        ? "Metadata travels in the header x-portkey-metadata, as JSON whose values are texts."
                        : "The gateway does not see the prompt; send " + key.name() + " in x-portkey-metadata.";
                if (leaves.size() > 1) {
                    ledger.note(name, RouteParts.leafPlace(index, leaf), fidelity, how, own);
                    how = "Each of its parts is carried, and joined by $and and $or.";
                }
                worst = worst.orWorse(fidelity);
                own.stream().filter(one -> !all.contains(one)).forEach(all::add);
                ledger.note(name, RouteParts.whenPlace(index), worst, how, all);
            }
        }

        @Override
        public Map<String, Object> fallback(Step.Fallback step) {
            boolean usual = step.on().equals(Step.Fallback.USUAL) && step.onEmpty();
            String difference = Statuses.difference(step.on(), step.onEmpty());
            String how = ("Mode fallback, by the status of the failure. " + difference).strip();
            Fidelity failures = difference.isEmpty() ? Fidelity.EXACT : Fidelity.APPROXIMATED;
            if (usual) {
                ledger.step(name, failures, how);
            } else {
                ledger.step(name, Fidelity.EXACT, "Mode fallback.");
                noteIf("on", failures, how);
            }
            check(step.check());
            List<Map<String, Object>> nodes = new ArrayList<>();
            for (int i = 0; i < step.steps().size(); i++) {
                Map<String, Object> node = PortkeyWriter.this.node(step.steps().get(i));
                boolean last = i + 1 == step.steps().size();
                Duration timeout = step.timeout();
                if (timeout != null && !last) {
                    bound(node, timeout);
                }
                nodes.add(node);
            }
            noteIf(
                    "timeout",
                    Fidelity.APPROXIMATED,
                    "request_timeout bounds each try until the headers of its response, not until the first output;"
                            + " the failure is a 408.");
            Map<String, Object> strategy = strategy("fallback");
            List<Integer> codes = new ArrayList<>(Statuses.of(step.on()));
            if (step.timeout() != null && !codes.contains(408)) {
                codes.add(0, 408);
            }
            strategy.put("on_status_codes", codes);
            return tree(strategy, nodes);
        }

        private void check(dev.trivium.route.@Nullable Check check) {
            if (check == null) {
                return;
            }
            ledger.step(name, Fidelity.APPROXIMATED, "Mode fallback, but every answer is taken as good.");
            for (Part part : RouteParts.of(route)) {
                if (part.step().equals(name) && part.kind() == Part.Kind.CHECK) {
                    ledger.note(name, part.place(), Fidelity.NOT_POSSIBLE, Left.CHECK);
                }
            }
            if (check.score() != null) {
                ledger.leftOut(check.score().judge(), Left.OF_CHECK);
            }
        }

        @Override
        public Map<String, Object> use(Step.Use step) {
            if (Route.isRoute(step.target()) && step.target().equals(name)) {
                ledger.step(name, Fidelity.NOT_POSSIBLE, Left.NO_ROUTE);
                return PortkeyProvider.nothing(name);
            }
            ledger.step(name, Fidelity.EXACT, "The step is written in its place.");
            return node(step.target());
        }

        @Override
        public Map<String, Object> balance(Balance step) {
            List<Map<String, Object>> nodes = new ArrayList<>();
            for (Balance.Share share : step.shares()) {
                Map<String, Object> node = new LinkedHashMap<>();
                node.put("weight", share.weight());
                node.putAll(node(share.target()));
                nodes.add(node);
            }
            boolean weighted = step.by() == Balance.By.WEIGHTED;
            ledger.step(name, Fidelity.EXACT, "Mode loadbalance.");
            noteIf("by", Fidelity.APPROXIMATED, by(step.by()));
            noteIf("explore", Fidelity.NOT_POSSIBLE, "It measures no latency, so there is nothing to explore.");
            noteIf("sticky", Fidelity.NOT_POSSIBLE, Left.STICKY);
            ledger.rest(name, Fidelity.EXACT, weighted ? "The weight of the target." : "The weight of the draw.");
            return tree(strategy("loadbalance"), nodes);
        }

        private String by(Balance.By by) {
            return switch (by) {
                case WEIGHTED -> "";
                case ROUND_ROBIN -> "Drawn at random by weight instead of in turn; over many requests it is the same.";
                case LEAST_LATENCY -> "It measures no latency; drawn at random by weight instead.";
                case CHEAPEST -> "It knows no prices; drawn at random by weight instead.";
            };
        }

        @Override
        public Map<String, Object> sequence(Sequence step) {
            List<String> steps = step.steps();
            String last = steps.get(steps.size() - 1);
            boolean one = steps.size() == 1;
            ledger.step(
                    name, one ? Fidelity.EXACT : Fidelity.NOT_POSSIBLE, one ? "It has one step only." : Left.SEQUENCE);
            steps.subList(0, steps.size() - 1).forEach(before -> ledger.leftOut(before, Left.OF_SEQUENCE));
            return node(last);
        }

        @Override
        public Map<String, Object> parallel(Parallel step) {
            boolean race = step.aggregate() == Parallel.Aggregate.FIRST_GOOD && step.check() == null;
            if (race) {
                ledger.step(
                        name,
                        Fidelity.APPROXIMATED,
                        "Mode fallback: the branches are asked one after another until one answers, not at once.");
                ledger.rest(name, Fidelity.APPROXIMATED, "The first answer in their order.");
                return tree(
                        strategy("fallback"),
                        step.steps().stream().map(PortkeyWriter.this::node).toList());
            }
            ledger.rest(name, Fidelity.NOT_POSSIBLE, Left.PARALLEL);
            step.targets().stream().skip(1).forEach(target -> ledger.leftOut(target, Left.OF_PARALLEL));
            return node(step.steps().get(0));
        }

        @Override
        public Map<String, Object> hedge(Hedge step) {
            ledger.step(
                    name,
                    Fidelity.APPROXIMATED,
                    "Mode fallback: the second is asked when the first has failed, not when it is slow.");
            noteIf("delay", Fidelity.NOT_POSSIBLE, "It never asks two at once. Race them in your own program.");
            return tree(strategy("fallback"), List.of(node(step.first()), node(step.second())));
        }

        @Override
        public Map<String, Object> prepare(Prepare step) {
            noteIf("redact", Fidelity.NOT_POSSIBLE, Left.REDACT);
            ledger.rest(name, Fidelity.NOT_POSSIBLE, Left.PREPARE);
            return node(step.step());
        }

        @Override
        public Map<String, Object> cache(Cache step) {
            Map<String, Object> node = node(step.step());
            ledger.rest(
                    name,
                    Fidelity.NOT_POSSIBLE,
                    "The open gateway accepts a cache but keeps nothing. Put a cache in front of it.");
            return node;
        }

        @Override
        public Map<String, Object> retry(Retry step) {
            Map<String, Object> node = node(step.step());
            boolean nested = node.containsKey("retry");
            boolean leaf = !node.containsKey("targets");
            Set<ErrorKind> on = step.on().isEmpty() ? retryable() : step.on();
            String difference = Statuses.difference(on, false);
            String codes = ("By the status of the failure. " + difference).strip();
            Fidelity exact = difference.isEmpty() ? Fidelity.EXACT : Fidelity.APPROXIMATED;
            if (nested) {
                ledger.rest(
                        name,
                        Fidelity.NOT_POSSIBLE,
                        "What is inside is tried again already; one retry of a step is all it has.");
                return node;
            }
            ledger.step(
                    name,
                    leaf ? Fidelity.EXACT : Fidelity.APPROXIMATED,
                    leaf ? "The field retry." : "Each model inside is tried again by itself, not the whole of it.");
            if (step.on().isEmpty()) {
                ledger.step(name, exact, codes);
            }
            noteIf("on", exact, codes);
            boolean many = step.attempts() - 1 > MOST_RETRIES;
            noteIf(
                    "attempts",
                    many ? Fidelity.APPROXIMATED : Fidelity.EXACT,
                    many ? "It tries again at most 5 times." : "attempts counts the tries after the first.");
            String waits = "It waits 1 s, 2 s, 4 s and so on, whatever the provider asks for.";
            noteIf("base", Fidelity.APPROXIMATED, waits);
            noteIf("cap", Fidelity.APPROXIMATED, waits);
            Map<String, Object> retry = new LinkedHashMap<>();
            retry.put("attempts", Math.min(step.attempts() - 1, MOST_RETRIES));
            retry.put("on_status_codes", Statuses.of(on));
            node.put("retry", retry);
            return node;
        }

        private Set<ErrorKind> retryable() {
            Set<ErrorKind> kinds = EnumSet.noneOf(ErrorKind.class);
            for (ErrorKind kind : ErrorKind.values()) {
                if (kind.usuallyRetryable()) {
                    kinds.add(kind);
                }
            }
            return kinds;
        }

        @Override
        public Map<String, Object> limit(Limit step) {
            Map<String, Object> node = node(step.step());
            if (step.time() != null) {
                bound(node, step.time());
            }
            noteIf(
                    "time",
                    Fidelity.APPROXIMATED,
                    "request_timeout bounds each try until the headers of its response, not the whole step to its end.");
            noteIf("usd_per_day", Fidelity.NOT_POSSIBLE, Left.USD);
            noteIf("calls", Fidelity.NOT_POSSIBLE, Left.CALLS);
            noteIf("per", Fidelity.NOT_POSSIBLE, Left.CALLS);
            boolean some = step.time() != null;
            ledger.step(
                    name,
                    some ? Fidelity.APPROXIMATED : Fidelity.NOT_POSSIBLE,
                    some
                            ? "Only its time is bounded."
                            : "Nothing of it can be bounded here; its lines say what to do.");
            return node;
        }

        @Override
        public Map<String, Object> breaker(Breaker step) {
            ledger.rest(name, Fidelity.NOT_POSSIBLE, Left.BREAKER);
            return node(step.step());
        }

        private void noteIf(String place, Fidelity fidelity, String how) {
            if (ledger.has(name, place)) {
                ledger.note(name, place, fidelity, how);
            }
        }
    }

    private static Map<String, Object> strategy(String mode) {
        Map<String, Object> strategy = new LinkedHashMap<>();
        strategy.put("mode", mode);
        return strategy;
    }

    private static Map<String, Object> tree(Map<String, Object> strategy, List<Map<String, Object>> nodes) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("strategy", strategy);
        tree.put("targets", nodes);
        return tree;
    }

    /** The tighter of two bounds holds. */
    private static void bound(Map<String, Object> node, Duration time) {
        long millis = time.toMillis();
        node.merge("request_timeout", millis, (before, now) -> Math.min((Long) before, (Long) now));
    }

    private static void parameters(Parameters overrides, Map<String, Object> params) {
        put(params, "temperature", overrides.temperature());
        put(params, "top_p", overrides.topP());
        put(params, "max_tokens", overrides.maxTokens());
        put(params, "stop", overrides.stop().isEmpty() ? null : overrides.stop());
        put(params, "seed", overrides.seed());
        put(params, "reasoning_effort", overrides.reasoningEffort());
    }

    private static void put(Map<String, Object> params, String key, @Nullable Object value) {
        if (value != null) {
            params.put(key, value);
        }
    }
}
