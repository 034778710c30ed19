package dev.trivium.history;

import dev.trivium.chat.ChatError;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A run with its figures only: as if the history had kept no texts. */
final class WithoutTexts {

    private WithoutTexts() {}

    static RunRecord of(RunRecord run) {
        RunSummary summary = run.summary();
        RunSummary bare = new RunSummary(
                summary.id(),
                summary.startedAt(),
                summary.source(),
                summary.promptName(),
                "",
                summary.state(),
                summary.models(),
                summary.failed(),
                summary.simulated(),
                summary.cost());
        List<RunRecord.Column> columns = run.columns().stream()
                .map(column -> new RunRecord.Column(column.index(), calls(column.tries())))
                .toList();
        return new RunRecord(bare, Map.of(), columns);
    }

    private static List<CallRecord> calls(List<CallRecord> calls) {
        return calls.stream().map(WithoutTexts::call).toList();
    }

    private static CallRecord call(CallRecord call) {
        return new CallRecord(
                call.id(),
                call.path(),
                call.held(),
                call.model(),
                call.simulated(),
                call.startedAt(),
                call.offset(),
                call.state(),
                parameters(call.requestJson()),
                "",
                "",
                null,
                call.partial(),
                call.attempts(),
                call.finishReason(),
                call.rawFinishReason(),
                call.usage(),
                call.cost(),
                call.timing(),
                call.servedModel(),
                call.requestId(),
                error(call.error()),
                call.timeline(),
                call.steps(),
                calls(call.children()));
    }

    /** How to sample is a figure; messages, tools and metadata are texts. */
    private static String parameters(String requestJson) {
        ObjectNode kept = RequestJson.MAPPER.createObjectNode();
        JsonNode request = RequestJson.MAPPER.readTree(requestJson);
        for (String name : List.of("parameters", "timeout_ms")) {
            if (request.has(name)) {
                kept.set(name, request.path(name));
            }
        }
        return kept.toString();
    }

    /** The words of a provider may repeat the prompt. */
    private static @Nullable ChatError error(@Nullable ChatError error) {
        return error == null
                ? null
                : new ChatError(
                        error.kind(),
                        error.what(),
                        error.why(),
                        error.remedy(),
                        null,
                        error.status(),
                        error.retryable(),
                        error.retryAfter(),
                        error.requestId());
    }
}
