package dev.trivium.compare.export;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A request for the official Python clients: openai, anthropic, google-genai, ollama. */
final class PythonCode {

    /** What the clients take by name; anything else goes as {@code extra_body}, which they pass on as it is. */
    private static final Set<String> OPENAI = Set.of(
            "model",
            "messages",
            "input",
            "instructions",
            "stream",
            "stream_options",
            "temperature",
            "top_p",
            "max_tokens",
            "max_completion_tokens",
            "max_output_tokens",
            "stop",
            "seed",
            "tools",
            "tool_choice",
            "response_format",
            "text",
            "reasoning",
            "reasoning_effort",
            "store",
            "include");

    private static final Set<String> ANTHROPIC = Set.of(
            "model",
            "messages",
            "max_tokens",
            "stream",
            "system",
            "temperature",
            "top_p",
            "stop_sequences",
            "thinking",
            "tools",
            "tool_choice");

    private PythonCode() {}

    static String write(WireCall call) {
        return switch (call.protocol()) {
            case "anthropic" -> anthropic(call);
            case "gemini" -> gemini(call);
            case "ollama" -> ollama(call);
            case "openai-responses" -> openai(call, "/responses", "responses", """
                    for event in stream:
                        if event.type == "response.output_text.delta":
                            print(event.delta, end="", flush=True)
                    """);
            default -> openai(call, "/chat/completions", "chat.completions", """
                    for chunk in stream:
                        if chunk.choices and chunk.choices[0].delta.content:
                            print(chunk.choices[0].delta.content, end="", flush=True)
                    """);
        };
    }

    private static String openai(WireCall call, String path, String resource, String loop) {
        StringBuilder text = new StringBuilder("# pip install openai\nimport os\n\nfrom openai import OpenAI\n\n");
        text.append("client = OpenAI(\n");
        client(text, call, call.base(path));
        if (!call.queryParts().isEmpty()) {
            text.append("    default_query={");
            call.queryParts()
                    .forEach(pair -> text.append(Literals.text(pair[0]))
                            .append(": ")
                            .append(Literals.text(pair[1]))
                            .append(", "));
            text.append("},\n");
        }
        text.append(")\nstream = client.").append(resource).append(".create(\n");
        arguments(text, call.body(), OPENAI);
        return text.append(")\n").append(loop).toString();
    }

    private static String anthropic(WireCall call) {
        StringBuilder text =
                new StringBuilder("# pip install anthropic\nimport os\n\nfrom anthropic import Anthropic\n\n");
        text.append("client = Anthropic(\n");
        client(text, call, call.base("/v1/messages"));
        text.append(")\nstream = client.messages.create(\n");
        arguments(text, call.body(), ANTHROPIC);
        return text.append(")\n").append("""
                for event in stream:
                    if event.type == "content_block_delta" and event.delta.type == "text_delta":
                        print(event.delta.text, end="", flush=True)
                """).toString();
    }

    private static String gemini(WireCall call) {
        StringBuilder text = new StringBuilder("# pip install google-genai\nimport json\nimport os\n\n");
        text.append("from google import genai\nfrom google.genai import types\n\nclient = genai.Client(\n");
        text.append("    api_key=").append(key(call)).append(",\n    http_options={\n        \"base_url\": ");
        text.append(Literals.text(GeminiParts.base(call))).append(",\n");
        if (!call.ownHeaders().isEmpty()) {
            text.append("        \"headers\": ")
                    .append(headers(call.ownHeaders()))
                    .append(",\n");
        }
        text.append("    },\n)\ncontents = ")
                .append(Literals.PYTHON.of(call.body().path("contents"), 0));
        text.append("\nconfig = ")
                .append(Literals.PYTHON.of(GeminiParts.config(call), 0))
                .append("\n");
        text.append("stream = client.models.generate_content_stream(\n    model=")
                .append(Literals.text(call.model()));
        return text.append("""
                ,
                    contents=[types.Content.model_validate_json(json.dumps(turn)) for turn in contents],
                    config=types.GenerateContentConfig.model_validate_json(json.dumps(config)),
                )
                for chunk in stream:
                    print(chunk.text or "", end="", flush=True)
                """).toString();
    }

    private static String ollama(WireCall call) {
        ObjectNode body = OllamaParts.forClient(call);
        StringBuilder text = new StringBuilder("# pip install ollama\nimport os\n\nfrom ollama import Client\n\n");
        text.append("client = Client(\n    host=")
                .append(Literals.text(call.base("/api/chat")))
                .append(",\n");
        if (!call.secretHeaders().isEmpty()) {
            text.append("    headers=").append(headers(call.secretHeaders())).append(",\n");
        }
        text.append(")\n").append(OllamaParts.remark(call, "# ")).append("stream = client.chat(\n");
        arguments(text, body, Set.copyOf(body.propertyNames()));
        return text.append(")\n").append("""
                for part in stream:
                    print(part.message.content or "", end="", flush=True)
                """).toString();
    }

    private static void client(StringBuilder text, WireCall call, String base) {
        text.append("    api_key=").append(key(call)).append(",\n    base_url=").append(Literals.text(base));
        text.append(",\n");
        if (!call.ownHeaders().isEmpty()) {
            text.append("    default_headers=")
                    .append(headers(call.ownHeaders()))
                    .append(",\n");
        }
    }

    private static String key(WireCall call) {
        return call.keyVariable() == null ? "\"none\"" : "os.environ[" + Literals.text(call.keyVariable()) + "]";
    }

    private static String headers(Map<String, WireCall.Secret> headers) {
        StringBuilder text = new StringBuilder("{");
        headers.forEach((name, secret) -> {
            text.append(text.length() > 1 ? ", " : "")
                    .append(Literals.text(name))
                    .append(": ");
            text.append(secret.before().isEmpty() ? "" : Literals.text(secret.before()) + " + ");
            text.append("os.environ[").append(Literals.text(secret.variable())).append("]");
        });
        return text.append("}").toString();
    }

    private static void arguments(StringBuilder text, ObjectNode body, Set<String> named) {
        ObjectNode extra = body.objectNode();
        for (Map.Entry<String, JsonNode> entry : body.properties()) {
            if (named.contains(entry.getKey())) {
                text.append("    ").append(entry.getKey()).append("=");
                text.append(Literals.PYTHON.of(entry.getValue(), 1)).append(",\n");
            } else {
                extra.set(entry.getKey(), entry.getValue());
            }
        }
        if (!extra.isEmpty()) {
            text.append("    extra_body=").append(Literals.PYTHON.of(extra, 1)).append(",\n");
        }
    }
}
