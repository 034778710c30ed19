package dev.trivium.route.engine;

import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ModelAddress;
import dev.trivium.route.Route;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Makes routes into models. Safe for several threads if what it was given is. */
public final class RouteEngine {

    /** How deep steps, and routes in routes, may stand in each other. */
    static final int DEEPEST = 50;

    private final Function<ModelAddress, @Nullable ChatModel> lookup;
    private final ToLongFunction<ChatRequest> tokenCounter;
    private final LongSupplier nanoTime;
    private final Executor executor;

    /**
     * @param lookup from an address to a model or route; null, or an IllegalArgumentException whose message is for the
     *     user, if there is none
     * @param tokenCounter input tokens of a request; asked only by conditions that need it, on the executor
     * @param nanoTime {@link System#nanoTime()}, or a clock of a test
     * @param executor where a route decides; never the caller's thread, unless a test wants that
     */
    public RouteEngine(
            Function<ModelAddress, @Nullable ChatModel> lookup,
            ToLongFunction<ChatRequest> tokenCounter,
            LongSupplier nanoTime,
            Executor executor) {
        this.lookup = lookup;
        this.tokenCounter = tokenCounter;
        this.nanoTime = nanoTime;
        this.executor = executor;
    }

    public RouteModel model(Route route) {
        return new RouteModel(this, route);
    }

    /** @throws IllegalArgumentException from the lookup, with a message for the user */
    @Nullable
    ChatModel find(ModelAddress address) {
        return lookup.apply(address);
    }

    ToLongFunction<ChatRequest> tokenCounter() {
        return tokenCounter;
    }

    long now() {
        return nanoTime.getAsLong();
    }

    Executor executor() {
        return executor;
    }
}
