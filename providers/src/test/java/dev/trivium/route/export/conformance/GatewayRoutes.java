package dev.trivium.route.export.conformance;

import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Parameters;
import dev.trivium.route.Balance;
import dev.trivium.route.Condition;
import dev.trivium.route.ConditionException;
import dev.trivium.route.Retry;
import dev.trivium.route.Route;
import dev.trivium.route.Step;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Random routes of what gateways can carry: choices of every kind of condition, fallbacks, balances and uses. Every call has a
 * model of its own, so that the models that were asked tell the way.
 */
public final class GatewayRoutes {

    /** Kinds that a status tells without doubt, together. */
    private static final List<Set<ErrorKind>> KINDS = List.of(
            EnumSet.of(ErrorKind.RATE_LIMIT, ErrorKind.QUOTA),
            EnumSet.of(ErrorKind.OVERLOADED, ErrorKind.SERVER, ErrorKind.NETWORK),
            EnumSet.of(ErrorKind.TIMEOUT),
            EnumSet.of(ErrorKind.AUTHENTICATION),
            EnumSet.of(ErrorKind.PERMISSION),
            EnumSet.of(ErrorKind.NOT_FOUND));

    private final Random random;
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final boolean retries;
    private boolean metadata;
    private int calls;

    private GatewayRoutes(long seed, boolean retries) {
        this.random = new Random(seed);
        this.retries = retries;
    }

    static Route of(long seed) {
        return of(seed, false);
    }

    /** With conditions on the request's metadata only, which a gateway sees by itself. */
    public static Route ofMetadata(long seed) {
        GatewayRoutes routes = new GatewayRoutes(seed, false);
        routes.metadata = true;
        routes.build("s", 3);
        return new Route("r", "", "s", routes.steps);
    }

    /** @param retries whether calls are tried again; a gateway then waits for seconds */
    static Route of(long seed, boolean retries) {
        GatewayRoutes routes = new GatewayRoutes(seed, retries);
        routes.build("s", 3);
        return new Route("r" + seed, "", "s", routes.steps);
    }

    private String build(String name, int depth) {
        // It takes its place before what is written inside it.
        steps.put(name, new Step.Use(name));
        steps.put(name, step(name, depth));
        return name;
    }

    private Step step(String name, int depth) {
        int kind = depth == 0 ? 9 : depth == 3 ? random.nextInt(3) : random.nextInt(8);
        if (kind <= 2) {
            List<Step.When> whens = new ArrayList<>();
            int count = 1 + random.nextInt(2);
            for (int i = 0; i < count; i++) {
                whens.add(new Step.When(condition(2), build(name + "_" + i, depth - 1)));
            }
            return new Step.Choose(whens, build(name + "_o", depth - 1));
        }
        if (kind <= 4) {
            return new Step.Fallback(several(name, depth), kinds(), false, null, null);
        }
        if (kind == 5) {
            List<Balance.Share> shares = new ArrayList<>();
            for (String target : several(name, depth).subList(0, 2)) {
                shares.add(new Balance.Share(target, BigDecimal.valueOf(1 + random.nextInt(3))));
            }
            return new Balance(shares, Balance.By.WEIGHTED, 0, null);
        }
        if (kind == 6) {
            return new Step.Use(build(name + "_u", depth - 1));
        }
        if (retries && !name.endsWith("_r")) {
            return new Retry(
                    build(name + "_r", 0),
                    2 + random.nextInt(2),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(9),
                    kinds());
        }
        return new Step.Call(new ModelAddress("p", "m" + calls++), Parameters.NONE);
    }

    private Set<ErrorKind> kinds() {
        Set<ErrorKind> on = EnumSet.noneOf(ErrorKind.class);
        while (on.isEmpty()) {
            KINDS.stream().filter(some -> random.nextBoolean()).forEach(on::addAll);
        }
        return on;
    }

    private List<String> several(String name, int depth) {
        List<String> targets = new ArrayList<>();
        int count = 2 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            targets.add(build(name + "_" + i, depth - 1));
        }
        return targets;
    }

    private Condition condition(int depth) {
        int kind = depth == 0 ? 9 : random.nextInt(8);
        return switch (kind) {
            case 0 -> new Condition.All(List.of(condition(depth - 1), condition(depth - 1)));
            case 1 -> new Condition.Any(List.of(condition(depth - 1), condition(depth - 1), condition(depth - 1)));
            case 2 -> new Condition.Not(condition(depth - 1));
            default -> leaf();
        };
    }

    private Condition leaf() {
        String sign = List.of(">", ">=", "<", "<=", "=", "!=").get(random.nextInt(6));
        String equality = random.nextBoolean() ? "=" : "!=";
        String key = "metadata." + Requests.KEYS.get(random.nextInt(Requests.KEYS.size()));
        String text = switch (metadata ? 11 + random.nextInt(2) : random.nextInt(14)) {
            case 0 -> "input.tokens " + sign + " " + 7 * random.nextInt(5);
            case 1 -> "input.characters " + sign + " " + random.nextInt(160);
            case 2 -> "input.turns " + sign + " " + random.nextInt(4);
            case 3 -> "input.language " + equality + " \"" + (random.nextBoolean() ? "de" : "en") + "\"";
            case 4 -> String.format("time %s %02d:%02d", sign, random.nextInt(24), random.nextInt(60));
            case 5 -> "spent_today " + sign + " " + random.nextInt(2);
            case 6 -> "latency(\"q/never\") " + sign + " 2s";
            case 7 -> "error_rate(\"q/never\") " + sign + " 0.5";
            case 8 ->
                List.of("has_code", "asks_for_code", "asks_for_json", "has_image")
                        .get(random.nextInt(4));
            case 9 ->
                "input contains \"" + Requests.WORDS.get(random.nextInt(Requests.WORDS.size())) + "\", \"zebra é\"";
            case 10 -> "input matches \"[a-f]{2}\\\\d|" + Requests.WORDS.get(random.nextInt(4)) + "\"";
            case 11 ->
                key + " " + equality + " \""
                        + Requests.value(random).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            default ->
                key + " " + sign + " " + List.of("5", "-3", "0", "2.50", "1000").get(random.nextInt(5));
        };
        try {
            return Condition.parse(text);
        } catch (ConditionException e) {
            throw new IllegalStateException(text, e);
        }
    }
}
