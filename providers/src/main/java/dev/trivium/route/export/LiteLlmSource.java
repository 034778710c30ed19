package dev.trivium.route.export;

import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Parameters;
import dev.trivium.route.Balance;
import dev.trivium.route.Condition;
import dev.trivium.route.Limit;
import dev.trivium.route.Retry;
import dev.trivium.route.Route;
import dev.trivium.route.Step;
import dev.trivium.yaml.Problem;
import dev.trivium.yaml.ProblemException;
import dev.trivium.yaml.YamlFields;
import dev.trivium.yaml.YamlNode;
import dev.trivium.yaml.YamlReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads configurations of LiteLLM's proxy. A client names a group there; here metadata.model does. */
final class LiteLlmSource implements ImportSource {

    private static final String NOTHING_LIKE_IT = "Routes have nothing like it.";
    private static final Set<String> PARAMS = Set.of(
            "model",
            "api_base",
            "api_key",
            "weight",
            "timeout",
            "max_retries",
            "rpm",
            "max_budget",
            "budget_duration",
            "temperature",
            "top_p",
            "max_tokens",
            "stop",
            "seed",
            "reasoning_effort");
    private static final Map<String, Balance.By> STRATEGIES = Map.of(
            "simple-shuffle", Balance.By.WEIGHTED,
            "latency-based-routing", Balance.By.LEAST_LATENCY,
            "cost-based-routing", Balance.By.CHEAPEST);

    @Override
    public String name() {
        return "litellm";
    }

    @Override
    public String title() {
        return "LiteLLM proxy";
    }

    @Override
    public Imported read(String file, String route, String text, ImportContext context) throws ProblemException {
        List<Problem> problems = new ArrayList<>();
        YamlFields root = YamlFields.of(file, YamlReader.read(file, text), problems);
        Reading reading = new Reading(file, problems, new Intake(context));
        String entry = reading.route(root, route);
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return new Imported(new Route(route, "", entry, reading.intake.steps()), reading.intake.report());
    }

    private static final class Reading {

        private final String file;
        private final List<Problem> problems;
        private final Intake intake;
        private final Map<String, String> strategies = new LinkedHashMap<>();
        private String strategy = "simple-shuffle";

        Reading(String file, List<Problem> problems, Intake intake) {
            this.file = file;
            this.problems = problems;
            this.intake = intake;
        }

        String route(YamlFields root, String route) {
            intake.others(
                    root,
                    Set.of("model_list", "router_settings", "litellm_settings", "general_settings"),
                    NOTHING_LIKE_IT);
            for (String settings : List.of("litellm_settings", "general_settings")) {
                YamlFields fields = root.fields(settings);
                if (fields != null) {
                    intake.others(fields, Set.of(), "It belongs to the proxy, not to a route.");
                }
            }
            YamlFields router = root.fields("router_settings");
            if (router != null) {
                intake.others(
                        router,
                        Set.of(
                                "routing_strategy",
                                "routing_groups",
                                "fallbacks",
                                "model_group_retry_policy",
                                "num_retries"),
                        NOTHING_LIKE_IT);
                strategies(router);
            }
            Map<String, String> groups = groups(root);
            if (groups.isEmpty()) {
                root.problem(
                        "model_list", "There are no models.", "Add model_list: with a model_name and litellm_params.");
                return "entry";
            }
            Set<String> behind = new LinkedHashSet<>();
            if (router != null) {
                retries(router, groups);
                fallbacks(router, groups, behind);
            }
            return entry(groups, behind, route);
        }

        private void strategies(YamlFields router) {
            String given = router.text("routing_strategy");
            YamlNode node = router.node("routing_strategy");
            if (given != null && node != null) {
                strategy = given;
                known(node, given);
            }
            for (YamlNode item : router.items("routing_groups")) {
                YamlFields group = YamlFields.of(file, item, problems);
                String own = group.text("routing_strategy");
                for (String model : group.texts("models")) {
                    strategies.put(model, own == null ? strategy : own);
                }
                known(item, own == null ? strategy : own);
            }
        }

        private void known(YamlNode node, String name) {
            boolean weighted = name.equals("simple-shuffle");
            boolean known = STRATEGIES.containsKey(name);
            intake.option(
                    node,
                    weighted ? Fidelity.EXACT : known ? Fidelity.APPROXIMATED : Fidelity.NOT_POSSIBLE,
                    weighted
                            ? "Drawn by weight."
                            : known
                                    ? "By what is measured or priced here, not there."
                                    : "Balances here have no such way; drawn by weight instead.");
        }

        private Map<String, String> groups(YamlFields root) {
            Map<String, List<Balance.Share>> shares = new LinkedHashMap<>();
            for (YamlNode item : root.items("model_list")) {
                YamlFields model = YamlFields.of(file, item, problems);
                String name = model.requiredText("model_name", "the name of a group");
                YamlFields params = model.fields("litellm_params");
                if (params == null) {
                    model.problem(
                            "litellm_params", "\"litellm_params\" is missing.", "Add litellm_params: with a model.");
                    continue;
                }
                List<Balance.Share> group = shares.computeIfAbsent(name, key -> new ArrayList<>());
                String step = deployment(params, name + "_" + (group.size() + 1), item.path());
                String weight = params.text("weight");
                group.add(new Balance.Share(step, weight == null ? BigDecimal.ONE : new BigDecimal(weight)));
                YamlNode node = params.node("weight");
                if (node != null) {
                    intake.option(node, Fidelity.EXACT, "The weight of the share.");
                }
            }
            Map<String, String> groups = new LinkedHashMap<>();
            shares.forEach((name, group) -> groups.put(name, group(name, group)));
            return groups;
        }

        private String group(String name, List<Balance.Share> shares) {
            if (shares.size() == 1) {
                return shares.get(0).target();
            }
            Balance.By by = STRATEGIES.getOrDefault(strategies.getOrDefault(name, strategy), Balance.By.WEIGHTED);
            double explore = by == Balance.By.LEAST_LATENCY ? Balance.USUAL_EXPLORE : 0;
            return intake.add(name, new Balance(shares, by, explore, null));
        }

        private String deployment(YamlFields params, String wish, String path) {
            intake.others(params, PARAMS, "Calls have nothing like it.");
            String given = params.requiredText("model", "openai/gpt-5.5");
            int slash = given.indexOf('/');
            String provider = slash < 0 ? "openai" : given.substring(0, slash);
            String model = slash < 0 ? given : given.substring(slash + 1);
            boolean responses = provider.equals("openai") && model.startsWith("responses/");
            String protocol = switch (provider) {
                case "anthropic", "gemini" -> provider;
                case "ollama", "ollama_chat" -> "ollama";
                default -> responses ? "openai-responses" : "openai-chat";
            };
            String id = provider.equals("ollama_chat") ? "ollama" : provider;
            ModelAddress address = intake.address(
                    protocol, params.text("api_base"), id, responses ? model.substring("responses/".length()) : model);
            intake.line(
                    path, Part.Kind.STEP, address.toString(), Fidelity.EXACT, "A call; its key is the connection's.");
            String step = intake.add(wish, new Step.Call(address, parameters(params)));
            return limited(params, step, wish);
        }

        private Parameters parameters(YamlFields params) {
            for (String key : List.of("temperature", "top_p", "max_tokens", "stop", "seed", "reasoning_effort")) {
                YamlNode node = params.node(key);
                if (node != null) {
                    intake.option(
                            node,
                            Fidelity.APPROXIMATED,
                            "A parameter of the call; it goes before the request's own, where the proxy's comes"
                                    + " after.");
                }
            }
            Long tokens = params.integer("max_tokens");
            return new Parameters(
                    params.number("temperature"),
                    params.number("top_p"),
                    tokens == null ? null : Math.toIntExact(tokens),
                    params.texts("stop"),
                    params.integer("seed"),
                    params.text("reasoning_effort"),
                    null);
        }

        private String limited(YamlFields params, String step, String wish) {
            Double seconds = params.number("timeout");
            Long calls = params.integer("rpm");
            String budget = params.text("max_budget");
            boolean daily = "1d".equals(params.text("budget_duration")) || "24h".equals(params.text("budget_duration"));
            for (String key : List.of("timeout", "rpm", "max_budget")) {
                YamlNode node = params.node(key);
                boolean lost = key.equals("max_budget") && !daily;
                if (node != null) {
                    intake.option(
                            node,
                            lost ? Fidelity.NOT_POSSIBLE : Fidelity.APPROXIMATED,
                            lost ? "Limits here are by the day." : "A limit around the call.");
                }
            }
            Duration time = seconds == null ? null : Duration.ofMillis(Math.round(seconds * 1000));
            BigDecimal usd = budget == null || !daily ? null : new BigDecimal(budget);
            if (time == null && usd == null && calls == null) {
                return step;
            }
            Limit limit = new Limit(
                    step,
                    time,
                    usd,
                    calls == null ? null : Math.toIntExact(calls),
                    calls == null ? null : Duration.ofMinutes(1));
            return intake.add(wish + "_limited", limit);
        }

        private void retries(YamlFields router, Map<String, String> groups) {
            YamlFields policies = router.fields("model_group_retry_policy");
            Long all = router.integer("num_retries");
            YamlNode number = router.node("num_retries");
            if (number != null) {
                intake.option(number, Fidelity.APPROXIMATED, "Tries of each group, with the waits of a retry here.");
            }
            for (Map.Entry<String, String> group : groups.entrySet()) {
                YamlFields policy = policies == null ? null : policies.fields(group.getKey());
                Retry retry = policy != null
                        ? policy(policy, group.getValue())
                        : all == null || all < 1 ? null : retry(group.getValue(), all.intValue(), Set.of());
                if (retry != null) {
                    group.setValue(intake.add(group.getKey() + "_tried", retry));
                }
            }
        }

        private @Nullable Retry policy(YamlFields policy, String step) {
            Set<ErrorKind> on = EnumSet.noneOf(ErrorKind.class);
            long most = 0;
            boolean same = true;
            for (Map.Entry<ErrorKind, String> field : LiteLlmTarget.RETRIES.entrySet()) {
                Long count = policy.integer(field.getValue());
                if (count != null && count > 0) {
                    on.add(field.getKey());
                    same &= most == 0 || most == count;
                    most = Math.max(most, count);
                }
            }
            intake.line(
                    "router_settings.model_group_retry_policy",
                    Part.Kind.OPTION,
                    step,
                    Fidelity.APPROXIMATED,
                    same
                            ? "A retry on these kinds of failure, with waits of its own."
                            : "A retry on these kinds of failure, with the largest number of tries for all of them.");
            return on.isEmpty() ? null : retry(step, (int) most, on);
        }

        private static Retry retry(String step, int retries, Set<ErrorKind> on) {
            return new Retry(step, retries + 1, Retry.USUAL_BASE, Retry.USUAL_CAP, on);
        }

        private void fallbacks(YamlFields router, Map<String, String> groups, Set<String> behind) {
            Set<ErrorKind> every = EnumSet.allOf(ErrorKind.class);
            every.remove(ErrorKind.CANCELLED);
            Map<String, String> before = Map.copyOf(groups);
            for (YamlNode item : router.items("fallbacks")) {
                YamlFields fallback = YamlFields.of(file, item, problems);
                for (String group : fallback.keys()) {
                    List<String> steps = new ArrayList<>();
                    List<String> unknown = new ArrayList<>();
                    for (String name : chain(group, fallback.texts(group))) {
                        String step = before.get(name);
                        (step == null ? unknown : steps).add(step == null ? name : step);
                        if (!name.equals(group)) {
                            behind.add(name);
                        }
                    }
                    boolean all = unknown.isEmpty();
                    intake.option(
                            item,
                            all ? Fidelity.EXACT : Fidelity.APPROXIMATED,
                            all ? "A fallback after every failure." : "There is no group " + unknown + ".");
                    if (steps.size() > 1) {
                        groups.put(
                                group,
                                intake.add(group + "_chain", new Step.Fallback(steps, every, false, null, null)));
                    }
                }
            }
        }

        private static List<String> chain(String group, List<String> others) {
            List<String> chain = new ArrayList<>(List.of(group));
            chain.addAll(others);
            return chain;
        }

        /** The group with the route's name, or else the first, is for requests that name none. */
        private String entry(Map<String, String> groups, Set<String> behind, String route) {
            List<String> named = groups.keySet().stream()
                    .filter(group -> !behind.contains(group))
                    .toList();
            List<String> open = named.isEmpty() ? List.copyOf(groups.keySet()) : named;
            String usual = open.contains(route) ? route : open.get(0);
            String otherwise = groups.getOrDefault(usual, "");
            List<Step.When> whens = new ArrayList<>();
            for (String group : open) {
                if (!group.equals(usual)) {
                    Condition condition = new Condition.Comparison(
                            new Condition.Metadata("model"), Condition.Operator.EQUAL, new Condition.Words(group));
                    whens.add(new Step.When(condition, groups.getOrDefault(group, otherwise)));
                }
            }
            if (whens.isEmpty()) {
                return otherwise;
            }
            intake.line(
                    "model_list",
                    Part.Kind.CONDITION,
                    String.join(", ", open),
                    Fidelity.NEEDS_CALLER,
                    "A client names the group as its model; here it sends the name as metadata.model, and " + usual
                            + " is for all others.");
            return intake.add("by_model", new Step.Choose(whens, otherwise));
        }
    }
}
