package dev.trivium.provider.gemini;

import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Message;
import dev.trivium.chat.Parameters;
import dev.trivium.chat.ResponseFormat;
import dev.trivium.chat.Role;
import dev.trivium.chat.ToolChoice;
import dev.trivium.chat.ToolDefinition;
import dev.trivium.provider.http.Json;
import dev.trivium.provider.http.Requests;
import dev.trivium.provider.http.WireException;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the body of {@code streamGenerateContent}. */
final class GeminiRequest {

    private GeminiRequest() {}

    static ObjectNode body(String model, ChatRequest request) throws WireException {
        ObjectNode body = Json.object();
        String system = request.messages().stream()
                .filter(message -> message.role() == Role.SYSTEM)
                .map(Message::text)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n\n"));
        if (!system.isEmpty()) {
            body.putObject("systemInstruction").putArray("parts").addObject().put("text", system);
        }
        body.set("contents", GeminiContents.write(request.messages()));
        ObjectNode config = Json.object();
        sampling(config, request.parameters());
        GeminiThinking.write(config, model, request.parameters());
        format(config, request.format());
        if (!config.isEmpty()) {
            body.set("generationConfig", config);
        }
        tools(body, request);
        return body;
    }

    private static void sampling(ObjectNode config, Parameters parameters) {
        if (parameters.temperature() != null) {
            config.put("temperature", parameters.temperature());
        }
        if (parameters.topP() != null) {
            config.put("topP", parameters.topP());
        }
        if (parameters.maxTokens() != null) {
            config.put("maxOutputTokens", parameters.maxTokens());
        }
        if (!parameters.stop().isEmpty()) {
            ArrayNode stop = config.putArray("stopSequences");
            parameters.stop().forEach(stop::add);
        }
        if (parameters.seed() != null) {
            config.put("seed", parameters.seed());
        }
    }

    private static void format(ObjectNode config, ResponseFormat format) throws WireException {
        if (format instanceof ResponseFormat.PlainText) {
            return;
        }
        config.put("responseMimeType", "application/json");
        if (format instanceof ResponseFormat.JsonSchema schema) {
            config.set(
                    "responseJsonSchema",
                    Requests.object(schema.schema(), "The schema '" + schema.name() + "' of the answer"));
        }
    }

    private static void tools(ObjectNode body, ChatRequest request) throws WireException {
        if (request.tools().isEmpty()) {
            return;
        }
        ArrayNode declarations = body.putArray("tools").addObject().putArray("functionDeclarations");
        for (ToolDefinition tool : request.tools()) {
            ObjectNode written = declarations.addObject();
            written.put("name", tool.name());
            if (tool.description() != null) {
                written.put("description", tool.description());
            }
            written.set(
                    "parametersJsonSchema",
                    Requests.object(tool.parameters(), "The schema of the tool '" + tool.name() + "'"));
        }
        ObjectNode calling = body.putObject("toolConfig").putObject("functionCallingConfig");
        if (request.toolChoice() instanceof ToolChoice.Named named) {
            calling.put("mode", "ANY").putArray("allowedFunctionNames").add(named.tool());
        } else if (request.toolChoice() instanceof ToolChoice.Required) {
            calling.put("mode", "ANY");
        } else {
            calling.put("mode", request.toolChoice() instanceof ToolChoice.None ? "NONE" : "AUTO");
        }
    }
}
