package dev.trivium.compare;

import dev.trivium.chat.Answer;
import dev.trivium.chat.Basis;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON document of {@code trivium compare --json}.
 *
 * <p>Every name is always there. {@code usage} is zero and estimated if nobody counted, as for a call that was refused;
 * {@code cost_usd} is null if the price is unknown or the
 * call is simulated, {@code time_to_first_token_ms} if nothing arrived. Times are whole milliseconds, money is a plain
 * decimal number, {@code steps} is the tree of a route's steps (see {@link StepJson}) and null for other models,
 * {@code estimated} says that the tokens were counted here and not by the provider.
 */
public final class ResultJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final Usage NOTHING_COUNTED = Usage.of(0, 0, Basis.ESTIMATED);

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ResultJson() {}

    /** One line without a line end. */
    public static String write(String runId, List<Result> results) {
        return MAPPER.writeValueAsString(document(runId, results));
    }

    /** The document as a tree, for those who have more to say. */
    public static ObjectNode document(String runId, List<Result> results) {
        ObjectNode document = NODES.objectNode();
        document.put("run", runId);
        ArrayNode array = document.putArray("results");
        results.forEach(result -> array.add(result(result)));
        return document;
    }

    private static ObjectNode result(Result result) {
        Answer answer = result.answer();
        ObjectNode json = NODES.objectNode();
        json.put("model", result.model().toString());
        json.put("text", answer.text());
        json.put("reasoning", answer.reasoning());
        json.put(
                "finish_reason",
                answer.finishReason() == null ? null : answer.finishReason().id());
        json.set("usage", usage(answer.usage() == null ? NOTHING_COUNTED : answer.usage()));
        json.put("cost_usd", result.simulated() ? null : plain(answer.cost().usd()));
        json.put("time_to_first_token_ms", millis(answer.timing().timeToFirstToken()));
        json.put("duration_ms", answer.timing().total().toMillis());
        json.put("request_id", requestId(result));
        json.put("partial", result.partial());
        json.put("simulated", result.simulated());
        if (result.path() == null) {
            json.putNull("path");
        } else {
            ArrayNode path = json.putArray("path");
            result.path().forEach(path::add);
        }
        json.set("steps", result.steps() == null ? NODES.nullNode() : StepJson.array(result.steps()));
        json.set("error", result.error() == null ? NODES.nullNode() : error(result.error()));
        return json;
    }

    static ObjectNode usage(Usage usage) {
        return NODES.objectNode()
                .put("input_tokens", usage.inputTokens())
                .put("output_tokens", usage.outputTokens())
                .put("cached_input_tokens", usage.cachedInputTokens())
                .put("cache_write_tokens", usage.cacheWriteTokens())
                .put("reasoning_tokens", usage.reasoningTokens())
                .put("estimated", usage.basis() == Basis.ESTIMATED);
    }

    private static ObjectNode error(ChatError error) {
        return NODES.objectNode()
                .put("kind", error.kind().id())
                .put("message", error.message())
                .put("retryable", error.retryable())
                .put("retry_after_ms", millis(error.retryAfter()))
                .put("status", error.status());
    }

    private static @Nullable String requestId(Result result) {
        String id = result.answer().requestId();
        return id == null && result.error() != null ? result.error().requestId() : id;
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal usd) {
        return usd == null ? null : usd.stripTrailingZeros();
    }
}
