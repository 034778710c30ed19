package dev.trivium.route.export;

import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.Parameters;
import dev.trivium.route.Balance;
import dev.trivium.route.Breaker;
import dev.trivium.route.Retry;
import dev.trivium.route.Route;
import dev.trivium.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Kong's declarative configuration: a route of its own for each way, with the plugin {@code ai-proxy-advanced}, which needs
 * Kong's enterprise edition. Fields as in the plugin's schema of 3.13.
 */
final class KongTarget extends GatewayTarget {

    static final String HEADER = "x-trivium-way";

    private static final long MOST_WEIGHT = 65_535;
    private static final Set<Integer> CRITERIA = Set.of(403, 404, 429, 500, 502, 503, 504);

    @Override
    public String name() {
        return "kong";
    }

    @Override
    public String title() {
        return "Kong AI Proxy Advanced";
    }

    @Override
    public String version() {
        return "ai-proxy-advanced 3.13";
    }

    @Override
    public String about() {
        return "A declarative configuration: deck gateway sync FILE.";
    }

    @Override
    Written write(Route route, ExportContext context, Ledger ledger) {
        List<Way.Rule> rules = Ways.of(route, context, ledger, new KongWords());
        Map<String, Way> ways = new LinkedHashMap<>();
        rules.forEach(rule -> ways.putIfAbsent(rule.way().name(), rule.way()));
        String usual = rules.get(rules.size() - 1).way().name();
        TreeSet<String> keys = new TreeSet<>();
        List<Object> routes = new ArrayList<>();
        ways.forEach((name, way) -> routes.add(route(route, way, name.equals(usual), context, keys)));
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("name", EnvoyTarget.plain(route.name()));
        // A placeholder: the plugin sets the upstream.
        service.put("url", "http://localhost:32000");
        service.put("routes", routes);
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("_format_version", "3.0");
        root.put("services", List.of(service));
        List<String> todo = new ArrayList<>();
        keys.forEach(
                key -> todo.add("Put the value of " + key + " in the place of ${" + key + "} when you load the file."));
        String code = rules.size() == 1 ? "" : WayPython.code(rules, way -> way);
        String text = stamp(route) + YamlWriter.block(root);
        return new Written(
                List.of(new ExportFile(route.name() + ".kong.yaml", text, ExportFile.Syntax.YAML)), todo, code);
    }

    /** Kong prefers the route with more headers, so the usual way needs none. */
    private static Map<String, Object> route(
            Route route, Way way, boolean usual, ExportContext context, Set<String> keys) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("name", EnvoyTarget.plain(route.name() + "-" + way.name()));
        written.put("paths", List.of("/" + EnvoyTarget.plain(route.name())));
        if (!usual) {
            written.put("headers", Map.of(HEADER, List.of(way.name())));
        }
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("balancer", balancer(way));
        config.put("targets", targets(way, context, keys));
        Map<String, Object> plugin = new LinkedHashMap<>();
        plugin.put("name", "ai-proxy-advanced");
        plugin.put("config", config);
        written.put("plugins", List.of(plugin));
        return written;
    }

    private static Map<String, Object> balancer(Way way) {
        Map<String, Object> balancer = new LinkedHashMap<>();
        boolean tiers = way.tiers().size() > 1;
        Balance.By by = way.tiers().get(0).by();
        String algorithm = switch (by) {
            case WEIGHTED, ROUND_ROBIN -> "round-robin";
            case LEAST_LATENCY -> "lowest-latency";
            case CHEAPEST -> "lowest-usage";
        };
        balancer.put("algorithm", tiers ? "priority" : algorithm);
        if (!tiers && by == Balance.By.CHEAPEST) {
            balancer.put("tokens_count_strategy", "cost");
        }
        List<Way.Leg> legs =
                way.tiers().stream().flatMap(tier -> tier.legs().stream()).toList();
        Way.Leg first = legs.get(0);
        Retry retry = first.retry();
        int tries = Math.max(tiers ? legs.size() - 1 : 0, retry == null ? 0 : retry.attempts() - 1);
        balancer.put("retries", tries);
        if (first.time() != null) {
            balancer.put("read_timeout", first.time().toMillis());
        }
        if (tries > 0) {
            balancer.put("failover_criteria", criteria(way, retry));
        }
        Breaker breaker = first.breaker();
        if (breaker != null) {
            balancer.put("max_fails", breaker.failures());
            balancer.put("fail_timeout", breaker.open().toMillis());
        }
        return balancer;
    }

    private static List<String> criteria(Way way, @Nullable Retry retry) {
        Set<ErrorKind> on = EnumSet.noneOf(ErrorKind.class);
        on.addAll(way.on());
        if (retry != null) {
            on.addAll(retry.on().isEmpty() ? Statuses.retryable() : retry.on());
        }
        List<String> criteria = new ArrayList<>(List.of("error", "timeout"));
        Statuses.of(on).stream().filter(CRITERIA::contains).forEach(code -> criteria.add("http_" + code));
        // Without it a POST would not go on to another target.
        criteria.add("non_idempotent");
        return criteria;
    }

    private static List<Object> targets(Way way, ExportContext context, Set<String> keys) {
        List<Object> targets = new ArrayList<>();
        int tiers = way.tiers().size();
        for (int i = 0; i < tiers; i++) {
            List<Way.Leg> legs = way.tiers().get(i).legs();
            List<Long> weights =
                    Weights.whole(legs.stream().map(Way.Leg::weight).toList(), MOST_WEIGHT);
            for (int j = 0; j < legs.size(); j++) {
                Upstream upstream = context.upstream(legs.get(j).call().model());
                if (upstream.keyVariable() != null) {
                    keys.add(upstream.keyVariable());
                }
                // Equal weights are one tier of "priority"; higher ones come first.
                long weight = tiers > 1 ? (long) (tiers - i) * 10 : weights.get(j);
                targets.add(target(legs.get(j), weight, upstream));
            }
        }
        return targets;
    }

    private static Map<String, Object> target(Way.Leg leg, long weight, Upstream upstream) {
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("route_type", "llm/v1/chat");
        target.put("weight", weight);
        String key = upstream.keyVariable();
        if (key != null) {
            boolean anthropic = upstream.protocol().equals("anthropic");
            boolean gemini = upstream.protocol().equals("gemini");
            Map<String, Object> auth = new LinkedHashMap<>();
            auth.put("header_name", anthropic ? "x-api-key" : gemini ? "x-goog-api-key" : "Authorization");
            auth.put("header_value", anthropic || gemini ? "${" + key + "}" : "Bearer ${" + key + "}");
            target.put("auth", auth);
        }
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("provider", provider(upstream));
        model.put("name", leg.call().model().model());
        model.put("options", options(leg.call().overrides(), upstream));
        target.put("model", model);
        return target;
    }

    private static String provider(Upstream upstream) {
        return switch (upstream.protocol()) {
            case "anthropic" -> "anthropic";
            case "gemini" -> "gemini";
            case "ollama" -> "llama2";
            default -> "openai";
        };
    }

    private static Map<String, Object> options(Parameters overrides, Upstream upstream) {
        Map<String, Object> options = new LinkedHashMap<>();
        if (upstream.protocol().equals("anthropic")) {
            options.put("anthropic_version", "2023-06-01");
        }
        if (upstream.protocol().equals("ollama")) {
            options.put("llama2_format", "ollama");
            options.put("upstream_url", upstream.base() + "/api/chat");
        } else if (upstream.protocol().startsWith("openai") && !"openai".equals(upstream.vendor())) {
            options.put("upstream_url", upstream.base() + "/chat/completions");
        }
        Chat.put(options, "max_tokens", overrides.maxTokens());
        Chat.put(options, "temperature", overrides.temperature());
        Chat.put(options, "top_p", overrides.topP());
        return options;
    }
}
