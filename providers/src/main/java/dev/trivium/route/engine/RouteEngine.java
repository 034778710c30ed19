package dev.trivium.route.engine;

import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ModelAddress;
import dev.trivium.route.Circumstances;
import dev.trivium.route.Route;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Makes routes into models. Safe for several threads. */
public final class RouteEngine {

    /** How deep steps, and routes in routes, may stand in each other. */
    static final int DEEPEST = 50;

    private final Surroundings surroundings;
    private final Circumstances circumstances;

    public RouteEngine(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.circumstances = new LiveCircumstances(surroundings);
    }

    /** With what {@link Surroundings#of} adds. */
    public RouteEngine(
            Function<ModelAddress, @Nullable ChatModel> lookup,
            ToLongFunction<ChatRequest> tokenCounter,
            LongSupplier nanoTime,
            Executor executor) {
        this(Surroundings.of(lookup, tokenCounter, nanoTime, executor));
    }

    public RouteModel model(Route route) {
        return new RouteModel(this, route);
    }

    /** What conditions of its routes look at beside the request. */
    public Circumstances circumstances() {
        return circumstances;
    }

    /** @throws IllegalArgumentException from the lookup, with a message for the user */
    @Nullable
    ChatModel find(ModelAddress address) {
        return surroundings.lookup().apply(address);
    }

    Surroundings surroundings() {
        return surroundings;
    }

    LiveState live() {
        return surroundings.live();
    }

    long now() {
        return surroundings.nanoTime().getAsLong();
    }

    private record LiveCircumstances(Surroundings surroundings) implements Circumstances {

        @Override
        public long tokens(ChatRequest request) {
            return surroundings.tokenCounter().applyAsLong(request);
        }

        @Override
        public LocalTime time() {
            return LocalTime.now(surroundings.clock());
        }

        @Override
        public BigDecimal spentToday() {
            return surroundings.live().spentToday();
        }

        @Override
        public @Nullable Duration latency(ModelAddress model) {
            return surroundings.live().latency(model);
        }

        @Override
        public @Nullable BigDecimal errorRate(ModelAddress model) {
            return surroundings.live().errorRate(model);
        }
    }
}
