package dev.trivium.demo;

import dev.trivium.demo.DemoModels.DemoModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Speaks Ollama's {@code /api/chat}: one JSON value a line. */
final class OllamaDemo implements DemoProtocol {

    private static final String CREATED = "2026-01-01T00:00:00Z";

    @Override
    public String name() {
        return "ollama";
    }

    @Override
    public String basePath() {
        return "/ollama";
    }

    @Override
    public Reply answer(String method, String path, JsonNode body) {
        if (method.equals("GET") && path.endsWith("/tags")) {
            return Reply.json(200, models());
        }
        if (!path.endsWith("/chat")) {
            return error(404, "the demo has nothing at " + method + " " + path);
        }
        String model = Body.text(body, "model");
        if (!model.equals("small")) {
            return error(404, "model '" + model + "' not found; the demo has small");
        }
        if (!body.path("stream").asBoolean(true)) {
            return error(400, "the demo only streams; leave stream out or set it to true");
        }
        DemoAnswer answer = DemoAnswer.of(Persona.SMALL, dialogue(model, body));
        return new Reply(200, "application/x-ndjson", Map.of(), frames(model, answer), false);
    }

    private static Dialogue dialogue(String model, JsonNode body) {
        StringBuilder system = new StringBuilder();
        List<String> turns = new ArrayList<>();
        for (JsonNode message : body.path("messages")) {
            if (Body.text(message, "role").equals("system")) {
                system.append(Body.text(message, "content"));
            } else {
                turns.add(Body.text(message, "content"));
            }
        }
        JsonNode format = body.path("format");
        return new Dialogue(
                model,
                system.toString(),
                turns,
                Body.limit(body.path("options"), "num_predict"),
                Body.texts(body.path("options").path("stop")),
                format.isObject() || Body.text(body, "format").equals("json"));
    }

    private static List<Frame> frames(String model, DemoAnswer answer) {
        List<Frame> frames = new ArrayList<>();
        long total = 0;
        for (Frame piece : answer.text()) {
            total += piece.delayNanos();
            frames.add(line(piece.delayNanos(), message(model, piece.text()).put("done", false)));
        }
        long first = answer.text().isEmpty() ? 0 : answer.text().get(0).delayNanos();
        ObjectNode last = message(model, "")
                .put("done", true)
                .put("done_reason", answer.length() ? "length" : "stop")
                .put("total_duration", total)
                .put("load_duration", first / 2)
                .put("prompt_eval_count", answer.inputTokens())
                .put("prompt_eval_duration", first - first / 2)
                .put("eval_count", answer.outputTokens())
                .put("eval_duration", total - first);
        frames.add(line(0, last));
        return frames;
    }

    private static ObjectNode message(String model, String text) {
        ObjectNode line = Body.object().put("model", model).put("created_at", CREATED);
        line.putObject("message").put("role", "assistant").put("content", text);
        return line;
    }

    private static Frame line(long delay, ObjectNode data) {
        return new Frame(delay, data + "\n");
    }

    private static Reply error(int status, String message) {
        return Reply.json(status, Body.object().put("error", message));
    }

    private static ObjectNode models() {
        ObjectNode page = Body.object();
        ArrayNode models = page.putArray("models");
        for (DemoModel model : DemoModels.of("ollama")) {
            ObjectNode entry = models.addObject()
                    .put("name", model.model())
                    .put("model", model.model())
                    .put("modified_at", CREATED)
                    .put("size", 1_000_000_000L)
                    .put("digest", "demo");
            entry.putObject("details")
                    .put("format", "demo")
                    .put("family", "demo")
                    .put("parameter_size", "1B");
        }
        return page;
    }
}
