package dev.trivium.demo;

import dev.trivium.demo.DemoModels.DemoModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Speaks Anthropic Messages. */
final class AnthropicDemo implements DemoProtocol {

    @Override
    public String name() {
        return "anthropic";
    }

    @Override
    public String basePath() {
        return "/anthropic";
    }

    @Override
    public Reply answer(String method, String path, JsonNode body) {
        if (method.equals("GET") && path.contains("/models")) {
            return Reply.json(200, models());
        }
        if (!path.split("\\?", 2)[0].endsWith("/messages")) {
            return error(404, "not_found_error", "Not found: " + method + " " + path + ".");
        }
        String model = Body.text(body, "model");
        if (!model.equals("thorough")) {
            return error(404, "not_found_error", "model: " + model + ". The demo has thorough.");
        }
        if (Body.limit(body, "max_tokens") == null) {
            return error(400, "invalid_request_error", "max_tokens: Field required");
        }
        if (!body.path("stream").asBoolean(false)) {
            return error(400, "invalid_request_error", "stream: the demo only streams; set it to true");
        }
        DemoAnswer answer = DemoAnswer.of(Persona.THOROUGH, dialogue(model, body));
        return new Reply(
                200,
                "text/event-stream; charset=utf-8",
                Map.of("request-id", "req_demo_" + answer.id()),
                frames(model, answer),
                false);
    }

    private static Dialogue dialogue(String model, JsonNode body) {
        List<String> turns = new ArrayList<>();
        for (JsonNode message : body.path("messages")) {
            turns.add(Body.content(message.path("content")));
        }
        return new Dialogue(
                model,
                Body.content(body.path("system")),
                turns,
                Body.limit(body, "max_tokens"),
                Body.texts(body.path("stop_sequences")),
                Body.text(body.path("output_config").path("format"), "type").startsWith("json"));
    }

    private static List<Frame> frames(String model, DemoAnswer answer) {
        List<Frame> frames = new ArrayList<>();
        frames.add(event(0, start(model, answer)));
        frames.add(event(0, Body.object().put("type", "ping")));
        int index = 0;
        if (!answer.reasoning().isEmpty()) {
            block(
                    frames,
                    index++,
                    Body.object().put("type", "thinking").put("thinking", "").put("signature", ""));
            for (Frame piece : answer.reasoning()) {
                frames.add(delta(piece.delayNanos(), 0, "thinking_delta", "thinking", piece.text()));
            }
            frames.add(delta(0, 0, "signature_delta", "signature", "demo-" + answer.id()));
            frames.add(event(0, Body.object().put("type", "content_block_stop").put("index", 0)));
        }
        if (!answer.text().isEmpty()) {
            block(frames, index, Body.object().put("type", "text").put("text", ""));
            for (Frame piece : answer.text()) {
                frames.add(delta(piece.delayNanos(), index, "text_delta", "text", piece.text()));
            }
            frames.add(event(0, Body.object().put("type", "content_block_stop").put("index", index)));
        }
        frames.add(event(0, end(answer)));
        frames.add(event(0, Body.object().put("type", "message_stop")));
        return frames;
    }

    private static ObjectNode start(String model, DemoAnswer answer) {
        ObjectNode start = Body.object().put("type", "message_start");
        ObjectNode message = start.putObject("message")
                .put("id", "msg_demo_" + answer.id())
                .put("type", "message")
                .put("role", "assistant")
                .put("model", model);
        message.putArray("content");
        message.putNull("stop_reason");
        message.putNull("stop_sequence");
        message.putObject("usage")
                .put("input_tokens", answer.inputTokens())
                .put("cache_creation_input_tokens", 0)
                .put("cache_read_input_tokens", 0)
                .put("output_tokens", 1);
        return start;
    }

    private static ObjectNode end(DemoAnswer answer) {
        ObjectNode end = Body.object().put("type", "message_delta");
        String reason = answer.length() ? "max_tokens" : answer.stop() != null ? "stop_sequence" : "end_turn";
        end.putObject("delta").put("stop_reason", reason).put("stop_sequence", answer.stop());
        end.putObject("usage")
                .put("output_tokens", answer.outputTokens())
                .putObject("output_tokens_details")
                .put("thinking_tokens", answer.reasoningTokens());
        return end;
    }

    private static void block(List<Frame> frames, int index, ObjectNode content) {
        ObjectNode start = Body.object().put("type", "content_block_start").put("index", index);
        start.set("content_block", content);
        frames.add(event(0, start));
    }

    private static Frame delta(long delay, int index, String type, String field, String text) {
        ObjectNode event = Body.object().put("type", "content_block_delta").put("index", index);
        event.putObject("delta").put("type", type).put(field, text);
        return event(delay, event);
    }

    private static Frame event(long delay, ObjectNode data) {
        return new Frame(delay, "event: " + Body.text(data, "type") + "\ndata: " + data + "\n\n");
    }

    private static Reply error(int status, String type, String message) {
        ObjectNode body = Body.object().put("type", "error");
        body.putObject("error").put("type", type).put("message", message);
        body.put("request_id", "req_demo");
        return Reply.json(status, body);
    }

    private static ObjectNode models() {
        ObjectNode page = Body.object();
        ArrayNode data = page.putArray("data");
        for (DemoModel model : DemoModels.of("anthropic")) {
            data.addObject()
                    .put("type", "model")
                    .put("id", model.model())
                    .put("display_name", model.displayName())
                    .put("created_at", "2026-01-01T00:00:00Z")
                    .put("max_input_tokens", 200_000)
                    .put("max_tokens", 32_000);
        }
        return page.put("has_more", false).put("first_id", "thorough").put("last_id", "thorough");
    }
}
