package dev.trivium.app.cli;

import dev.trivium.chat.Answer;
import dev.trivium.chat.Basis;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.Usage;
import dev.trivium.compare.Comparison.Result;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The one JSON document of {@code trivium compare --json}. */
final class ResultsJson {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private ResultsJson() {}

    /** @param runId the run's id in the history */
    static String document(String runId, List<Result> results) {
        ObjectNode document = MAPPER.createObjectNode();
        document.put("run", runId);
        var rows = document.putArray("results");
        results.forEach(result -> write(rows.addObject(), result));
        return MAPPER.writeValueAsString(document);
    }

    private static void write(ObjectNode row, Result result) {
        Answer answer = result.answer();
        row.put("model", result.model().toString());
        row.put("text", answer.text());
        row.put("reasoning", answer.reasoning());
        row.put("finish_reason", answer.finishReason() == null ? null : answer.finishReason().id());
        usage(row, answer.usage());
        row.put("cost_usd", answer.cost().usd());
        row.put("time_to_first_token_ms", millis(answer.timing().timeToFirstToken()));
        row.put("duration_ms", millis(answer.timing().total()));
        row.put("request_id", answer.requestId());
        row.put("partial", result.error() != null && !answer.isEmpty());
        row.put("simulated", result.simulated());
        if (result.path() == null) {
            row.putNull("path");
        } else {
            var path = row.putArray("path");
            result.path().forEach(path::add);
        }
        error(row, result.error());
    }

    private static void usage(ObjectNode row, @Nullable Usage usage) {
        if (usage == null) {
            row.putNull("usage");
            return;
        }
        row.putObject("usage")
                .put("input_tokens", usage.inputTokens())
                .put("output_tokens", usage.outputTokens())
                .put("cached_input_tokens", usage.cachedInputTokens())
                .put("cache_write_tokens", usage.cacheWriteTokens())
                .put("reasoning_tokens", usage.reasoningTokens())
                .put("estimated", usage.basis() == Basis.ESTIMATED);
    }

    private static void error(ObjectNode row, @Nullable ChatError error) {
        if (error == null) {
            row.putNull("error");
            return;
        }
        row.putObject("error")
                .put("kind", error.kind().id())
                .put("message", ErrorText.of(error))
                .put("retryable", error.retryable())
                .put("retry_after_ms", millis(error.retryAfter()))
                .put("status", error.status());
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }
}
