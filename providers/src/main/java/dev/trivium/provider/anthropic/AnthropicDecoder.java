package dev.trivium.provider.anthropic;

import dev.trivium.chat.CallIds;
import dev.trivium.chat.FinishReason;
import dev.trivium.chat.Part;
import dev.trivium.provider.http.ErrorResponse;
import dev.trivium.provider.http.Json;
import dev.trivium.provider.http.Repeats;
import dev.trivium.provider.http.StreamDecoder;
import dev.trivium.provider.http.StreamSink;
import dev.trivium.provider.http.WireEvent;
import dev.trivium.provider.http.WireException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the events of a message. Usage is handed on only when the end is near: the count that comes with the start says
 * nothing about the output.
 */
final class AnthropicDecoder implements StreamDecoder {

    private static final byte[] TEXT = Repeats.textKey("text");

    private final StreamSink sink;
    private final Repeats repeats = new Repeats(List.of(), List.of());
    private final AnthropicUsage usage = new AnthropicUsage();
    private final Map<Long, Block> open = new TreeMap<>();
    private boolean started;
    private boolean complete;
    private String model = "";

    AnthropicDecoder(StreamSink sink) {
        this.sink = sink;
    }

    @Override
    public void event(WireEvent event) throws WireException {
        String repeated = AnthropicTextDelta.mayBe(event) ? repeats.text(event.data()) : null;
        if (repeated != null) {
            sink.text(repeated);
            return;
        }
        String text = AnthropicTextDelta.read(event);
        if (text != null) {
            repeats.learn(event.data(), TEXT);
            sink.text(text);
        } else if (!event.is("[DONE]")) {
            // Gateways may add the end mark of another protocol.
            event(event.json());
        }
    }

    private void event(JsonNode event) throws WireException {
        String type = Json.text(event, "type");
        if (type == null) {
            type = event.has("error") ? "error" : "";
        }
        switch (type) {
            case "message_start" -> start(event.path("message"));
            case "content_block_start" -> blockStart(Json.number(event, "index"), event.path("content_block"));
            case "content_block_delta" -> delta(Json.number(event, "index"), event.path("delta"));
            case "content_block_stop" -> blockStop(open.remove(Json.number(event, "index")));
            case "message_delta" -> messageDelta(event);
            case "message_stop" -> complete = true;
            case "error" -> throw error(event);
            default -> {
                // Pings, and what the provider adds.
            }
        }
    }

    @Override
    public void whole(JsonNode body) throws WireException {
        if ("error".equals(Json.text(body, "type")) || body.has("error")) {
            throw error(body);
        }
        start(body);
        long index = 0;
        for (JsonNode block : body.path("content")) {
            blockStart(index, block);
            blockStop(open.remove(index++));
        }
        String reason = Json.text(body, "stop_reason");
        stopReason(reason);
        sink.usage(usage.read());
        complete = reason != null;
    }

    @Override
    public boolean complete() {
        return complete;
    }

    @Override
    public void end() {
        open.values().forEach(this::blockStop);
        open.clear();
    }

    private void start(JsonNode message) {
        // Some proxies repeat the start, or put another one into the middle.
        if (!started) {
            started = true;
            sink.requestId(Json.text(message, "id"));
            String served = Json.text(message, "model");
            if (served != null) {
                model = served;
                sink.servedModel(served);
            }
            usage.overlay(message.path("usage"));
        }
    }

    private void blockStart(long index, JsonNode content) {
        String type = Json.text(content, "type");
        if (type == null) {
            return;
        }
        Block block = new Block(type, content);
        open.put(index, block);
        switch (type) {
            case "text" -> sink.text(textOf(content, "text"));
            case "thinking" -> {
                sink.reasoning(textOf(content, "thinking"));
                block.signature.append(textOf(content, "signature"));
            }
            case "redacted_thinking" -> sink.reasoningOpaque(opaque(type, "data", textOf(content, "data")));
            default -> {
                // Tools that the provider runs by itself are not calls for us.
            }
        }
    }

    private void delta(long index, JsonNode delta) {
        Block block = open.get(index);
        switch (textOf(delta, "type")) {
            case "text_delta" -> sink.text(textOf(delta, "text"));
            case "thinking_delta" -> sink.reasoning(textOf(delta, "thinking"));
            case "signature_delta" -> {
                if (block != null) {
                    block.signature.append(textOf(delta, "signature"));
                }
            }
            case "input_json_delta" -> {
                if (block != null) {
                    block.input.append(textOf(delta, "partial_json"));
                }
            }
            default -> {
                // Citations, and what the provider adds.
            }
        }
    }

    private void blockStop(@Nullable Block block) {
        if (block == null) {
            return;
        }
        if (block.type.equals("thinking") && block.signature.length() > 0) {
            sink.reasoningOpaque(opaque("thinking", "signature", block.signature.toString()));
        } else if (block.type.equals("tool_use")) {
            String id = textOf(block.content, "id");
            sink.toolCall(new Part.ToolCall(
                    id.isEmpty() ? CallIds.next() : id, textOf(block.content, "name"), block.arguments(), null));
        }
    }

    private void messageDelta(JsonNode event) {
        stopReason(Json.text(event.path("delta"), "stop_reason"));
        usage.overlay(event.path("usage"));
        sink.usage(usage.read());
    }

    private void stopReason(@Nullable String reason) {
        if (reason != null) {
            sink.finish(finishReason(reason), reason);
        }
    }

    private static FinishReason finishReason(String reason) {
        return switch (reason) {
            case "end_turn", "stop_sequence" -> FinishReason.STOP;
            case "max_tokens", "model_context_window_exceeded" -> FinishReason.LENGTH;
            case "tool_use" -> FinishReason.TOOL_CALLS;
            case "refusal" -> FinishReason.REFUSAL;
            case "pause_turn" -> FinishReason.PAUSE;
            default -> FinishReason.OTHER;
        };
    }

    private WireException error(JsonNode event) {
        return AnthropicErrors.inStream(new ErrorResponse(sink.provider(), model, 200, Map.of(), event));
    }

    private static String opaque(String type, String field, String value) {
        return Json.object().put("type", type).put(field, value).toString();
    }

    private static String textOf(JsonNode node, String field) {
        String text = Json.text(node, field);
        return text == null ? "" : text;
    }

    /** A content block that has begun and not ended. */
    private static final class Block {

        private final String type;
        private final JsonNode content;
        private final StringBuilder input = new StringBuilder();
        private final StringBuilder signature = new StringBuilder();

        Block(String type, JsonNode content) {
            this.type = type;
            this.content = content;
        }

        String arguments() {
            if (input.length() > 0) {
                return input.toString();
            }
            JsonNode whole = content.path("input");
            return whole.isObject() ? whole.toString() : "{}";
        }
    }
}
