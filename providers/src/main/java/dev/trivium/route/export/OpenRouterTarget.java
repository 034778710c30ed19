package dev.trivium.route.export;

import static dev.trivium.route.export.WayWords.approximated;
import static dev.trivium.route.export.WayWords.exact;
import static dev.trivium.route.export.WayWords.impossible;

import dev.trivium.chat.Parameters;
import dev.trivium.route.Balance;
import dev.trivium.route.Route;
import dev.trivium.route.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fields of a request to OpenRouter, one file for each way: they are laid into the body of
 * {@code POST /api/v1/chat/completions}. Field names as in its documentation of 2026.
 */
final class OpenRouterTarget extends GatewayTarget {

    /** By protocol, how it writes the vendor in front of a model's name. */
    private static final Map<String, String> VENDORS = Map.of(
            "openai", "openai",
            "anthropic", "anthropic",
            "google", "google",
            "xai", "x-ai",
            "deepseek", "deepseek",
            "mistral", "mistralai");

    @Override
    public String name() {
        return "openrouter";
    }

    @Override
    public String title() {
        return "OpenRouter";
    }

    @Override
    public String version() {
        return "OpenRouter API v1 (2026-11)";
    }

    @Override
    public String about() {
        return "Fields for the body of a chat completion; messages are added to them.";
    }

    @Override
    Written write(Route route, ExportContext context, Ledger ledger) {
        List<Way.Rule> rules = Ways.of(route, context, ledger, new Words());
        List<ExportFile> files = new ArrayList<>();
        Set<String> written = new LinkedHashSet<>();
        for (int i = rules.size() - 1; i >= 0; i--) {
            Way way = rules.get(i).way();
            if (written.add(way.name())) {
                String name = rules.size() == 1 ? route.name() : route.name() + "." + plain(way.name());
                files.add(new ExportFile(
                        name + ".openrouter.json", PrettyJson.text(fields(way, context)), ExportFile.Syntax.JSON));
            }
        }
        List<String> todo = new ArrayList<>();
        todo.add("Send the key in OPENROUTER_API_KEY as a bearer token; no other key is needed.");
        if (files.size() > 1) {
            todo.add("Take the file of the way that caller.py names; the first is for requests that no condition holds"
                    + " for.");
        }
        String code = rules.size() == 1 ? "" : WayPython.code(rules, way -> way);
        return new Written(files, todo, code);
    }

    private static Map<String, Object> fields(Way way, ExportContext context) {
        Map<String, Object> fields = new LinkedHashMap<>();
        Set<String> models = new LinkedHashSet<>();
        String sort = "";
        for (Way.Tier tier : way.tiers()) {
            for (Way.Leg leg : tier.legs()) {
                models.add(model(leg.call(), context.upstream(leg.call().model())));
            }
            sort = tier.by() == Balance.By.LEAST_LATENCY
                    ? "latency"
                    : tier.by() == Balance.By.CHEAPEST ? "price" : sort;
        }
        fields.put("models", models.isEmpty() ? List.of("openrouter/auto") : List.copyOf(models));
        if (!sort.isEmpty()) {
            Map<String, Object> by = new LinkedHashMap<>();
            by.put("by", sort);
            by.put("partition", "none");
            fields.put("provider", Map.of("sort", by));
        }
        way.tiers().stream()
                .flatMap(tier -> tier.legs().stream())
                .findFirst()
                .ifPresent(leg -> parameters(leg.call().overrides(), fields));
        return fields;
    }

    private static void parameters(Parameters overrides, Map<String, Object> fields) {
        Map<String, Object> reasoning = new LinkedHashMap<>();
        fields.putAll(Chat.parameters(overrides.withReasoningEffort(null)));
        Chat.put(reasoning, "effort", overrides.reasoningEffort());
        Chat.put(reasoning, "max_tokens", overrides.reasoningBudget());
        Chat.put(fields, "reasoning", reasoning.isEmpty() ? null : reasoning);
    }

    private static String model(Step.Call call, Upstream upstream) {
        String vendor = upstream.vendor() == null ? null : VENDORS.get(upstream.vendor());
        String model = call.model().model();
        return vendor == null || model.contains("/") ? model : vendor + "/" + model;
    }

    private static boolean served(Upstream upstream) {
        return "openrouter".equals(upstream.vendor())
                || (upstream.vendor() != null && VENDORS.containsKey(upstream.vendor()));
    }

    private static String plain(String step) {
        return step.replaceAll("[^A-Za-z0-9_.-]", "-");
    }

    /** What OpenRouter makes of each thing. */
    private record Words() implements WayWords {

        @Override
        public String wayKey() {
            return "way";
        }

        @Override
        public String wayCarrier() {
            return "by the file that is taken";
        }

        @Override
        public Ledger.Said call(Step.Call call, Upstream upstream) {
            if (!served(upstream)) {
                return impossible("OpenRouter does not reach a server of your own. Call it yourself, or leave it out.");
            }
            return "openrouter".equals(upstream.vendor())
                    ? exact("In models.")
                    : approximated("In models, by OpenRouter's account and name for it; check that the name is right.");
        }

        @Override
        public Ledger.Said parameter(String option, Step.Call call, Upstream upstream) {
            return approximated("In the request, so it holds for every model of the way; the first one's is taken.");
        }

        @Override
        public Ledger.Said failures(Step.Fallback step) {
            return approximated("The next of models is asked after every failure, whatever its kind.");
        }

        @Override
        public Ledger.Said balance(Balance.By by) {
            return switch (by) {
                case WEIGHTED, ROUND_ROBIN ->
                    impossible("It does not share requests out between models. Draw in your own program; the first is"
                            + " asked.");
                case LEAST_LATENCY -> approximated("provider.sort by latency, as OpenRouter has measured it.");
                case CHEAPEST -> approximated("provider.sort by price, by OpenRouter's prices.");
            };
        }

        @Override
        public Ledger.Said weight(boolean inner) {
            return impossible("It does not share requests out between models by weight.");
        }

        @Override
        public Ledger.Said breaker() {
            return approximated("It passes over providers with an outage in the last 30 seconds by itself.");
        }

        @Override
        public Ledger.Said usdPerDay() {
            return impossible("A request has no budget. Set a limit on the key at OpenRouter.");
        }
    }
}
