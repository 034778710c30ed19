package dev.trivium.history;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Parameters;
import dev.trivium.chat.Timing;
import dev.trivium.chat.Usage;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the span of a call says, after the GenAI conventions of OpenTelemetry
 * (opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-spans); {@code trivium.*} where they have no name.
 *
 * @param texts whether prompts and answers are written, which the conventions leave to an opt-in
 * @param providerOf the name of a connection's provider after the conventions
 */
record OtlpAttributes(boolean texts, UnaryOperator<String> providerOf) {

    void write(OtlpSpan span, CallRecord call, int column) {
        boolean route = call.model().isRoute();
        span.put("gen_ai.operation.name", route ? "route" : "chat")
                .put(
                        "gen_ai.provider.name",
                        route ? "trivium" : providerOf.apply(call.model().connection()))
                .put("gen_ai.request.model", call.model().model())
                .put("gen_ai.response.model", call.servedModel());
        if (call.finishReason() != null) {
            span.put(
                    "gen_ai.response.finish_reasons",
                    List.of(call.finishReason().id()));
        }
        usage(span, call.usage());
        parameters(span, StoredRequest.read(call.requestJson()).request());
        span.put("trivium.call.id", call.id())
                .put("trivium.column", (long) column)
                .put("trivium.connection", call.model().connection())
                .put("trivium.simulated", call.simulated())
                .put("trivium.attempts", (long) call.attempts())
                .put("trivium.request_id", call.requestId());
        money(span, call);
        Timing timing = call.timing();
        if (timing != null && timing.timeToFirstToken() != null) {
            span.put(
                    "gen_ai.response.time_to_first_chunk",
                    timing.timeToFirstToken().toNanos() / 1e9);
        }
        if (!call.path().isEmpty()) {
            span.put("trivium.held", call.held());
        }
        if (texts) {
            texts(span, call);
        }
        ChatError error = call.error();
        if (error != null) {
            span.error(error.kind().id(), error.what());
        }
    }

    private static void usage(OtlpSpan span, @Nullable Usage usage) {
        if (usage == null) {
            return;
        }
        span.put("gen_ai.usage.input_tokens", usage.inputTokens())
                .put("gen_ai.usage.output_tokens", usage.outputTokens())
                .put("gen_ai.usage.cache_read.input_tokens", usage.cachedInputTokens())
                .put("gen_ai.usage.cache_creation.input_tokens", usage.cacheWriteTokens())
                .put("gen_ai.usage.reasoning.output_tokens", usage.reasoningTokens())
                .put("trivium.usage.basis", usage.basis().id());
    }

    /** As a text, since a double is no money. */
    private static void money(OtlpSpan span, CallRecord call) {
        BigDecimal usd = call.simulated() ? null : call.cost().usd();
        if (usd != null) {
            span.put("trivium.cost.usd", usd.toPlainString())
                    .put("trivium.cost.basis", call.cost().basis().id());
        }
    }

    private static void parameters(OtlpSpan span, ChatRequest request) {
        Parameters parameters = request.parameters();
        span.put("gen_ai.request.temperature", parameters.temperature())
                .put("gen_ai.request.top_p", parameters.topP())
                .put("gen_ai.request.seed", parameters.seed())
                .put("gen_ai.request.stop_sequences", parameters.stop());
        if (parameters.maxTokens() != null) {
            span.put("gen_ai.request.max_tokens", parameters.maxTokens().longValue());
        }
    }

    private static void texts(OtlpSpan span, CallRecord call) {
        ArrayNode input = JsonLines.MAPPER.createArrayNode();
        ArrayNode system = JsonLines.MAPPER.createArrayNode();
        for (JsonNode message : JsonLines.MAPPER.readTree(call.requestJson()).path("messages")) {
            boolean instruction = message.path("role").asString("").equals("system");
            ArrayNode parts = instruction
                    ? system
                    : input.addObject()
                            .put("role", message.path("role").asString(""))
                            .putArray("parts");
            message.path("parts").forEach(part -> parts.add(part(part)));
        }
        span.put("gen_ai.system_instructions", system.isEmpty() ? null : system.toString())
                .put("gen_ai.input.messages", input.isEmpty() ? null : input.toString());
        ArrayNode output = output(call);
        span.put("gen_ai.output.messages", output.isEmpty() ? null : output.toString());
    }

    private static ArrayNode output(CallRecord call) {
        ArrayNode messages = JsonLines.MAPPER.createArrayNode();
        ArrayNode parts = JsonLines.MAPPER.createArrayNode();
        if (!call.reasoning().isEmpty()) {
            parts.addObject().put("type", "reasoning").put("content", call.reasoning());
        }
        if (!call.text().isEmpty()) {
            parts.addObject().put("type", "text").put("content", call.text());
        }
        if (call.toolCallsJson() != null) {
            JsonLines.MAPPER.readTree(call.toolCallsJson()).forEach(tool -> parts.add(toolCall(tool)));
        }
        if (!parts.isEmpty()) {
            ObjectNode message = messages.addObject().put("role", "assistant");
            message.set("parts", parts);
            message.put(
                    "finish_reason",
                    call.finishReason() != null ? call.finishReason().id() : call.error() != null ? "error" : "stop");
        }
        return messages;
    }

    /** From {@link RequestJson}'s names to those of the conventions' schema of messages. */
    private static JsonNode part(JsonNode part) {
        ObjectNode json = JsonLines.MAPPER.createObjectNode();
        String type = part.path("type").asString("");
        return switch (type) {
            case "text", "reasoning" ->
                json.put("type", type).put("content", part.path("text").asString(""));
            case "tool_call" -> toolCall(part);
            case "tool_result" ->
                json.put("type", "tool_call_response")
                        .put("id", part.path("call_id").asString(""))
                        .put("response", part.path("content").asString(""));
            default -> part;
        };
    }

    private static ObjectNode toolCall(JsonNode tool) {
        return JsonLines.MAPPER
                .createObjectNode()
                .put("type", "tool_call")
                .put("id", tool.path("id").asString(""))
                .put("name", tool.path("name").asString(""))
                .put("arguments", tool.path("arguments").asString(""));
    }
}
