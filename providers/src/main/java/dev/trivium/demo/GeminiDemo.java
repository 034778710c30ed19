package dev.trivium.demo;

import dev.trivium.demo.DemoModels.DemoModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Speaks Gemini's {@code streamGenerateContent} with {@code alt=sse}: CRLF line ends, no end mark. */
final class GeminiDemo implements DemoProtocol {

    private static final Pattern STREAM = Pattern.compile("/models/([^/:?]+):streamGenerateContent(\\?.*)?$");

    @Override
    public String name() {
        return "gemini";
    }

    @Override
    public String basePath() {
        return "/gemini";
    }

    @Override
    public Reply answer(String method, String path, JsonNode body) {
        if (method.equals("GET") && path.split("\\?", 2)[0].endsWith("/models")) {
            return Reply.json(200, models());
        }
        Matcher stream = STREAM.matcher(path);
        if (!stream.find()) {
            return error(404, "NOT_FOUND", "The demo has nothing at " + method + " " + path + ".");
        }
        String model = stream.group(1);
        if (!model.equals("balanced")) {
            return error(404, "NOT_FOUND", "models/" + model + " is not found. The demo has models/balanced.");
        }
        if (!path.contains("alt=sse")) {
            return error(400, "INVALID_ARGUMENT", "The demo streams with alt=sse only.");
        }
        DemoAnswer answer = DemoAnswer.of(Persona.BALANCED, dialogue(model, body));
        return new Reply(200, "text/event-stream", Map.of(), frames(answer), false);
    }

    private static Dialogue dialogue(String model, JsonNode body) {
        List<String> turns = new ArrayList<>();
        for (JsonNode content : body.path("contents")) {
            turns.add(Body.content(content.path("parts")));
        }
        JsonNode system = body.path(body.has("systemInstruction") ? "systemInstruction" : "system_instruction");
        JsonNode config = body.path(body.has("generationConfig") ? "generationConfig" : "generation_config");
        return new Dialogue(
                model,
                Body.content(system.path("parts")),
                turns,
                Body.limit(config, "maxOutputTokens"),
                Body.texts(config.path("stopSequences")),
                Body.text(config, "responseMimeType").equals("application/json"));
    }

    private static List<Frame> frames(DemoAnswer answer) {
        List<Frame> frames = new ArrayList<>();
        int characters = 0;
        for (Frame piece : answer.text()) {
            characters += piece.text().length();
            frames.add(event(piece.delayNanos(), chunk(answer, piece.text(), null, (characters + 3) / 4)));
        }
        String finish = answer.length() ? "MAX_TOKENS" : "STOP";
        frames.add(event(0, chunk(answer, "", finish, answer.textTokens())));
        return frames;
    }

    private static ObjectNode chunk(DemoAnswer answer, String text, @Nullable String finish, int tokens) {
        ObjectNode chunk = Body.object();
        ObjectNode candidate = chunk.putArray("candidates").addObject();
        ObjectNode content = candidate.putObject("content");
        content.putArray("parts").addObject().put("text", text);
        content.put("role", "model");
        if (finish != null) {
            candidate.put("finishReason", finish);
        }
        candidate.put("index", 0);
        chunk.putObject("usageMetadata")
                .put("promptTokenCount", answer.inputTokens())
                .put("candidatesTokenCount", tokens)
                .put("totalTokenCount", answer.inputTokens() + tokens);
        return chunk.put("modelVersion", "balanced").put("responseId", "demo-" + answer.id());
    }

    private static Frame event(long delay, ObjectNode data) {
        return new Frame(delay, "data: " + data + "\r\n\r\n");
    }

    private static Reply error(int status, String name, String message) {
        ObjectNode body = Body.object();
        body.putObject("error").put("code", status).put("message", message).put("status", name);
        return Reply.json(status, body);
    }

    private static ObjectNode models() {
        ObjectNode page = Body.object();
        ArrayNode models = page.putArray("models");
        for (DemoModel model : DemoModels.of("gemini")) {
            models.addObject()
                    .put("name", "models/" + model.model())
                    .put("version", "1")
                    .put("displayName", model.displayName())
                    .put("description", model.description())
                    .put("inputTokenLimit", 1_048_576)
                    .put("outputTokenLimit", 65_536)
                    .putArray("supportedGenerationMethods")
                    .add("generateContent");
        }
        return page;
    }
}
