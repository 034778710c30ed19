package dev.trivium.route.engine;

import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ModelAddress;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * All that an engine knows of the world. Each part must be safe for several threads.
 *
 * @param lookup from an address to a model or route; null, or an IllegalArgumentException whose message is for the user,
 *     if there is none
 * @param tokenCounter input tokens of a request; asked only where it is needed, on the executor
 * @param prices what a request will cost at a model
 * @param live what has happened of late
 * @param clock the day and the time of day
 * @param nanoTime {@link System#nanoTime()}, or a clock of a test
 * @param random for weights, exploration and jitter
 * @param executor where a route decides; never the caller's thread, unless a test wants that
 * @param timer for waits and limits of time
 */
public record Surroundings(
        Function<ModelAddress, @Nullable ChatModel> lookup,
        ToLongFunction<ChatRequest> tokenCounter,
        Prices prices,
        LiveState live,
        Clock clock,
        LongSupplier nanoTime,
        RandomGenerator random,
        Executor executor,
        Timer timer) {

    /** Real time and chance, no prices, and live state that begins empty. */
    public static Surroundings of(
            Function<ModelAddress, @Nullable ChatModel> lookup,
            ToLongFunction<ChatRequest> tokenCounter,
            LongSupplier nanoTime,
            Executor executor) {
        Clock clock = Clock.system(ZoneId.systemDefault());
        return new Surroundings(
                lookup,
                tokenCounter,
                Prices.UNKNOWN,
                new LiveState(nanoTime, clock),
                clock,
                nanoTime,
                new Random(),
                executor,
                Timer.system(executor));
    }

    public Surroundings withPrices(Prices value) {
        return new Surroundings(lookup, tokenCounter, value, live, clock, nanoTime, random, executor, timer);
    }

    public Surroundings withLive(LiveState value) {
        return new Surroundings(lookup, tokenCounter, prices, value, clock, nanoTime, random, executor, timer);
    }
}
