package dev.trivium.workspace;

import dev.trivium.catalog.ModelInfo;
import dev.trivium.catalog.Pricing;
import dev.trivium.catalog.TokenCounter;
import dev.trivium.chat.Basis;
import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Usage;
import dev.trivium.route.Route;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What requests will cost, as far as can be told before anybody is asked. */
final class Expectations {

    /** Output tokens that are reckoned with where a request does not bound them. */
    private static final int USUAL_ANSWER = 500;

    private final TokenCounter counter;
    private final Function<ModelAddress, @Nullable ModelInfo> catalog;
    private final Function<ModelAddress, @Nullable Route> routes;

    Expectations(
            TokenCounter counter,
            Function<ModelAddress, @Nullable ModelInfo> catalog,
            Function<ModelAddress, @Nullable Route> routes) {
        this.counter = counter;
        this.catalog = catalog;
        this.routes = routes;
    }

    /** With the whole answer that the request allows, or one of usual length; null if no price is known. */
    @Nullable
    BigDecimal usd(ModelAddress address, ChatRequest request) {
        Integer most = request.parameters().maxTokens();
        Usage usage = Usage.of(counter.count("", request), most == null ? USUAL_ANSWER : most, Basis.ESTIMATED);
        ModelInfo info = catalog.apply(address);
        return info == null
                ? null
                : Pricing.cost(info, usage, LocalDate.now(ZoneOffset.UTC)).usd();
    }

    /** Of a route, one call of its dearest model: which it calls, and how often, only the run will tell. */
    Expected of(ChatModel model, ChatRequest request) {
        ModelAddress address = model.address();
        if (model.simulated() || address.isReplay()) {
            return Expected.NOTHING;
        }
        return address.isRoute() ? route(address, request, new HashSet<>()) : Expected.of(usd(address, request));
    }

    private Expected route(ModelAddress address, ChatRequest request, Set<ModelAddress> seen) {
        Route route = routes.apply(address);
        if (route == null || !seen.add(address)) {
            return Expected.of(null);
        }
        Expected dearest = Expected.NOTHING;
        for (ModelAddress model : route.models()) {
            dearest = dearest.or(model.isRoute() ? route(model, request, seen) : Expected.of(usd(model, request)));
        }
        for (ModelAddress inner : route.routes()) {
            dearest = dearest.or(route(inner, request, seen));
        }
        return dearest;
    }
}
