package dev.trivium.route.engine;

import dev.trivium.chat.ModelAddress;
import dev.trivium.route.Balance;
import dev.trivium.route.Durations;
import dev.trivium.route.Route;
import dev.trivium.route.Step;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Finds the share that a request goes to. */
record Balancer(RouteRun run, Balance step, Place here) {

    Decision decide() {
        String key = step.sticky();
        String value = key == null ? null : here.request().metadata().get(key);
        if (value != null) {
            return new Decision(sticky(value), "sticky by metadata." + key);
        }
        return switch (step.by()) {
            case WEIGHTED -> new Decision(weighted(), "drawn by weight");
            case ROUND_ROBIN ->
                new Decision(
                        run.engine()
                                .live()
                                .turns(run.key(here))
                                .next(step.shares())
                                .target(),
                        "its turn");
            case LEAST_LATENCY -> fastest();
            case CHEAPEST -> cheapest();
        };
    }

    private String weighted() {
        double total = 0;
        for (Balance.Share share : step.shares()) {
            total += share.weight().doubleValue();
        }
        double drawn = random().nextDouble() * total;
        for (Balance.Share share : step.shares()) {
            drawn -= share.weight().doubleValue();
            if (drawn < 0) {
                return share.target();
            }
        }
        return last().target();
    }

    private Decision fastest() {
        if (step.explore() > 0 && random().nextDouble() < step.explore()) {
            List<Balance.Share> shares = step.shares();
            return new Decision(shares.get(random().nextInt(shares.size())).target(), "explored at random");
        }
        String best = last().target();
        Duration least = null;
        for (Balance.Share share : step.shares()) {
            ModelAddress model = firstModel(run.route(), share.target());
            Duration latency = model == null ? null : run.engine().live().latency(model);
            if (latency == null) {
                return new Decision(share.target(), "not measured of late");
            }
            if (least == null || latency.compareTo(least) < 0) {
                least = latency;
                best = share.target();
            }
        }
        return new Decision(best, "the fastest of late, " + Durations.text(least == null ? Duration.ZERO : least));
    }

    private Decision cheapest() {
        String best = step.shares().get(0).target();
        BigDecimal least = null;
        for (Balance.Share share : step.shares()) {
            ModelAddress model = firstModel(run.route(), share.target());
            BigDecimal price =
                    model == null ? null : run.engine().surroundings().prices().estimate(model, here.request());
            if (price != null && (least == null || price.compareTo(least) < 0)) {
                least = price;
                best = share.target();
            }
        }
        String why = least == null
                ? "no price is known, so the first"
                : "the cheapest, about $" + least.stripTrailingZeros().toPlainString();
        return new Decision(best, why);
    }

    /** Rendezvous hashing by weight: when a share comes or goes, only its own requests move. */
    private String sticky(String value) {
        String best = last().target();
        double most = Double.NEGATIVE_INFINITY;
        for (Balance.Share share : step.shares()) {
            long mixed = mix(31L * value.hashCode() + share.target().hashCode());
            double unit = ((mixed >>> 11) + 0.5) / (1L << 53);
            double score = -share.weight().doubleValue() / Math.log(unit);
            if (score > most) {
                most = score;
                best = share.target();
            }
        }
        return best;
    }

    /** The finaliser of MurmurHash3. */
    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }

    /** The model that a step would call first; null if it leads to another route before that. */
    static @Nullable ModelAddress firstModel(Route route, String target) {
        Step step = Route.isRoute(target) ? null : route.step(target);
        if (step == null) {
            return null;
        }
        if (step instanceof Step.Call call) {
            return call.model();
        }
        List<String> targets = step.targets();
        return targets.isEmpty() ? null : firstModel(route, targets.get(0));
    }

    private Balance.Share last() {
        return step.shares().get(step.shares().size() - 1);
    }

    private RandomGenerator random() {
        return run.engine().surroundings().random();
    }
}
