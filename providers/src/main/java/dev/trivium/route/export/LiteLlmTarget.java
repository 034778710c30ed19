package dev.trivium.route.export;

import dev.trivium.chat.ErrorKind;
import dev.trivium.route.Balance;
import dev.trivium.route.Cache;
import dev.trivium.route.Limit;
import dev.trivium.route.Retry;
import dev.trivium.route.Route;
import dev.trivium.yaml.YamlWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of LiteLLM's proxy. Each way of the route is a model group that clients ask for by name; tiers behind the
 * first are groups of their own, to which the first falls back.
 *
 * <p>Format as in the source of LiteLLM 1.108 ({@code litellm/types/router.py}, {@code litellm/router.py}).
 */
final class LiteLlmTarget extends GatewayTarget {

    /** Kinds of failure by the classes that its retry policy knows. */
    static final Map<ErrorKind, String> RETRIES = Map.of(
            ErrorKind.INVALID_REQUEST, "BadRequestErrorRetries",
            ErrorKind.AUTHENTICATION, "AuthenticationErrorRetries",
            ErrorKind.TIMEOUT, "TimeoutErrorRetries",
            ErrorKind.RATE_LIMIT, "RateLimitErrorRetries",
            ErrorKind.CONTENT_FILTER, "ContentPolicyViolationErrorRetries",
            ErrorKind.SERVER, "InternalServerErrorRetries",
            ErrorKind.OVERLOADED, "ServiceUnavailableErrorRetries",
            ErrorKind.NOT_FOUND, "NotFoundErrorRetries");

    @Override
    public String name() {
        return "litellm";
    }

    @Override
    public String title() {
        return "LiteLLM proxy";
    }

    @Override
    public String version() {
        return "LiteLLM 1.108";
    }

    @Override
    public String about() {
        return "A configuration for the proxy: litellm --config FILE.";
    }

    @Override
    Written write(Route route, ExportContext context, Ledger ledger) {
        List<Way.Rule> rules = Ways.of(route, context, ledger, new LiteLlmWords());
        Config config = new Config(context);
        String usual = rules.get(rules.size() - 1).way().name();
        Map<String, Way> ways = new LinkedHashMap<>();
        rules.forEach(rule -> ways.putIfAbsent(rule.way().name(), rule.way()));
        ways.values().forEach(way -> config.add(way, group(route.name(), way.name(), usual)));
        String text = stamp(route) + YamlWriter.block(config.root());
        List<String> todo = new ArrayList<>();
        for (String key : new TreeSet<>(config.keys)) {
            todo.add("Set the environment variable " + key + " where the proxy runs.");
        }
        String code = rules.size() == 1 ? "" : WayPython.code(rules, way -> group(route.name(), way, usual));
        ExportFile file = new ExportFile(route.name() + ".litellm.yaml", text, ExportFile.Syntax.YAML);
        return new Written(List.of(file), todo, code);
    }

    /**
     * The name of a way's model group. The usual way has the route's own name, and not an alias, since the proxy looks up
     * neither fallbacks nor retries behind an alias (seen when it ran).
     */
    static String group(String route, String way, String usual) {
        return way.equals(usual) ? route : route + "/" + way;
    }

    private static final class Config {

        private final ExportContext context;
        private final List<Object> models = new ArrayList<>();
        private final List<Object> fallbacks = new ArrayList<>();
        private final List<Object> groups = new ArrayList<>();
        private final Map<String, Object> retries = new LinkedHashMap<>();
        private final List<String> keys = new ArrayList<>();
        private boolean breaks;
        private boolean budgets;
        private int longest = 1;
        private @Nullable Cache cache;

        Config(ExportContext context) {
            this.context = context;
        }

        void add(Way way, String group) {
            List<Object> behind = new ArrayList<>();
            longest = Math.max(longest, way.tiers().size());
            for (int i = 0; i < way.tiers().size(); i++) {
                String name = i == 0 ? group : group + "/" + (i + 1);
                if (i > 0) {
                    behind.add(name);
                }
                Way.Tier tier = way.tiers().get(i);
                tier(tier, name);
                strategy(tier.by(), name);
                tier.legs().stream()
                        .map(Way.Leg::retry)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .ifPresent(retry -> retries.put(name, policy(retry)));
            }
            if (!behind.isEmpty()) {
                fallbacks.add(Map.of(group, behind));
            }
        }

        private void tier(Way.Tier tier, String name) {
            List<Long> weights =
                    Weights.whole(tier.legs().stream().map(Way.Leg::weight).toList());
            for (int i = 0; i < tier.legs().size(); i++) {
                Way.Leg leg = tier.legs().get(i);
                Upstream upstream = context.upstream(leg.call().model());
                if (upstream.keyVariable() != null) {
                    keys.add(upstream.keyVariable());
                }
                Map<String, Object> params = LiteLlmModel.params(leg.call(), upstream);
                if (tier.legs().size() > 1) {
                    params.put("weight", weights.get(i));
                }
                if (leg.time() != null) {
                    params.put("timeout", seconds(leg.time()));
                }
                cache = leg.cache() == null ? cache : leg.cache();
                limits(params, leg);
                // Its client would try again by itself, twice.
                params.put("max_retries", 0);
                Map<String, Object> model = new LinkedHashMap<>();
                model.put("model_name", name);
                model.put("litellm_params", params);
                model.put("model_info", Map.of("id", name + "#" + (i + 1)));
                models.add(model);
            }
        }

        private void limits(Map<String, Object> params, Way.Leg leg) {
            Limit limit = leg.limit();
            if (limit != null && limit.usdPerDay() != null) {
                params.put("max_budget", limit.usdPerDay());
                params.put("budget_duration", "1d");
                budgets = true;
            }
            if (limit != null && limit.calls() != null && limit.per() != null) {
                params.put(
                        "rpm",
                        Math.max(
                                1,
                                Math.round(
                                        limit.calls() * 60_000.0 / limit.per().toMillis())));
            }
            if (leg.breaker() != null) {
                params.put("cooldown_time", seconds(leg.breaker().open()));
                breaks = true;
            }
        }

        private void strategy(Balance.By by, String name) {
            String strategy = switch (by) {
                case LEAST_LATENCY -> "latency-based-routing";
                case CHEAPEST -> "cost-based-routing";
                case WEIGHTED, ROUND_ROBIN -> "";
            };
            if (!strategy.isEmpty()) {
                Map<String, Object> group = new LinkedHashMap<>();
                group.put("group_name", name + "-group");
                group.put("models", List.of(name));
                group.put("routing_strategy", strategy);
                groups.add(group);
            }
        }

        private static Map<String, Object> policy(Retry retry) {
            Map<String, Object> policy = new LinkedHashMap<>();
            for (ErrorKind kind : ErrorKind.values()) {
                String field = RETRIES.get(kind);
                if (field != null) {
                    boolean on = retry.on().isEmpty()
                            ? kind.usuallyRetryable()
                            : retry.on().contains(kind);
                    policy.put(field, on ? retry.attempts() - 1 : 0);
                }
            }
            policy.put("DefaultRetries", 0);
            return policy;
        }

        Map<String, Object> root() {
            Map<String, Object> router = new LinkedHashMap<>();
            router.put("routing_strategy", "simple-shuffle");
            if (!groups.isEmpty()) {
                router.put("routing_groups", groups);
            }
            router.put("num_retries", 0);
            if (!retries.isEmpty()) {
                router.put("model_group_retry_policy", retries);
            }
            if (!fallbacks.isEmpty()) {
                router.put("fallbacks", fallbacks);
            }
            if (longest > 6) {
                router.put("max_fallbacks", longest - 1);
            }
            if (budgets) {
                router.put("optional_pre_call_checks", List.of("router_budget_limiting"));
            }
            if (!breaks) {
                router.put("disable_cooldowns", true);
            }
            Map<String, Object> root = new LinkedHashMap<>();
            root.put("model_list", models);
            root.put("router_settings", router);
            Map<String, Object> settings = new LinkedHashMap<>();
            settings.put("drop_params", true);
            if (cache != null) {
                settings.put("cache", true);
                Map<String, Object> params = new LinkedHashMap<>();
                params.put("type", "local");
                params.put("ttl", cache.age().toSeconds());
                settings.put("cache_params", params);
            }
            root.put("litellm_settings", settings);
            root.put("general_settings", Map.of("master_key", "os.environ/LITELLM_MASTER_KEY"));
            keys.add("LITELLM_MASTER_KEY");
            return root;
        }

        private static BigDecimal seconds(Duration span) {
            return BigDecimal.valueOf(span.toMillis(), 3).stripTrailingZeros();
        }
    }
}
