package dev.trivium.route.export;

import static dev.trivium.route.export.WayWords.approximated;
import static dev.trivium.route.export.WayWords.exact;
import static dev.trivium.route.export.WayWords.impossible;

import dev.trivium.route.Balance;
import dev.trivium.route.Retry;
import dev.trivium.route.Route;
import dev.trivium.route.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Bifrost's {@code config.json}: a routing rule for each way, told by a header. Format as in its documentation of 2026. */
final class BifrostTarget extends GatewayTarget {

    private static final String HEADER = "x-trivium-way";

    @Override
    public String name() {
        return "bifrost";
    }

    @Override
    public String title() {
        return "Bifrost";
    }

    @Override
    public String version() {
        return "Bifrost config.json (2026-11)";
    }

    @Override
    public String about() {
        return "The config.json of the folder that the gateway is started with.";
    }

    @Override
    Written write(Route route, ExportContext context, Ledger ledger) {
        List<Way.Rule> rules = Ways.of(route, context, ledger, new Words());
        Map<String, Object> providers = new LinkedHashMap<>();
        List<Object> routing = new ArrayList<>();
        TreeSet<String> keys = new TreeSet<>();
        for (int i = 0; i < rules.size(); i++) {
            Way way = rules.get(i).way();
            way.tiers()
                    .forEach(tier -> tier.legs()
                            .forEach(leg -> provider(context.upstream(leg.call().model()), leg, providers, keys)));
            routing.add(rule(route, way, i, i + 1 == rules.size(), context));
        }
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("$schema", "https://www.getbifrost.ai/schema");
        root.put("providers", providers);
        root.put("config_store", store());
        root.put("governance", Map.of("routing_rules", routing));
        List<String> todo = new ArrayList<>();
        keys.forEach(key -> todo.add("Set the environment variable " + key + " where the gateway runs."));
        String code = rules.size() == 1 ? "" : WayPython.code(rules, way -> way);
        ExportFile file = new ExportFile(route.name() + ".bifrost.json", PrettyJson.text(root), ExportFile.Syntax.JSON);
        return new Written(List.of(file), todo, code);
    }

    private static Map<String, Object> store() {
        Map<String, Object> store = new LinkedHashMap<>();
        store.put("enabled", true);
        store.put("type", "sqlite");
        store.put("config", Map.of("path", "./config.db"));
        return store;
    }

    /** The last rule takes every request for the route that no other takes. */
    private static Map<String, Object> rule(Route route, Way way, int index, boolean last, ExportContext context) {
        String model = "model == " + quoted(route.name());
        String condition = last ? model : model + " && headers[\"" + HEADER + "\"] == " + quoted(way.name());
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("id", route.name() + "-" + (index + 1));
        rule.put("name", way.name());
        rule.put("enabled", true);
        rule.put("cel_expression", condition);
        List<Object> targets = new ArrayList<>();
        List<Object> fallbacks = new ArrayList<>();
        for (int i = 0; i < way.tiers().size(); i++) {
            List<Way.Leg> legs = way.tiers().get(i).legs();
            List<BigDecimal> parts =
                    Weights.parts(legs.stream().map(Way.Leg::weight).toList());
            for (int j = 0; j < legs.size(); j++) {
                Step.Call call = legs.get(j).call();
                String provider = provider(context.upstream(call.model()));
                if (i == 0) {
                    Map<String, Object> target = new LinkedHashMap<>();
                    target.put("provider", provider);
                    target.put("model", call.model().model());
                    target.put("weight", parts.get(j));
                    targets.add(target);
                } else {
                    fallbacks.add(provider + "/" + call.model().model());
                }
            }
        }
        rule.put("targets", targets);
        if (!fallbacks.isEmpty()) {
            rule.put("fallbacks", fallbacks);
        }
        rule.put("scope", "global");
        rule.put("priority", index);
        return rule;
    }

    /** A server of one's own is a custom provider under the name of its connection. */
    private static String provider(Upstream upstream) {
        return switch (upstream.protocol()) {
            case "anthropic" -> "anthropic";
            case "gemini" -> "gemini";
            case "ollama" -> "ollama";
            default -> "openai".equals(upstream.vendor()) ? "openai" : upstream.connection();
        };
    }

    private static void provider(Upstream upstream, Way.Leg leg, Map<String, Object> providers, Set<String> keys) {
        String name = provider(upstream);
        Map<String, Object> key = new LinkedHashMap<>();
        String variable = upstream.keyVariable();
        key.put("name", name);
        key.put("value", variable == null ? "none" : "env." + variable);
        key.put("models", List.of());
        key.put("weight", 1);
        if (variable != null) {
            keys.add(variable);
        }
        Map<String, Object> provider = new LinkedHashMap<>();
        provider.put("keys", List.of(key));
        Map<String, Object> network = new LinkedHashMap<>();
        if (!List.of("openai", "anthropic", "gemini").contains(name)) {
            network.put("base_url", upstream.base().replaceFirst("/v1$", ""));
        }
        Retry retry = leg.retry();
        network.put("max_retries", retry == null ? 0 : retry.attempts() - 1);
        provider.put("network_config", network);
        if (name.equals(upstream.connection())
                && !List.of("openai", "anthropic", "gemini", "ollama").contains(name)) {
            provider.put("custom_provider_config", Map.of("base_provider_type", "openai"));
        }
        providers.merge(name, provider, (before, now) -> retry == null ? before : now);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** What Bifrost makes of each thing. */
    private record Words() implements WayWords {

        @Override
        public String wayKey() {
            return HEADER;
        }

        @Override
        public String wayCarrier() {
            return "as a header";
        }

        @Override
        public Ledger.Said call(Step.Call call, Upstream upstream) {
            return exact("A target with provider and model.");
        }

        @Override
        public Ledger.Said parameter(String option, Step.Call call, Upstream upstream) {
            return impossible(
                    "A routing rule sets no parameters. Send them in the request, for all models of the way.");
        }

        @Override
        public Ledger.Said failures(Step.Fallback step) {
            return approximated(
                    "Its fallbacks follow every failure, whatever its kind, and take an empty answer as an answer.");
        }

        @Override
        public Ledger.Said balance(Balance.By by) {
            return switch (by) {
                case WEIGHTED -> exact("The weights of the targets.");
                case ROUND_ROBIN -> approximated("Drawn at random by weight instead of in turn.");
                case LEAST_LATENCY, CHEAPEST ->
                    approximated("Drawn at random by weight; it goes by neither latency nor price.");
            };
        }

        @Override
        public Ledger.Said weight(boolean inner) {
            return approximated(
                    "The weight of the target; behind the first list, fallbacks have an order and no weights.");
        }

        @Override
        public Ledger.Said retry(Retry step) {
            return approximated("max_retries of the provider, for all its models, on failures of its own choosing.");
        }
    }
}
