package dev.trivium.provider.ollama;

import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Parameters;
import dev.trivium.chat.ResponseFormat;
import dev.trivium.chat.ToolChoice;
import dev.trivium.chat.ToolDefinition;
import dev.trivium.provider.http.Json;
import dev.trivium.provider.http.Requests;
import dev.trivium.provider.http.WireException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the body of {@code POST /api/chat}. */
final class OllamaRequest {

    private static final Set<String> LEVELS = Set.of("low", "medium", "high", "max");

    private OllamaRequest() {}

    static ObjectNode body(String model, ChatRequest request) throws WireException {
        ObjectNode body = Json.object();
        body.put("model", model);
        body.set("messages", OllamaMessages.write(request.messages()));
        body.put("stream", true);
        body.put("truncate", false);
        ObjectNode options = options(request);
        if (!options.isEmpty()) {
            body.set("options", options);
        }
        think(body, request.parameters());
        format(body, request.format());
        tools(body, request);
        return body;
    }

    private static ObjectNode options(ChatRequest request) {
        Parameters parameters = request.parameters();
        ObjectNode options = Json.object();
        if (parameters.temperature() != null) {
            options.put("temperature", parameters.temperature());
        }
        if (parameters.topP() != null) {
            options.put("top_p", parameters.topP());
        }
        if (parameters.maxTokens() != null) {
            options.put("num_predict", parameters.maxTokens());
        }
        if (!parameters.stop().isEmpty()) {
            ArrayNode stop = options.putArray("stop");
            parameters.stop().forEach(stop::add);
        }
        if (parameters.seed() != null) {
            options.put("seed", parameters.seed());
        }
        Integer context = OllamaContext.wanted(request);
        if (context != null) {
            options.put("num_ctx", context);
        }
        return options;
    }

    private static void think(ObjectNode body, Parameters parameters) {
        if (parameters.reasoningEffort() != null) {
            String effort = parameters.reasoningEffort().toLowerCase(Locale.ROOT);
            if (LEVELS.contains(effort)) {
                body.put("think", effort);
            } else {
                body.put("think", !effort.equals("none"));
            }
        } else if (parameters.reasoningBudget() != null) {
            body.put("think", parameters.reasoningBudget() != 0);
        }
    }

    private static void format(ObjectNode body, ResponseFormat format) throws WireException {
        if (format instanceof ResponseFormat.Json) {
            body.put("format", "json");
        } else if (format instanceof ResponseFormat.JsonSchema schema) {
            body.set("format", Requests.object(schema.schema(), "The schema '" + schema.name() + "' of the answer"));
        }
    }

    private static void tools(ObjectNode body, ChatRequest request) throws WireException {
        List<ToolDefinition> offered = offered(request);
        if (offered.isEmpty()) {
            return;
        }
        ArrayNode tools = body.putArray("tools");
        for (ToolDefinition tool : offered) {
            ObjectNode function = tools.addObject().put("type", "function").putObject("function");
            function.put("name", tool.name());
            if (tool.description() != null) {
                function.put("description", tool.description());
            }
            function.set(
                    "parameters", Requests.object(tool.parameters(), "The schema of the tool '" + tool.name() + "'"));
        }
    }

    private static List<ToolDefinition> offered(ChatRequest request) {
        if (request.toolChoice() instanceof ToolChoice.None) {
            return List.of();
        }
        return request.toolChoice() instanceof ToolChoice.Named named
                ? request.tools().stream()
                        .filter(tool -> tool.name().equals(named.tool()))
                        .toList()
                : request.tools();
    }
}
