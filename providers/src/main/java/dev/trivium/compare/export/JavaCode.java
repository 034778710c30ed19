package dev.trivium.compare.export;

import java.util.Map;

/**
 * A request as a Java program: for the official clients of OpenAI, Anthropic and Google, and with the JDK's HTTP client
 * for Ollama, which has none. The body stands in a text block, since the clients' builders have a method for each field.
 */
final class JavaCode {

    private JavaCode() {}

    static String write(WireCall call) {
        return switch (call.protocol()) {
            case "anthropic" -> anthropic(call);
            case "gemini" -> gemini(call);
            case "openai-responses" -> openai(call, "responses", "/responses", "input", """
                            stream.stream()
                                    .flatMap(event -> event.outputTextDelta().stream())
                                    .forEach(delta -> System.out.print(delta.delta()));
                    """);
            case "openai-chat" -> openai(call, "chat.completions", "/chat/completions", "messages", """
                            stream.stream()
                                    .flatMap(chunk -> chunk.choices().stream())
                                    .flatMap(choice -> choice.delta().content().stream())
                                    .forEach(System.out::print);
                    """);
            default -> plain(call);
        };
    }

    private static String openai(WireCall call, String resource, String path, String input, String loop) {
        boolean responses = resource.equals("responses");
        String params = responses ? "ResponseCreateParams" : "ChatCompletionCreateParams";
        String event = responses ? "ResponseStreamEvent" : "ChatCompletionChunk";
        String models = responses ? "com.openai.models.responses." : "com.openai.models.chat.completions.";
        StringBuilder text = new StringBuilder("// Maven: com.openai:openai-java\n");
        text.append("import com.fasterxml.jackson.databind.JsonNode;\n");
        text.append("import com.fasterxml.jackson.databind.ObjectMapper;\n");
        text.append("import com.openai.client.OpenAIClient;\n");
        text.append("import com.openai.client.okhttp.OpenAIOkHttpClient;\nimport com.openai.core.JsonValue;\n");
        text.append("import com.openai.core.http.StreamResponse;\n");
        text.append("import ").append(models).append(event).append(";\n");
        text.append("import ").append(models).append(params).append(";\n\n");
        begin(text, call);
        text.append("        OpenAIClient client = OpenAIOkHttpClient.builder()\n");
        client(text, call, call.base(path));
        call.queryParts()
                .forEach(pair -> text.append("                .putQueryParam(")
                        .append(string(pair[0]))
                        .append(", ")
                        .append(string(pair[1]))
                        .append(")\n"));
        text.append("                .build();\n");
        text.append("        ")
                .append(params)
                .append(".Builder params = ")
                .append(params)
                .append(".builder()\n");
        text.append("                .model(").append(string(call.model())).append(")\n");
        text.append("                .")
                .append(input)
                .append("(JsonValue.fromJsonNode(body.get(\"")
                .append(input);
        text.append("\")));\n");
        rest(text, input);
        String service = responses ? "responses()" : "chat().completions()";
        text.append("        try (StreamResponse<")
                .append(event)
                .append("> stream = client.")
                .append(service);
        text.append(".createStreaming(params.build())) {\n").append(loop);
        return text.append("        }\n    }\n}\n").toString();
    }

    private static String anthropic(WireCall call) {
        StringBuilder text = new StringBuilder("// Maven: com.anthropic:anthropic-java\n");
        text.append("import com.anthropic.client.AnthropicClient;\n");
        text.append("import com.anthropic.client.okhttp.AnthropicOkHttpClient;\n");
        text.append("import com.anthropic.core.JsonValue;\nimport com.anthropic.core.http.StreamResponse;\n");
        text.append("import com.anthropic.models.messages.MessageCreateParams;\n");
        text.append("import com.anthropic.models.messages.RawMessageStreamEvent;\n");
        text.append("import com.fasterxml.jackson.databind.JsonNode;\n");
        text.append("import com.fasterxml.jackson.databind.ObjectMapper;\n\n");
        begin(text, call);
        text.append("        AnthropicClient client = AnthropicOkHttpClient.builder()\n");
        client(text, call, call.base("/v1/messages"));
        text.append("                .build();\n");
        text.append("        MessageCreateParams.Builder params = MessageCreateParams.builder()\n");
        text.append("                .model(").append(string(call.model())).append(")\n");
        text.append("                .maxTokens(body.get(\"max_tokens\").asLong())\n");
        text.append("                .messages(JsonValue.fromJsonNode(body.get(\"messages\")));\n");
        rest(text, "messages", "max_tokens");
        return text.append("""
                        try (StreamResponse<RawMessageStreamEvent> stream = client.messages().createStreaming(params.build())) {
                            stream.stream()
                                    .flatMap(event -> event.contentBlockDelta().stream())
                                    .flatMap(event -> event.delta().text().stream())
                                    .forEach(delta -> System.out.print(delta.text()));
                        }
                    }
                }
                """).toString();
    }

    /** Everything that no method of the builder was given. */
    private static void rest(StringBuilder text, String... given) {
        text.append(
                "        body.properties().stream()\n                .filter(field -> !java.util.Set.of(\"model\", \"stream\"");
        for (String name : given) {
            text.append(", \"").append(name).append('"');
        }
        text.append(").contains(field.getKey()))\n                .forEach(field -> params.putAdditionalBodyProperty("
                + "field.getKey(), JsonValue.fromJsonNode(field.getValue())));\n");
    }

    private static String gemini(WireCall call) {
        StringBuilder text = new StringBuilder("// Maven: com.google.genai:google-genai\n");
        text.append("import com.fasterxml.jackson.databind.JsonNode;\n");
        text.append("import com.fasterxml.jackson.databind.ObjectMapper;\n");
        text.append("import com.google.genai.Client;\nimport com.google.genai.ResponseStream;\n");
        text.append("import com.google.genai.types.Content;\nimport com.google.genai.types.GenerateContentConfig;\n");
        text.append("import com.google.genai.types.GenerateContentResponse;\n");
        text.append("import com.google.genai.types.HttpOptions;\nimport java.util.ArrayList;\n");
        text.append("import java.util.List;\nimport java.util.Map;\n\n");
        begin(
                text,
                "{\n\"contents\": " + Literals.JSON.of(call.body().path("contents"), 0) + ",\n\"config\": "
                        + Literals.JSON.of(GeminiParts.config(call), 0) + "\n}");
        text.append("        Client client = Client.builder()\n                .apiKey(")
                .append(key(call))
                .append(")\n");
        text.append("                .httpOptions(HttpOptions.builder()\n                        .baseUrl(");
        text.append(string(GeminiParts.base(call))).append(")\n");
        if (!call.ownHeaders().isEmpty()) {
            text.append("                        .headers(Map.of(");
            String[] comma = {""};
            call.ownHeaders().forEach((name, secret) -> {
                text.append(comma[0]).append(string(name)).append(", System.getenv(\"");
                text.append(secret.variable()).append("\")");
                comma[0] = ", ";
            });
            text.append("))\n");
        }
        text.append("                        .build())\n                .build();\n");
        text.append("        List<Content> contents = new ArrayList<>();\n");
        text.append(
                "        body.get(\"contents\").forEach(turn -> contents.add(Content.fromJson(turn.toString())));\n");
        text.append("        GenerateContentConfig config = GenerateContentConfig.fromJson(body.get(\"config\")"
                + ".toString());\n");
        text.append("        try (ResponseStream<GenerateContentResponse> stream =\n");
        text.append("                client.models.generateContentStream(").append(string(call.model()));
        return text.append("""
                , contents, config)) {
                            for (GenerateContentResponse response : stream) {
                                System.out.print(response.text() == null ? "" : response.text());
                            }
                        }
                    }
                }
                """).toString();
    }

    private static String plain(WireCall call) {
        StringBuilder text =
                new StringBuilder("// Ollama has no official Java client; this needs nothing but the JDK.\n");
        text.append("import java.net.URI;\nimport java.net.http.HttpClient;\nimport java.net.http.HttpRequest;\n");
        text.append("import java.net.http.HttpResponse;\n\npublic class Ask {\n\n");
        text.append("    public static void main(String[] arguments) throws Exception {\n        String body = ");
        text.append(block(Literals.JSON.of(call.body(), 0))).append(";\n");
        String address = call.query().isEmpty() ? call.address() : call.address() + "?" + call.query();
        text.append("        HttpRequest request = HttpRequest.newBuilder(URI.create(")
                .append(string(address));
        text.append("))\n                .header(\"Content-Type\", \"application/json\")\n");
        call.headers()
                .forEach((name, value) -> text.append("                .header(")
                        .append(string(name))
                        .append(", ")
                        .append(string(value))
                        .append(")\n"));
        headers(text, call.secretHeaders(), "header");
        return text.append("""
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build();
                        HttpClient.newHttpClient()
                                .send(request, HttpResponse.BodyHandlers.ofLines())
                                .body()
                                .forEach(System.out::println);
                    }
                }
                """).toString();
    }

    private static void begin(StringBuilder text, WireCall call) {
        begin(text, Literals.JSON.of(call.body(), 0));
    }

    private static void begin(StringBuilder text, String json) {
        text.append("public class Ask {\n\n    public static void main(String[] arguments) throws Exception {\n");
        text.append("        JsonNode body = new ObjectMapper().readTree(")
                .append(block(json))
                .append(");\n");
    }

    private static void client(StringBuilder text, WireCall call, String base) {
        text.append("                .apiKey(").append(key(call)).append(")\n                .baseUrl(");
        text.append(string(base)).append(")\n");
        headers(text, call.ownHeaders(), "putHeader");
    }

    private static void headers(StringBuilder text, Map<String, WireCall.Secret> headers, String method) {
        headers.forEach((name, secret) -> text.append("                .")
                .append(method)
                .append("(")
                .append(string(name))
                .append(", ")
                .append(secret.before().isEmpty() ? "" : string(secret.before()) + " + ")
                .append("System.getenv(\"")
                .append(secret.variable())
                .append("\"))\n"));
    }

    private static String key(WireCall call) {
        return call.keyVariable() == null ? "\"none\"" : "System.getenv(\"" + call.keyVariable() + "\")";
    }

    /** JSON's escapes of a string are Java's too, save a slash before a u, which JSON's writer never needs here. */
    private static String string(String value) {
        return Literals.text(value);
    }

    private static String block(String json) {
        String escaped = json.replace("\\", "\\\\").replace("\"\"\"", "\\\"\"\"");
        return "\"\"\"\n" + escaped.indent(16) + "                \"\"\"";
    }
}
