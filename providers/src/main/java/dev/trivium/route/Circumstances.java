package dev.trivium.route;

import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ModelAddress;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What conditions can look at beside the request: live as it runs, or frozen for a simulation. Safe for several threads. */
public interface Circumstances {

    /** Input tokens of a request; mostly an estimate. Asked only by conditions that need it. */
    long tokens(ChatRequest request);

    LocalTime time();

    /** US dollars that calls have cost since midnight, as far as their prices are known. */
    BigDecimal spentToday();

    /** The median of a model's recent times to first token; null if it answered nothing of late. */
    @Nullable
    Duration latency(ModelAddress model);

    /** The share of a model's recent calls that failed, from 0 to 1; null if there was none of late. */
    @Nullable
    BigDecimal errorRate(ModelAddress model);

    /** Nothing is known but the number of tokens. */
    static Circumstances counting(ToLongFunction<ChatRequest> tokenCounter) {
        return new Circumstances() {
            @Override
            public long tokens(ChatRequest request) {
                return tokenCounter.applyAsLong(request);
            }

            @Override
            public LocalTime time() {
                return LocalTime.MIDNIGHT;
            }

            @Override
            public BigDecimal spentToday() {
                return BigDecimal.ZERO;
            }

            @Override
            public @Nullable Duration latency(ModelAddress model) {
                return null;
            }

            @Override
            public @Nullable BigDecimal errorRate(ModelAddress model) {
                return null;
            }
        };
    }
}
