package dev.trivium.catalog;

import dev.trivium.chat.Answer;
import dev.trivium.chat.Basis;
import dev.trivium.chat.ChatCall;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatListener;
import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Cost;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import dev.trivium.chat.Usage;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model whose answers carry a usage and a cost. All events but the call's last pass through untouched.
 *
 * <p>Where nobody reported a usage, the request and what arrived are counted here and marked estimated. A stream that
 * broke off after an early report of the provider (Anthropic reports at the start) is counted again, so that what was
 * shown is not missing from the figures. A call that was refused, or never sent, costs nothing: its usage stays null and
 * its cost is zero. A simulated model's usage is simulated, and it has no cost.
 *
 * <p>The count happens on the thread that brings the last event; the first count for an OpenAI model loads a table.
 */
public final class MeteredModel implements ChatModel {

    /** Failures after which the provider may have read the whole request although nothing came back. */
    private static final Set<ErrorKind> PERHAPS_READ = Set.of(
            ErrorKind.TIMEOUT,
            ErrorKind.TRUNCATED,
            ErrorKind.CANCELLED,
            ErrorKind.MALFORMED_RESPONSE,
            ErrorKind.CONTENT_FILTER);

    private static final Cost NOTHING = Cost.of(BigDecimal.ZERO, Basis.MEASURED);

    private final ChatModel inner;
    private final @Nullable ModelInfo info;
    private final TokenCounter counter;
    private final Clock clock;

    /**
     * @param info what is known of the model; null if nothing, and then its cost is unknown
     * @param clock tells the day whose price holds
     */
    public MeteredModel(ChatModel inner, @Nullable ModelInfo info, TokenCounter counter, Clock clock) {
        this.inner = inner;
        this.info = info;
        this.counter = counter;
        this.clock = clock;
    }

    @Override
    public ModelAddress address() {
        return inner.address();
    }

    @Override
    public boolean simulated() {
        return inner.simulated();
    }

    @Override
    public ChatCall start(ChatRequest request, Origin origin, ChatListener listener) {
        return inner.start(request, origin, event -> {
            boolean last = event.terminal() && event.origin().callId().equals(origin.callId());
            listener.on(last ? metered(request, event) : event);
        });
    }

    private ChatEvent metered(ChatRequest request, ChatEvent event) {
        if (event instanceof ChatEvent.Completed completed) {
            Answer answer = completed.answer();
            Usage usage = answer.usage() != null ? answer.usage() : counted(request, answer);
            return new ChatEvent.Completed(completed.origin(), completed.nanos(), priced(answer, usage));
        }
        if (event instanceof ChatEvent.Failed failed) {
            Answer partial = failed.partial();
            Usage usage = usageOf(request, failed.error(), partial);
            return new ChatEvent.Failed(failed.origin(), failed.nanos(), failed.error(), priced(partial, usage));
        }
        return event;
    }

    private @Nullable Usage usageOf(ChatRequest request, ChatError error, Answer partial) {
        Usage reported = partial.usage();
        if (reported != null) {
            return partial.finishReason() == null ? raised(reported, partial) : reported;
        }
        if (!partial.isEmpty()) {
            return counted(request, partial);
        }
        boolean refused = error.status() != null && error.status() >= 400;
        boolean read = !refused && partial.attempts() > 0 && PERHAPS_READ.contains(error.kind());
        return read ? counted(request, partial) : null;
    }

    private Usage counted(ChatRequest request, Answer answer) {
        String model = modelId();
        return Usage.of(
                counter.count(model, request), counter.estimate(model, answer).tokens(), Basis.ESTIMATED);
    }

    /** The usage with the output that was seen, where an early report knows less of it. */
    private Usage raised(Usage early, Answer partial) {
        long seen = counter.estimate(modelId(), partial).tokens();
        if (seen <= early.outputTokens() || early.reportedCost() != null) {
            return early;
        }
        return new Usage(
                early.inputTokens(),
                early.cachedInputTokens(),
                early.cacheWriteTokens(),
                early.longCacheWriteTokens(),
                seen,
                early.reasoningTokens(),
                early.basis().and(Basis.ESTIMATED),
                null);
    }

    private Answer priced(Answer answer, @Nullable Usage usage) {
        if (inner.simulated()) {
            return answer.withUsage(usage == null ? null : usage.withBasis(Basis.SIMULATED))
                    .withCost(Cost.SIMULATED);
        }
        if (usage == null) {
            return answer.withCost(NOTHING);
        }
        Cost cost = answer.cost().known() ? answer.cost() : Pricing.cost(info, usage, LocalDate.now(clock));
        return answer.withUsage(usage).withCost(cost);
    }

    private String modelId() {
        return info != null ? info.id() : inner.address().model();
    }
}
