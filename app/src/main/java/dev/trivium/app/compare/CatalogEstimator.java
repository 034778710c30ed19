package dev.trivium.app.compare;

import dev.trivium.catalog.CapabilityCheck;
import dev.trivium.catalog.ModelInfo;
import dev.trivium.catalog.Pricing;
import dev.trivium.catalog.TokenCounter;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ModelAddress;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Estimates by the catalogue's prices, for an answer as long as it may be. */
public final class CatalogEstimator implements Estimator {

    /** What an answer is taken to have where no limit is set. */
    public static final int USUAL_ANSWER = 500;

    private final TokenCounter counter;
    private final Function<ModelAddress, @Nullable ModelInfo> catalog;
    private final Clock clock;
    private final CapabilityCheck check;

    /** @param catalog what is known of a model; null for a route or an unknown model */
    public CatalogEstimator(TokenCounter counter, Function<ModelAddress, @Nullable ModelInfo> catalog, Clock clock) {
        this.counter = counter;
        this.catalog = catalog;
        this.clock = clock;
        this.check = new CapabilityCheck(counter);
    }

    @Override
    public Estimate estimate(ModelAddress model, ChatRequest request) {
        long input = counter.count(model.model(), request);
        Integer limit = request.parameters().maxTokens();
        long output = limit == null ? USUAL_ANSWER : limit;
        ModelInfo info = catalog.apply(model);
        List<String> problems = info == null ? List.of() : check.problems(info, request);
        return new Estimate(input, Pricing.estimate(info, input, output, LocalDate.now(clock)), problems);
    }

    @Override
    public long tokens(String text) {
        return text.isEmpty() ? 0 : counter.estimate("", text).tokens();
    }
}
