package dev.trivium.provider.anthropic;

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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the body of {@code POST /v1/messages}. */
final class AnthropicRequest {

    private AnthropicRequest() {}

    static ObjectNode body(String model, ChatRequest request) throws WireException {
        Parameters parameters = request.parameters();
        ObjectNode body = Json.object();
        body.put("model", model);
        body.put("max_tokens", maxTokens(parameters));
        body.put("stream", true);
        String system = request.messages().stream()
                .filter(message -> message.role() == Role.SYSTEM)
                .map(Message::text)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n\n"));
        if (!system.isEmpty()) {
            body.put("system", system);
        }
        body.set("messages", AnthropicMessages.write(request.messages()));
        sampling(body, parameters);
        thinking(body, parameters);
        output(body, parameters, request.format());
        tools(body, request);
        return body;
    }

    private static int maxTokens(Parameters parameters) {
        if (parameters.maxTokens() != null) {
            return parameters.maxTokens();
        }
        Integer budget = parameters.reasoningBudget();
        if (budget != null) {
            return AnthropicProtocol.DEFAULT_MAX_TOKENS + Math.max(0, budget);
        }
        return effort(parameters) == null
                ? AnthropicProtocol.DEFAULT_MAX_TOKENS
                : AnthropicProtocol.DEFAULT_MAX_TOKENS_WITH_EFFORT;
    }

    private static void sampling(ObjectNode body, Parameters parameters) {
        if (parameters.temperature() != null) {
            body.put("temperature", parameters.temperature());
        }
        if (parameters.topP() != null) {
            body.put("top_p", parameters.topP());
        }
        if (!parameters.stop().isEmpty()) {
            ArrayNode stop = body.putArray("stop_sequences");
            parameters.stop().forEach(stop::add);
        }
    }

    private static void thinking(ObjectNode body, Parameters parameters) {
        Integer budget = parameters.reasoningBudget();
        if (budget != null) {
            ObjectNode thinking = body.putObject("thinking");
            thinking.put("type", budget > 0 ? "enabled" : "disabled");
            if (budget > 0) {
                thinking.put("budget_tokens", budget);
            }
        } else if (parameters.reasoningEffort() != null) {
            ObjectNode thinking = body.putObject("thinking");
            if (effort(parameters) == null) {
                thinking.put("type", "disabled");
            } else {
                thinking.put("type", "adaptive");
                thinking.put("display", "summarized");
            }
        }
    }

    private static void output(ObjectNode body, Parameters parameters, ResponseFormat format) throws WireException {
        ObjectNode config = Json.object();
        String effort = effort(parameters);
        if (effort != null) {
            config.put("effort", effort);
        }
        if (format instanceof ResponseFormat.JsonSchema schema) {
            ObjectNode written = config.putObject("format");
            written.put("type", "json_schema");
            written.set("schema", Requests.object(schema.schema(), "The schema '" + schema.name() + "' of the answer"));
        }
        if (!config.isEmpty()) {
            body.set("output_config", config);
        }
    }

    private static @Nullable String effort(Parameters parameters) {
        String effort = parameters.reasoningEffort();
        return effort == null || effort.equals("none") ? null : effort;
    }

    private static void tools(ObjectNode body, ChatRequest request) throws WireException {
        if (request.tools().isEmpty()) {
            return;
        }
        ArrayNode tools = body.putArray("tools");
        for (ToolDefinition tool : request.tools()) {
            ObjectNode written = tools.addObject();
            written.put("name", tool.name());
            if (tool.description() != null) {
                written.put("description", tool.description());
            }
            written.set(
                    "input_schema", Requests.object(tool.parameters(), "The schema of the tool '" + tool.name() + "'"));
        }
        ObjectNode choice = body.putObject("tool_choice");
        if (request.toolChoice() instanceof ToolChoice.Named named) {
            choice.put("type", "tool").put("name", named.tool());
        } else if (request.toolChoice() instanceof ToolChoice.Required) {
            choice.put("type", "any");
        } else {
            choice.put("type", request.toolChoice() instanceof ToolChoice.None ? "none" : "auto");
        }
    }
}
