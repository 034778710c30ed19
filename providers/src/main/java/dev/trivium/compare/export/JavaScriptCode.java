package dev.trivium.compare.export;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** A request for the official JavaScript clients: openai, @anthropic-ai/sdk, @google/genai, ollama. */
final class JavaScriptCode {

    private JavaScriptCode() {}

    static String write(WireCall call) {
        return switch (call.protocol()) {
            case "anthropic" -> anthropic(call);
            case "gemini" -> gemini(call);
            case "ollama" -> ollama(call);
            case "openai-responses" -> openai(call, "/responses", "responses", """
                    for await (const event of stream) {
                        if (event.type === "response.output_text.delta") process.stdout.write(event.delta);
                    }
                    """);
            default -> openai(call, "/chat/completions", "chat.completions", """
                    for await (const chunk of stream) {
                        process.stdout.write(chunk.choices[0]?.delta?.content ?? "");
                    }
                    """);
        };
    }

    private static String openai(WireCall call, String path, String resource, String loop) {
        StringBuilder text = new StringBuilder("// npm install openai\nimport OpenAI from \"openai\";\n\n");
        text.append("const client = new OpenAI({\n");
        client(text, call, call.base(path));
        if (!call.queryParts().isEmpty()) {
            text.append("    defaultQuery: {");
            call.queryParts()
                    .forEach(pair -> text.append(Literals.text(pair[0]))
                            .append(": ")
                            .append(Literals.text(pair[1]))
                            .append(", "));
            text.append("},\n");
        }
        text.append("});\nconst stream = await client.").append(resource).append(".create(");
        return text.append(Literals.JSON.of(call.body(), 0))
                .append(");\n")
                .append(loop)
                .toString();
    }

    private static String anthropic(WireCall call) {
        StringBuilder text =
                new StringBuilder("// npm install @anthropic-ai/sdk\nimport Anthropic from \"@anthropic-ai/sdk\";\n\n");
        text.append("const client = new Anthropic({\n");
        client(text, call, call.base("/v1/messages"));
        text.append("});\nconst stream = await client.messages.create(");
        return text.append(Literals.JSON.of(call.body(), 0))
                .append(");\n")
                .append("""
                for await (const event of stream) {
                    if (event.type === "content_block_delta" && event.delta.type === "text_delta") {
                        process.stdout.write(event.delta.text);
                    }
                }
                """)
                .toString();
    }

    private static String gemini(WireCall call) {
        StringBuilder text =
                new StringBuilder("// npm install @google/genai\nimport { GoogleGenAI } from \"@google/genai\";\n\n");
        text.append("const client = new GoogleGenAI({\n    apiKey: ").append(key(call));
        text.append(",\n    httpOptions: {\n        baseUrl: ").append(Literals.text(GeminiParts.base(call)));
        text.append(",\n");
        if (!call.ownHeaders().isEmpty()) {
            text.append("        headers: ").append(headers(call.ownHeaders())).append(",\n");
        }
        ObjectNode argument = call.body().objectNode();
        argument.put("model", call.model());
        argument.set("contents", call.body().path("contents"));
        argument.set("config", GeminiParts.config(call));
        text.append("    },\n});\nconst stream = await client.models.generateContentStream(");
        return text.append(Literals.JSON.of(argument, 0))
                .append(");\n")
                .append("""
                for await (const chunk of stream) {
                    process.stdout.write(chunk.text ?? "");
                }
                """)
                .toString();
    }

    private static String ollama(WireCall call) {
        StringBuilder text = new StringBuilder("// npm install ollama\nimport { Ollama } from \"ollama\";\n\n");
        text.append("const client = new Ollama({\n    host: ").append(Literals.text(call.base("/api/chat")));
        text.append(",\n");
        if (!call.secretHeaders().isEmpty()) {
            text.append("    headers: ").append(headers(call.secretHeaders())).append(",\n");
        }
        text.append("});\n").append(OllamaParts.remark(call, "// ")).append("const stream = await client.chat(");
        return text.append(Literals.JSON.of(OllamaParts.forClient(call), 0))
                .append(");\n")
                .append("""
                for await (const part of stream) {
                    process.stdout.write(part.message.content ?? "");
                }
                """)
                .toString();
    }

    private static void client(StringBuilder text, WireCall call, String base) {
        text.append("    apiKey: ").append(key(call)).append(",\n    baseURL: ").append(Literals.text(base));
        text.append(",\n");
        if (!call.ownHeaders().isEmpty()) {
            text.append("    defaultHeaders: ")
                    .append(headers(call.ownHeaders()))
                    .append(",\n");
        }
    }

    private static String key(WireCall call) {
        return call.keyVariable() == null ? "\"none\"" : "process.env." + call.keyVariable();
    }

    private static String headers(Map<String, WireCall.Secret> headers) {
        StringBuilder text = new StringBuilder("{ ");
        headers.forEach((name, secret) -> {
            text.append(text.length() > 2 ? ", " : "")
                    .append(Literals.text(name))
                    .append(": ");
            text.append(secret.before().isEmpty() ? "" : Literals.text(secret.before()) + " + ");
            text.append("process.env.").append(secret.variable());
        });
        return text.append(" }").toString();
    }
}
