package dev.trivium.provider.openai;

import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Parameters;
import dev.trivium.chat.ResponseFormat;
import dev.trivium.chat.ToolChoice;
import dev.trivium.chat.ToolDefinition;
import dev.trivium.provider.http.Json;
import dev.trivium.provider.http.Requests;
import dev.trivium.provider.http.WireException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes requests of Chat Completions. */
final class ChatRequestWriter {

    private final Dialect.Requests rules;
    private final ChatMessages messages;

    ChatRequestWriter(Dialect dialect) {
        this.rules = dialect.requests();
        this.messages = new ChatMessages(rules);
    }

    ObjectNode body(String model, ChatRequest request) throws WireException {
        ObjectNode body = Json.object().put("model", model);
        body.set("messages", messages.write(request.messages()));
        parameters(body, request.parameters());
        tools(body, request);
        format(body, request.format());
        body.put("stream", true);
        if (rules.streamOptions()) {
            body.putObject("stream_options").put("include_usage", true);
        }
        return body;
    }

    private void parameters(ObjectNode body, Parameters parameters) {
        if (parameters.temperature() != null) {
            body.put("temperature", parameters.temperature());
        }
        if (parameters.topP() != null) {
            body.put("top_p", parameters.topP());
        }
        if (parameters.maxTokens() != null) {
            body.put(rules.maxTokens(), parameters.maxTokens());
        }
        if (!parameters.stop().isEmpty()) {
            ArrayNode stop = body.putArray("stop");
            parameters.stop().forEach(stop::add);
        }
        if (parameters.seed() != null) {
            body.put(rules.seed(), parameters.seed());
        }
        reasoning(body, parameters);
    }

    /** A budget in tokens is sent only where a server takes a number. */
    private void reasoning(ObjectNode body, Parameters parameters) {
        String effort = parameters.reasoningEffort();
        Integer budget = parameters.reasoningBudget();
        if (rules.reasoning() == Dialect.ReasoningParameter.OBJECT && (effort != null || budget != null)) {
            ObjectNode reasoning = body.putObject("reasoning");
            if (budget != null) {
                reasoning.put("max_tokens", budget);
            } else {
                reasoning.put("effort", effort);
            }
            return;
        }
        if (effort == null) {
            return;
        }
        boolean off = effort.equals("none");
        switch (rules.reasoning()) {
            case PROMPT_MODE -> {
                if (!off) {
                    body.put("prompt_mode", "reasoning");
                }
            }
            case THINKING -> {
                body.putObject("thinking").put("type", off ? "disabled" : "enabled");
                if (!off) {
                    body.put("reasoning_effort", effort);
                }
            }
            default -> body.put("reasoning_effort", effort);
        }
    }

    private void tools(ObjectNode body, ChatRequest request) throws WireException {
        if (request.tools().isEmpty()) {
            return;
        }
        ArrayNode tools = body.putArray("tools");
        for (ToolDefinition tool : request.tools()) {
            ObjectNode function = tools.addObject()
                    .put("type", "function")
                    .putObject("function")
                    .put("name", tool.name());
            if (tool.description() != null) {
                function.put("description", tool.description());
            }
            function.set("parameters", ToolSchema.of(tool));
        }
        ToolChoice choice = request.toolChoice();
        if (choice instanceof ToolChoice.None) {
            body.put("tool_choice", "none");
        } else if (choice instanceof ToolChoice.Required) {
            body.put("tool_choice", rules.requiredTool());
        } else if (choice instanceof ToolChoice.Named named) {
            body.putObject("tool_choice")
                    .put("type", "function")
                    .putObject("function")
                    .put("name", named.tool());
        }
    }

    private static void format(ObjectNode body, ResponseFormat format) throws WireException {
        if (format instanceof ResponseFormat.Json) {
            body.putObject("response_format").put("type", "json_object");
        } else if (format instanceof ResponseFormat.JsonSchema schema) {
            body.putObject("response_format")
                    .put("type", "json_schema")
                    .putObject("json_schema")
                    .put("name", schema.name())
                    .put("strict", schema.strict())
                    .set("schema", Requests.object(schema.schema(), "The schema of the answer"));
        }
    }
}
