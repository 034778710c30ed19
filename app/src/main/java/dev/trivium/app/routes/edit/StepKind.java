package dev.trivium.app.routes.edit;

import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Parameters;
import dev.trivium.route.Balance;
import dev.trivium.route.Breaker;
import dev.trivium.route.Cache;
import dev.trivium.route.Condition;
import dev.trivium.route.Hedge;
import dev.trivium.route.Limit;
import dev.trivium.route.Parallel;
import dev.trivium.route.Prepare;
import dev.trivium.route.Retry;
import dev.trivium.route.Sequence;
import dev.trivium.route.Step;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What can be added to a route. A new one can run at once: it has usual options, and models where it needs some. */
public enum StepKind {
    PREPARE("Preprocess", "prepare"),
    CHOOSE("Condition", "condition"),
    CALL("Model", "model"),
    FALLBACK("Fallback", "fallback"),
    BALANCE("Load balance", "balance"),
    PARALLEL("Parallel", "parallel"),
    SEQUENCE("Sequence", "sequence"),
    HEDGE("Hedge", "hedge"),
    CACHE("Cache", "cache"),
    RETRY("Retry", "retry"),
    LIMIT("Limit", "limit"),
    BREAKER("Breaker", "breaker");

    private static final BigDecimal MANY_TOKENS = new BigDecimal(4000);
    private static final Duration USUAL_TIME = Duration.ofSeconds(30);

    private final String title;
    private final String base;

    StepKind(String title, String base) {
        this.title = title;
        this.base = base;
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /** What a new one is called, before it is given a better name. */
    String base() {
        return base;
    }

    /** As in the file: {@code choose}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it wraps one step and leads nowhere else. */
    public boolean wraps() {
        return this == PREPARE || this == CACHE || this == RETRY || this == LIMIT || this == BREAKER;
    }

    static Step model(ModelAddress model) {
        return new Step.Call(model, Parameters.NONE);
    }

    /**
     * A new step of this kind that leads to an earlier one. Not for a call, which leads nowhere.
     *
     * @param other where it leads beside, if it needs two
     */
    Step around(String inner, String other) {
        return switch (this) {
            case CALL, SEQUENCE -> new Sequence(List.of(inner, other));
            case CHOOSE ->
                new Step.Choose(
                        List.of(new Step.When(
                                new Condition.Comparison(
                                        Condition.Input.TOKENS,
                                        Condition.Operator.GREATER,
                                        new Condition.Amount(MANY_TOKENS)),
                                other)),
                        inner);
            case FALLBACK -> new Step.Fallback(List.of(inner, other), Step.Fallback.USUAL, true, null, null);
            case BALANCE ->
                new Balance(
                        List.of(new Balance.Share(inner, BigDecimal.ONE), new Balance.Share(other, BigDecimal.ONE)),
                        Balance.By.WEIGHTED,
                        Balance.USUAL_EXPLORE,
                        null);
            case PARALLEL -> new Parallel(List.of(inner, other), Parallel.Aggregate.FIRST_GOOD, null, null);
            case HEDGE -> new Hedge(inner, other, null);
            case PREPARE -> new Prepare(inner, true, Set.of(), null, Map.of());
            case CACHE -> new Cache(inner, Cache.USUAL_AGE, Cache.USUAL_ENTRIES);
            case RETRY -> new Retry(inner, Retry.USUAL_ATTEMPTS, Retry.USUAL_BASE, Retry.USUAL_CAP, Set.of());
            case LIMIT -> new Limit(inner, USUAL_TIME, null, null, null);
            case BREAKER -> new Breaker(inner, Breaker.USUAL_FAILURES, Breaker.USUAL_WINDOW, Breaker.USUAL_OPEN);
        };
    }
}
