package dev.trivium.demo;

import dev.trivium.demo.DemoModels.DemoModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Speaks OpenAI Chat Completions. */
final class OpenAiDemo implements DemoProtocol {

    /** The demo has no clock, so that the same prompt gives the same bytes. */
    private static final long CREATED = 1_767_225_600;

    @Override
    public String name() {
        return "openai-chat";
    }

    @Override
    public String basePath() {
        return "/openai/v1";
    }

    @Override
    public Reply answer(String method, String path, JsonNode body) {
        if (method.equals("GET") && path.contains("/models")) {
            return Reply.json(200, models());
        }
        if (!path.endsWith("/chat/completions")) {
            return error(
                    404, "invalid_request_error", null, "Unknown request URL: " + method + " " + path + ".", Map.of());
        }
        String model = Body.text(body, "model");
        if (model.equals("rate-limited")) {
            return error(
                    429,
                    "requests",
                    "rate_limit_exceeded",
                    "Rate limit reached for rate-limited on requests per min (RPM): Limit 1, Used 1, Requested 1. Please"
                            + " try again in 20s. (Simulated.)",
                    Map.of("Retry-After", "20"));
        }
        if (!model.equals("fast") && !model.equals("breaks-off")) {
            String message =
                    "The model `" + model + "` does not exist. The demo has fast, breaks-off and rate-limited.";
            return error(404, "invalid_request_error", "model_not_found", message, Map.of());
        }
        if (!body.path("stream").asBoolean(false)) {
            return error(
                    400,
                    "invalid_request_error",
                    "invalid_value",
                    "The demo only streams. Set stream to true.",
                    Map.of());
        }
        boolean breaksOff = model.equals("breaks-off");
        DemoAnswer answer = DemoAnswer.of(breaksOff ? Persona.BREAKS_OFF : Persona.FAST, dialogue(model, body));
        boolean wantsUsage = body.path("stream_options").path("include_usage").asBoolean(false);
        List<Frame> frames = frames(model, answer, wantsUsage);
        return new Reply(
                200,
                "text/event-stream; charset=utf-8",
                Map.of("x-request-id", "req_demo_" + answer.id(), "openai-version", "2020-10-01"),
                breaksOff ? brokenOff(frames) : frames,
                breaksOff);
    }

    private static Dialogue dialogue(String model, JsonNode body) {
        StringBuilder system = new StringBuilder();
        List<String> turns = new ArrayList<>();
        for (JsonNode message : body.path("messages")) {
            String role = Body.text(message, "role");
            String text = Body.content(message.path("content"));
            if (role.equals("system") || role.equals("developer")) {
                system.append(text);
            } else {
                turns.add(text);
            }
        }
        Integer limit = Body.limit(body, "max_completion_tokens");
        return new Dialogue(
                model,
                system.toString(),
                turns,
                limit != null ? limit : Body.limit(body, "max_tokens"),
                Body.texts(body.path("stop")),
                Body.text(body.path("response_format"), "type").startsWith("json"));
    }

    private static List<Frame> frames(String model, DemoAnswer answer, boolean wantsUsage) {
        List<Frame> frames = new ArrayList<>();
        ObjectNode role = Body.object().put("role", "assistant").put("content", "");
        role.putNull("refusal");
        frames.add(event(0, chunk(model, answer, role, null, wantsUsage)));
        for (Frame piece : answer.text()) {
            ObjectNode delta = Body.object().put("content", piece.text());
            frames.add(event(piece.delayNanos(), chunk(model, answer, delta, null, wantsUsage)));
        }
        String finish = answer.length() ? "length" : "stop";
        frames.add(event(0, chunk(model, answer, Body.object(), finish, wantsUsage)));
        if (wantsUsage) {
            ObjectNode last = envelope(model, answer);
            last.putArray("choices");
            ObjectNode usage = last.putObject("usage")
                    .put("prompt_tokens", answer.inputTokens())
                    .put("completion_tokens", answer.outputTokens())
                    .put("total_tokens", answer.inputTokens() + answer.outputTokens());
            usage.putObject("prompt_tokens_details").put("cached_tokens", 0);
            usage.putObject("completion_tokens_details").put("reasoning_tokens", 0);
            frames.add(event(0, last));
        }
        frames.add(new Frame(0, "data: [DONE]\n\n"));
        return frames;
    }

    /** The first half, and the beginning of the event that would come next. */
    private static List<Frame> brokenOff(List<Frame> frames) {
        int half = frames.size() / 2;
        List<Frame> kept = new ArrayList<>(frames.subList(0, half));
        Frame next = frames.get(half);
        kept.add(new Frame(
                next.delayNanos(), next.text().substring(0, next.text().length() / 2)));
        return kept;
    }

    private static ObjectNode envelope(String model, DemoAnswer answer) {
        return Body.object()
                .put("id", "chatcmpl-demo-" + answer.id())
                .put("object", "chat.completion.chunk")
                .put("created", CREATED)
                .put("model", model)
                .put("system_fingerprint", "fp_demo");
    }

    private static ObjectNode chunk(
            String model, DemoAnswer answer, ObjectNode delta, @Nullable String finish, boolean wantsUsage) {
        ObjectNode chunk = envelope(model, answer);
        ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        choice.put("finish_reason", finish);
        if (wantsUsage) {
            chunk.putNull("usage");
        }
        return chunk;
    }

    private static Frame event(long delay, ObjectNode data) {
        return new Frame(delay, "data: " + data + "\n\n");
    }

    private static Reply error(
            int status, String type, @Nullable String code, String message, Map<String, String> headers) {
        ObjectNode body = Body.object();
        ObjectNode error = body.putObject("error").put("message", message).put("type", type);
        error.putNull("param");
        error.put("code", code);
        return Reply.json(status, headers, body);
    }

    private static ObjectNode models() {
        ObjectNode page = Body.object().put("object", "list");
        ArrayNode data = page.putArray("data");
        for (DemoModel model : DemoModels.of("openai-chat")) {
            data.addObject()
                    .put("id", model.model())
                    .put("object", "model")
                    .put("created", CREATED)
                    .put("owned_by", "demo");
        }
        return page;
    }
}
