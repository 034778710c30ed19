package dev.trivium.route.export;

import dev.trivium.chat.ErrorKind;
import dev.trivium.route.Balance;
import dev.trivium.route.Breaker;
import dev.trivium.route.Cache;
import dev.trivium.route.Condition;
import dev.trivium.route.Limit;
import dev.trivium.route.Retry;
import dev.trivium.route.Step;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One way that a request can take, for gateways that know rules and lists but no tree: models that are tried tier after tier.
 *
 * @param name of the step at its beginning, unique among the ways of a route
 * @param on the kinds of failure after which the next tier is tried
 */
record Way(String name, List<Tier> tiers, Set<ErrorKind> on) {

    /** Models among which one is chosen. */
    record Tier(List<Leg> legs, Balance.By by) {

        Tier each(UnaryOperator<Leg> change) {
            return new Tier(legs.stream().map(change).toList(), by);
        }
    }

    /**
     * A model, and what stands around its call.
     *
     * @param step the name of its step
     * @param time how long it may take; null for no bound
     * @param retry after which failures it is tried again; null for none
     */
    record Leg(
            String step,
            Step.Call call,
            BigDecimal weight,
            @Nullable Duration time,
            @Nullable Retry retry,
            @Nullable Cache cache,
            @Nullable Breaker breaker,
            @Nullable Limit limit) {

        static Leg of(String step, Step.Call call) {
            return new Leg(step, call, BigDecimal.ONE, null, null, null, null, null);
        }

        Leg weighing(BigDecimal value) {
            return new Leg(step, call, value, time, retry, cache, breaker, limit);
        }

        /** The tighter of two bounds holds. */
        Leg within(@Nullable Duration bound) {
            boolean tighter = bound != null && (time == null || time.compareTo(bound) > 0);
            return new Leg(step, call, weight, tighter ? bound : time, retry, cache, breaker, limit);
        }

        Leg retried(Retry value) {
            return new Leg(step, call, weight, time, value, cache, breaker, limit);
        }

        Leg cached(Cache value) {
            return new Leg(step, call, weight, time, retry, value, breaker, limit);
        }

        Leg spared(Breaker value) {
            return new Leg(step, call, weight, time, retry, cache, value, limit);
        }

        Leg limited(Limit value) {
            return new Leg(step, call, weight, time, retry, cache, breaker, value);
        }
    }

    /** Which way is taken under which condition; the first that holds decides. The last rule has none. */
    record Rule(@Nullable Condition condition, Way way) {}
}
