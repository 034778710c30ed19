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

/** Writes requests of Responses. The provider is asked to store nothing, so earlier reasoning travels encrypted. */
final class ResponsesRequestWriter {

    private final ResponsesItems items;

    ResponsesRequestWriter(Dialect dialect) {
        this.items = new ResponsesItems(dialect.requests());
    }

    ObjectNode body(String model, ChatRequest request) throws WireException {
        ObjectNode body = Json.object().put("model", model);
        body.set("input", items.write(request.messages()));
        parameters(body, request.parameters());
        tools(body, request);
        format(body, request.format());
        body.put("store", false);
        if (reasons(model)) {
            body.putArray("include").add("reasoning.encrypted_content");
        }
        return body.put("stream", true);
    }

    /** OpenAI's models before GPT-5 and beside the o-series refuse to be asked for encrypted reasoning. */
    private static boolean reasons(String model) {
        String name = model.substring(model.lastIndexOf('/') + 1);
        return !name.startsWith("gpt-3") && !name.startsWith("gpt-4") && !name.startsWith("chatgpt-4");
    }

    private static void parameters(ObjectNode body, Parameters parameters) throws WireException {
        if (!parameters.stop().isEmpty()) {
            throw Requests.invalid(
                    "The protocol openai-responses has no stop texts.",
                    "OpenAI left them out of it, so the answer would run past them.",
                    "Remove the stop texts for this column, or use the protocol openai-chat.");
        }
        if (parameters.temperature() != null) {
            body.put("temperature", parameters.temperature());
        }
        if (parameters.topP() != null) {
            body.put("top_p", parameters.topP());
        }
        if (parameters.maxTokens() != null) {
            body.put("max_output_tokens", parameters.maxTokens());
        }
        String effort = parameters.reasoningEffort();
        if (effort != null) {
            ObjectNode reasoning = body.putObject("reasoning").put("effort", effort);
            if (!effort.equals("none")) {
                reasoning.put("summary", "auto");
            }
        }
    }

    private static void tools(ObjectNode body, ChatRequest request) throws WireException {
        if (request.tools().isEmpty()) {
            return;
        }
        ArrayNode tools = body.putArray("tools");
        for (ToolDefinition tool : request.tools()) {
            ObjectNode flat = tools.addObject().put("type", "function").put("name", tool.name());
            if (tool.description() != null) {
                flat.put("description", tool.description());
            }
            flat.set("parameters", ToolSchema.of(tool));
            flat.put("strict", false);
        }
        ToolChoice choice = request.toolChoice();
        if (choice instanceof ToolChoice.None) {
            body.put("tool_choice", "none");
        } else if (choice instanceof ToolChoice.Required) {
            body.put("tool_choice", "required");
        } else if (choice instanceof ToolChoice.Named named) {
            body.putObject("tool_choice").put("type", "function").put("name", named.tool());
        }
    }

    private static void format(ObjectNode body, ResponseFormat format) throws WireException {
        if (format instanceof ResponseFormat.Json) {
            body.putObject("text").putObject("format").put("type", "json_object");
        } else if (format instanceof ResponseFormat.JsonSchema schema) {
            body.putObject("text")
                    .putObject("format")
                    .put("type", "json_schema")
                    .put("name", schema.name())
                    .put("strict", schema.strict())
                    .set("schema", Requests.object(schema.schema(), "The schema of the answer"));
        }
    }
}
