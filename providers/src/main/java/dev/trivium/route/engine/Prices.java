package dev.trivium.route.engine;

import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ModelAddress;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Says beforehand what a request will cost, about. */
@FunctionalInterface
public interface Prices {

    Prices UNKNOWN = (model, request) -> null;

    /** US dollars; null if the model's price is not known. */
    @Nullable
    BigDecimal estimate(ModelAddress model, ChatRequest request);
}
