package dev.trivium.route.export;

import dev.trivium.chat.ErrorKind;
import dev.trivium.route.Retry;
import dev.trivium.route.Route;
import dev.trivium.yaml.YamlWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Manifests of Envoy AI Gateway, {@code v1beta1}: one AIGatewayRoute with a rule for each way, and what its backends need.
 *
 * <p>Fields as in its CRDs. Keys are secrets of the cluster that are named and never written.
 */
final class EnvoyTarget extends GatewayTarget {

    static final String HEADER = "x-trivium-way";

    private static final String GROUP = "gateway.envoyproxy.io";
    private static final int MOST_RULES = 15;

    @Override
    public String name() {
        return "envoy";
    }

    @Override
    public String title() {
        return "Envoy AI Gateway";
    }

    @Override
    public String version() {
        return "aigateway.envoyproxy.io/v1beta1";
    }

    @Override
    public String about() {
        return "Manifests: kubectl apply -f FILE, beside a Gateway of the name that parentRefs has.";
    }

    @Override
    Written write(Route route, ExportContext context, Ledger ledger) {
        List<Way.Rule> rules = Ways.of(route, context, ledger, new EnvoyWords());
        Map<String, Way> ways = new LinkedHashMap<>();
        rules.subList(0, rules.size() - 1)
                .forEach(rule -> ways.putIfAbsent(rule.way().name(), rule.way()));
        Way usual = rules.get(rules.size() - 1).way();
        ways.remove(usual.name());
        Map<String, Upstream> backends = new LinkedHashMap<>();
        rules.forEach(rule -> rule.way()
                .tiers()
                .forEach(tier -> tier.legs().forEach(leg -> {
                    Upstream upstream = context.upstream(leg.call().model());
                    backends.putIfAbsent(plain(upstream.connection()), upstream);
                })));
        List<Map<String, Object>> documents = new ArrayList<>();
        List<Object> written = new ArrayList<>();
        ways.values().forEach(way -> written.add(rule(route, way, false, context)));
        written.add(rule(route, usual, true, context));
        documents.add(
                resource("aigateway.envoyproxy.io/v1beta1", "AIGatewayRoute", plain(route.name()), spec(written)));
        backends.forEach((name, upstream) -> EnvoyBackend.add(name, upstream, documents));
        documents.add(policy(route, rules));
        String text = stamp(route) + documents.stream().map(YamlWriter::block).collect(Collectors.joining("---\n"));
        List<String> todo = new ArrayList<>();
        for (String key : new TreeSet<>(backends.values().stream()
                .map(Upstream::keyVariable)
                .filter(key -> key != null)
                .toList())) {
            todo.add("Make the secret: kubectl create secret generic " + EnvoyBackend.secret(key)
                    + " --from-literal=apiKey=\"$" + key + "\".");
        }
        if (written.size() > MOST_RULES) {
            todo.add("A route may have " + MOST_RULES + " rules and this one has more: split it by hand.");
        }
        String code = rules.size() == 1 ? "" : WayPython.code(rules, way -> way);
        return new Written(
                List.of(new ExportFile(route.name() + ".envoy.yaml", text, ExportFile.Syntax.YAML)), todo, code);
    }

    private static Map<String, Object> spec(List<Object> rules) {
        Map<String, Object> parent = new LinkedHashMap<>();
        parent.put("name", "llm-routing");
        parent.put("kind", "Gateway");
        parent.put("group", "gateway.networking.k8s.io");
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("parentRefs", List.of(parent));
        spec.put("rules", rules);
        return spec;
    }

    /** The rule with fewer headers gives way to the others, so the usual way needs none of its own. */
    private static Map<String, Object> rule(Route route, Way way, boolean usual, ExportContext context) {
        List<Object> headers = new ArrayList<>();
        headers.add(header("x-ai-eg-model", route.name()));
        if (!usual) {
            headers.add(header(HEADER, way.name()));
        }
        List<Object> backends = new ArrayList<>();
        Duration longest = null;
        for (int i = 0; i < way.tiers().size(); i++) {
            List<Way.Leg> legs = way.tiers().get(i).legs();
            List<Long> weights =
                    Weights.whole(legs.stream().map(Way.Leg::weight).toList());
            for (int j = 0; j < legs.size(); j++) {
                Way.Leg leg = legs.get(j);
                longest = longest == null || (leg.time() != null && leg.time().compareTo(longest) > 0)
                        ? leg.time()
                        : longest;
                backends.add(backend(
                        leg, i, weights.get(j), context.upstream(leg.call().model())));
            }
        }
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("name", plain(way.name()));
        rule.put("matches", List.of(Map.of("headers", headers)));
        rule.put("backendRefs", backends);
        if (longest != null) {
            rule.put("timeouts", Map.of("backendRequest", longest.toMillis() + "ms"));
        }
        return rule;
    }

    private static Map<String, Object> header(String name, String value) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("type", "Exact");
        header.put("name", name);
        header.put("value", value);
        return header;
    }

    private static Map<String, Object> backend(Way.Leg leg, int priority, long weight, Upstream upstream) {
        Map<String, Object> backend = new LinkedHashMap<>();
        backend.put("name", plain(upstream.connection()));
        backend.put("modelNameOverride", leg.call().model().model());
        backend.put("priority", priority);
        backend.put("weight", weight);
        List<Object> set = new ArrayList<>();
        Chat.parameters(leg.call().overrides()).forEach((field, value) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("path", field);
            one.put("value", PrettyJson.line(value));
            set.add(one);
        });
        if (!set.isEmpty()) {
            backend.put("bodyMutation", Map.of("set", set));
        }
        return backend;
    }

    /** Falling back to the next priority is a retry there. */
    private static Map<String, Object> policy(Route route, List<Way.Rule> rules) {
        Set<ErrorKind> on = EnumSet.noneOf(ErrorKind.class);
        int tries = 0;
        int again = 0;
        for (Way.Rule rule : rules) {
            on.addAll(rule.way().on());
            tries = Math.max(tries, rule.way().tiers().size());
            for (Way.Tier tier : rule.way().tiers()) {
                for (Way.Leg leg : tier.legs()) {
                    Retry retry = leg.retry();
                    if (retry != null) {
                        on.addAll(retry.on().isEmpty() ? Statuses.retryable() : retry.on());
                        again = Math.max(again, retry.attempts() - 1);
                    }
                }
            }
        }
        Map<String, Object> retryOn = new LinkedHashMap<>();
        retryOn.put("httpStatusCodes", Statuses.of(on));
        retryOn.put("triggers", List.of("connect-failure", "retriable-status-codes"));
        Map<String, Object> retry = new LinkedHashMap<>();
        retry.put("numRetries", Math.max(0, tries * (again + 1) - 1));
        retry.put("numAttemptsPerPriority", again + 1);
        retry.put("retryOn", retryOn);
        Map<String, Object> spec = new LinkedHashMap<>();
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("group", "gateway.networking.k8s.io");
        target.put("kind", "HTTPRoute");
        target.put("name", plain(route.name()));
        spec.put("targetRefs", List.of(target));
        spec.put("retry", retry);
        return resource(GROUP + "/v1alpha1", "BackendTrafficPolicy", plain(route.name()), spec);
    }

    static Map<String, Object> resource(String version, String kind, String name, Map<String, Object> spec) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", name);
        metadata.put("namespace", "default");
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("apiVersion", version);
        resource.put("kind", kind);
        resource.put("metadata", metadata);
        resource.put("spec", spec);
        return resource;
    }

    /** Names in a cluster: lower-case letters, digits and hyphens. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    /** The host and port of a server. */
    static Map<String, Object> endpoint(URI base) {
        boolean secure = "https".equals(base.getScheme());
        int port = base.getPort() > 0 ? base.getPort() : secure ? 443 : 80;
        Map<String, Object> fqdn = new LinkedHashMap<>();
        fqdn.put("hostname", String.valueOf(base.getHost()));
        fqdn.put("port", port);
        return Map.of("fqdn", fqdn);
    }
}
