package dev.trivium.route;

import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.FinishReason;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Parameters;
import dev.trivium.chat.Role;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Routes of every kind of step, named as the reader names them. They call the models m/0 to m/3. */
public final class RandomRoutes {

    private final Random random;
    private final Map<String, Step> steps = new LinkedHashMap<>();

    private RandomRoutes(long seed) {
        this.random = new Random(seed);
    }

    public static Route of(long seed) {
        RandomRoutes routes = new RandomRoutes(seed);
        routes.build("s", 4);
        routes.steps.put("shared", new Step.Call(ModelAddress.parse("m/0"), Parameters.NONE));
        return new Route("r", "Random.", "s", routes.steps);
    }

    private String build(String name, int depth) {
        if (depth < 4 && random.nextInt(8) == 0) {
            return "shared";
        }
        // It takes its place before what is written inside it.
        steps.put(name, new Step.Use("shared"));
        steps.put(name, depth == 0 ? call() : step(name, depth));
        return name;
    }

    private Step step(String name, int depth) {
        return switch (random.nextInt(14)) {
            case 0 ->
                new Step.Choose(
                        List.of(new Step.When(condition(), build(name + ".1", depth - 1))),
                        build(name + ".otherwise", depth - 1));
            case 1, 2 -> fallback(name, depth);
            case 3 -> balance(name, depth);
            case 4 -> new Sequence(several(name, depth, 1));
            case 5, 6 -> parallel(name, depth);
            case 7 -> {
                List<String> two = several(name, depth, 2);
                yield new Hedge(
                        two.get(0),
                        two.get(1),
                        random.nextBoolean() ? null : Duration.ofMillis(random.nextInt(400) + 1));
            }
            case 8 ->
                new Prepare(
                        build(name + ".1", depth - 1),
                        true,
                        Set.of(Prepare.Personal.EMAIL),
                        500,
                        Map.of(Role.SYSTEM, Role.USER));
            case 9 -> new Cache(build(name + ".1", depth - 1), Duration.ofMinutes(2), 3);
            case 10 ->
                new Retry(
                        build(name + ".1", depth - 1),
                        2 + random.nextInt(2),
                        Duration.ofMillis(300),
                        Duration.ofSeconds(3),
                        random.nextBoolean() ? Set.of() : EnumSet.of(ErrorKind.SERVER));
            case 11 ->
                new Limit(
                        build(name + ".1", depth - 1),
                        Duration.ofMillis(random.nextInt(3000) + 1),
                        new BigDecimal("0.5"),
                        40,
                        Duration.ofMinutes(1));
            case 12 -> new Breaker(build(name + ".1", depth - 1), 2, Duration.ofMinutes(1), Duration.ofSeconds(5));
            default -> call();
        };
    }

    private Step fallback(String name, int depth) {
        List<String> targets = several(name, depth, 2);
        Check check = random.nextBoolean() ? null : check(name, depth);
        boolean usual = random.nextBoolean();
        return new Step.Fallback(
                targets,
                usual ? Step.Fallback.USUAL : EnumSet.of(ErrorKind.SERVER, ErrorKind.CONTENT_FILTER),
                usual || random.nextBoolean(),
                check,
                random.nextBoolean() ? null : Duration.ofMillis(random.nextInt(900) + 1));
    }

    private Check check(String name, int depth) {
        boolean judged = random.nextBoolean();
        Check.Score score = judged
                ? new Check.Score(build(name + ".judge", depth - 1), new BigDecimal("0.7"), "Is it \"right\"?")
                : null;
        return new Check(
                List.of("o"),
                TextPattern.of("[a-z]\\d?"),
                random.nextInt(4) == 0,
                null,
                1,
                null,
                EnumSet.of(FinishReason.STOP),
                score);
    }

    private Step balance(String name, int depth) {
        List<Balance.Share> shares = new ArrayList<>();
        for (String target : several(name, depth, 2)) {
            shares.add(new Balance.Share(target, BigDecimal.valueOf(random.nextInt(3) + 1)));
        }
        Balance.By by = Balance.By.values()[random.nextInt(4)];
        double explore = by == Balance.By.LEAST_LATENCY ? 0.25 : 0;
        return new Balance(shares, by, explore, random.nextBoolean() ? null : "user");
    }

    private Step parallel(String name, int depth) {
        List<String> targets = several(name, depth, 2);
        Parallel.Aggregate aggregate = Parallel.Aggregate.values()[random.nextInt(5)];
        String by = aggregate.needsBy() ? build(name + ".by", depth - 1) : null;
        Check check = aggregate == Parallel.Aggregate.FIRST_GOOD && random.nextBoolean() ? check(name, depth) : null;
        return new Parallel(targets, aggregate, by, check);
    }

    private List<String> several(String name, int depth, int count) {
        List<String> targets = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            targets.add(build(name + "." + i, depth - 1));
        }
        return targets;
    }

    private Step call() {
        boolean templated = random.nextInt(3) == 0;
        return new Step.Call(
                ModelAddress.parse("m/" + random.nextInt(4)),
                random.nextBoolean()
                        ? Parameters.NONE
                        : Parameters.NONE.withTemperature(0.5).withStop(List.of("#", "no")),
                templated ? "{{input}}\n\n- {{answer}}: '\"" : null,
                random.nextBoolean() ? null : "Be # kind.\n  ");
    }

    private Condition condition() {
        try {
            return Condition.parse(
                    random.nextBoolean()
                            ? "input.tokens > 3 or asks_for_code"
                            : "error_rate(\"m/1\") > 0.5 and input contains \"a\"");
        } catch (ConditionException e) {
            throw new IllegalStateException(e);
        }
    }
}
