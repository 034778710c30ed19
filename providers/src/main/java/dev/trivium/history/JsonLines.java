package dev.trivium.history;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The history as JSON, one object a line: {@code {"type": "run", …}}, followed by the run's calls, each after the one that
 * made it: {@code {"type": "call", …}}.
 *
 * <p>A run has {@code id}, {@code started_at} (ISO 8601), {@code source}, {@code prompt_name}, {@code prompt},
 * {@code variables}, {@code tags}. A call has {@code id}, {@code parent_id}, {@code column}, {@code model} (its address),
 * {@code started_at}, {@code duration_ms}, and where known the fields named below; what is null is left out. Times in
 * {@code _ms} are decimals, exact to the nanosecond; money is an exact decimal. {@code timeline} is a list of
 * {@code [kind, ms since the call began, length]}. {@code steps} lists what a route did, in order: each entry has
 * {@code path} (the names of the steps, outermost first), {@code held}, {@code entered} (false for leaving),
 * {@code offset_ms} (since the column's root call was opened), and where known {@code kind}, {@code reason},
 * {@code error_kind} and {@code error}; one for leaving also {@code outcome} ({@code answered}, {@code accepted},
 * {@code rejected}, {@code failed} or {@code stopped}), {@code usage} as that of a call, {@code cost_usd} and
 * {@code cost_basis}, the sums of the calls below the step. Only {@code type}, {@code id}, {@code model}, {@code started_at} and
 * {@code duration_ms} are needed of a call, {@code type}, {@code id} and {@code started_at} of a run.
 */
final class JsonLines {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** A year, in milliseconds. */
    private static final BigDecimal LONGEST = BigDecimal.valueOf(366L * 24 * 3_600_000);

    static final Set<String> RUN_FIELDS =
            Set.of("type", "id", "started_at", "source", "prompt_name", "prompt", "variables", "tags");

    static final Set<String> CALL_FIELDS = Set.of(
            "type",
            "id",
            "parent_id",
            "column",
            "model",
            "simulated",
            "held",
            "started_at",
            "offset_ms",
            "path",
            "request",
            "text",
            "reasoning",
            "tool_calls",
            "attempts",
            "finish_reason",
            "raw_finish_reason",
            "served_model",
            "request_id",
            "usage",
            "cost_usd",
            "cost_basis",
            "duration_ms",
            "time_to_first_token_ms",
            "reasoning_ms",
            "error",
            "timeline",
            "steps");

    static final Set<String> USAGE_FIELDS = Set.of(
            "input_tokens",
            "cached_input_tokens",
            "cache_write_tokens",
            "long_cache_write_tokens",
            "output_tokens",
            "reasoning_tokens",
            "basis",
            "reported_cost_usd");

    private JsonLines() {}

    static String run(RunRecord run, Set<String> tags) {
        RunSummary summary = run.summary();
        ObjectNode json = MAPPER.createObjectNode().put("type", "run").put("id", summary.id());
        json.put("started_at", summary.startedAt().toString()).put("source", summary.source());
        text(json, "prompt_name", summary.promptName());
        json.put("prompt", summary.promptText());
        run.variables().forEach(json.putObject("variables")::put);
        ArrayNode list = json.putArray("tags");
        tags.stream().sorted().forEach(list::add);
        return MAPPER.writeValueAsString(json);
    }

    static String call(CallRecord call, @Nullable String parentId, int column) {
        ObjectNode json = MAPPER.createObjectNode().put("type", "call").put("id", call.id());
        text(json, "parent_id", parentId);
        json.put("column", column).put("model", call.model().toString()).put("simulated", call.simulated());
        json.put("held", call.held()).put("started_at", call.startedAt().toString());
        millis(json, "offset_ms", call.offset());
        ArrayNode path = json.putArray("path");
        call.path().forEach(path::add);
        json.set("request", MAPPER.readTree(call.requestJson()));
        json.put("text", call.text()).put("reasoning", call.reasoning());
        if (call.toolCallsJson() != null) {
            json.set("tool_calls", MAPPER.readTree(call.toolCallsJson()));
        }
        json.put("attempts", call.attempts());
        text(
                json,
                "finish_reason",
                call.finishReason() == null ? null : call.finishReason().id());
        text(json, "raw_finish_reason", call.rawFinishReason());
        text(json, "served_model", call.servedModel());
        text(json, "request_id", call.requestId());
        if (call.usage() != null) {
            json.set("usage", usage(call.usage()));
        }
        json.put("cost_usd", call.cost().usd());
        json.put("cost_basis", call.cost().basis().id());
        if (call.timing() != null) {
            millis(json, "duration_ms", call.timing().total());
            millis(json, "time_to_first_token_ms", call.timing().timeToFirstToken());
            millis(json, "reasoning_ms", call.timing().reasoning());
        }
        if (call.error() != null) {
            json.set("error", error(call.error()));
        }
        lists(json, call);
        return MAPPER.writeValueAsString(json);
    }

    private static void lists(ObjectNode json, CallRecord call) {
        if (call.timeline() != null) {
            ArrayNode timeline = json.putArray("timeline");
            for (Timeline.Piece piece : call.timeline().pieces()) {
                timeline.addArray()
                        .add(piece.kind().id())
                        .add(millis(piece.at()))
                        .add(piece.length());
            }
        }
        ArrayNode steps = json.putArray("steps");
        for (StepRecord step : call.steps()) {
            ObjectNode entry = steps.addObject();
            ArrayNode path = entry.putArray("path");
            step.path().forEach(path::add);
            entry.put("held", step.held()).put("entered", step.entered());
            millis(entry, "offset_ms", step.offset());
            text(entry, "kind", step.kind());
            text(entry, "reason", step.reason());
            text(entry, "error_kind", step.errorKind());
            text(entry, "error", step.error());
            text(
                    entry,
                    "outcome",
                    step.outcome() == null ? null : step.outcome().id());
            if (step.usage() != null) {
                entry.set("usage", usage(step.usage()));
            }
            if (step.cost() != null) {
                entry.put("cost_usd", step.cost().usd());
                entry.put("cost_basis", step.cost().basis().id());
            }
        }
    }

    private static ObjectNode usage(Usage usage) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("input_tokens", usage.inputTokens())
                .put("cached_input_tokens", usage.cachedInputTokens())
                .put("cache_write_tokens", usage.cacheWriteTokens())
                .put("long_cache_write_tokens", usage.longCacheWriteTokens())
                .put("output_tokens", usage.outputTokens())
                .put("reasoning_tokens", usage.reasoningTokens())
                .put("basis", usage.basis().id());
        return json.put("reported_cost_usd", usage.reportedCost());
    }

    private static ObjectNode error(ChatError error) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("kind", error.kind().id())
                .put("what", error.what())
                .put("why", error.why())
                .put("remedy", error.remedy());
        text(json, "provider_message", error.providerMessage());
        json.put("status", error.status()).put("retryable", error.retryable());
        millis(json, "retry_after_ms", error.retryAfter());
        return json;
    }

    private static void text(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    private static void millis(ObjectNode json, String name, @Nullable Duration value) {
        if (value != null) {
            json.put(name, millis(value));
        }
    }

    static BigDecimal millis(Duration value) {
        BigDecimal exact = BigDecimal.valueOf(value.toNanos(), 6).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    /** Null if it is left out. */
    static @Nullable Duration duration(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isNumber()
                || value.decimalValue().signum() < 0
                || value.decimalValue().compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("\"" + name + "\" is no number of milliseconds");
        }
        return Duration.ofNanos(value.decimalValue().movePointRight(6).longValue());
    }
}
