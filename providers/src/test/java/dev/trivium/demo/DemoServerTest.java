package dev.trivium.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoServerTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PROMPT = "Explain how sourdough starter keeps a bread kitchen alive.";

    private final HttpClient client = HttpClient.newHttpClient();
    private DemoServer server = DemoServer.start(0);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void openAiStreamsChunksThenUsageThenDone() throws Exception {
        List<String> data = data(openAi("fast", PROMPT, "").body());
        assertThat(data.get(data.size() - 1)).isEqualTo("[DONE]");
        List<JsonNode> chunks = data.stream()
                .filter(d -> !d.equals("[DONE]"))
                .map(JSON::readTree)
                .toList();
        String text = text(chunks, "/choices/0/delta/content");
        assertThat(text).containsIgnoringCase("sourdough starter");
        JsonNode usage = chunks.get(chunks.size() - 1).path("usage");
        assertThat(usage.path("completion_tokens").asInt()).isEqualTo((text.length() + 3) / 4);
        assertThat(usage.path("total_tokens").asInt())
                .isEqualTo(usage.path("prompt_tokens").asInt()
                        + usage.path("completion_tokens").asInt());
        assertThat(chunks.get(chunks.size() - 2).at("/choices/0/finish_reason").asString())
                .isEqualTo("stop");
    }

    @Test
    void openAiHonoursTheLimitOfTokensAndStopSequences() throws Exception {
        List<String> limited =
                data(openAi("fast", PROMPT, ",\"max_completion_tokens\":3").body());
        assertThat(limited).anyMatch(d -> d.contains("\"finish_reason\":\"length\""));
        assertThat(limited).anyMatch(d -> d.contains("\"completion_tokens\":3"));
        String whole = openAiText(openAi("fast", PROMPT, "").body());
        String stop = whole.substring(10, 14);
        String stopped = openAiText(openAi("fast", PROMPT, ",\"stop\":[" + JSON.writeValueAsString(stop) + "]")
                .body());
        assertThat(stopped).isEqualTo(whole.substring(0, whole.indexOf(stop)));
    }

    @Test
    void theSamePromptGivesTheSameBytesAndAnotherOneDoesNot() throws Exception {
        String first = openAi("fast", PROMPT, "").body();
        assertThat(openAi("fast", PROMPT, "").body()).isEqualTo(first);
        try (DemoServer other = DemoServer.start(0)) {
            server.close();
            server = other;
            assertThat(openAi("fast", PROMPT, "").body()).isEqualTo(first);
            assertThat(openAi("fast", PROMPT + " Please.", "").body()).isNotEqualTo(first);
        }
    }

    @Test
    void breaksOffCutsTheConnectionInTheMiddleOfTheBody() throws Exception {
        HttpResponse<InputStream> response = client.send(
                post("openai-chat", "/chat/completions", openAiBody("breaks-off", PROMPT, "")),
                BodyHandlers.ofInputStream());
        List<Integer> received = new ArrayList<>();
        assertThatThrownBy(() -> {
                    for (int next = response.body().read();
                            next >= 0;
                            next = response.body().read()) {
                        received.add(next);
                    }
                })
                .isInstanceOf(IOException.class);
        StringBuilder text = new StringBuilder();
        received.forEach(next -> text.append((char) (int) next));
        assertThat(text).contains("\"content\":").doesNotContain("[DONE]").doesNotContain("\"finish_reason\":\"stop\"");
    }

    @Test
    void rateLimitedAsksToWait() throws Exception {
        HttpResponse<String> response = openAi("rate-limited", PROMPT, "");
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("Retry-After")).contains("20");
        assertThat(JSON.readTree(response.body()).at("/error/code").asString()).isEqualTo("rate_limit_exceeded");
    }

    @Test
    void anthropicThinksFirstAndAnswersInMarkdown() throws Exception {
        String body = anthropic(",\"max_tokens\":4096,\"system\":\"You are a baker.\"")
                .body();
        assertThat(body)
                .startsWith("event: message_start\ndata: {")
                .endsWith("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n");
        List<JsonNode> events = data(body).stream().map(JSON::readTree).toList();
        String thinking = text(events, "/delta/thinking");
        String text = text(events, "/delta/text");
        assertThat(body.indexOf("thinking_delta")).isLessThan(body.indexOf("text_delta"));
        assertThat(thinking).contains("system prompt sets the frame");
        assertThat(text).contains("You are a baker.").contains("## ").contains("**");
        JsonNode usage = events.get(events.size() - 2).path("usage");
        assertThat(usage.path("output_tokens").asInt())
                .isEqualTo((thinking.length() + 3) / 4 + (text.length() + 3) / 4);
    }

    @Test
    void anthropicThinkingCountsAgainstTheLimit() throws Exception {
        List<JsonNode> events = data(anthropic(",\"max_tokens\":5").body()).stream()
                .map(JSON::readTree)
                .toList();
        assertThat(text(events, "/delta/thinking")).hasSize(20);
        assertThat(text(events, "/delta/text")).isEmpty();
        assertThat(text(events, "/delta/stop_reason")).isEqualTo("max_tokens");
    }

    @Test
    void geminiStreamsWithCrlfAndFinishesWithItsReason() throws Exception {
        String request = "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"" + PROMPT + "\"}]}]}";
        String body = send("gemini", "/v1beta/models/balanced:streamGenerateContent?alt=sse", request)
                .body();
        assertThat(body).endsWith("\r\n\r\n").doesNotContain("[DONE]");
        assertThat(body.replace("\r\n", "")).doesNotContain("\n");
        List<JsonNode> chunks = data(body).stream().map(JSON::readTree).toList();
        assertThat(text(chunks, "/candidates/0/content/parts/0/text")).contains("\n- ");
        JsonNode last = chunks.get(chunks.size() - 1);
        assertThat(last.at("/candidates/0/finishReason").asString()).isEqualTo("STOP");
        assertThat(last.at("/usageMetadata/candidatesTokenCount").asInt()).isPositive();
    }

    @Test
    void ollamaStreamsLinesAndTheLastIsDone() throws Exception {
        String request = "{\"model\":\"small\",\"messages\":[{\"role\":\"user\",\"content\":\"" + PROMPT
                + "\"}],\"options\":{}}";
        HttpResponse<String> response = send("ollama", "/api/chat", request);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/x-ndjson");
        List<JsonNode> lines = response.body().lines().map(JSON::readTree).toList();
        assertThat(text(lines, "/message/content")).isNotBlank();
        JsonNode last = lines.get(lines.size() - 1);
        assertThat(last.path("done").asBoolean()).isTrue();
        assertThat(last.path("done_reason").asString()).isEqualTo("stop");
        assertThat(last.path("eval_count").asInt()).isPositive();
    }

    @Test
    void aPromptThatAsksForJsonGetsValidJsonWithItsKeys() throws Exception {
        String prompt = "Extract the order as JSON with the keys customer, total_price and is_urgent.";
        String text = openAiText(openAi("fast", prompt, "").body());
        assertThat(text).startsWith("```json\n").endsWith("\n```");
        JsonNode json = JSON.readTree(text.substring(8, text.length() - 4));
        assertThat(json.propertyNames()).containsExactly("customer", "total_price", "is_urgent");
        assertThat(json.path("total_price").isNumber()).isTrue();
        assertThat(json.path("is_urgent").isBoolean()).isTrue();
        String bare = openAiText(openAi("fast", prompt, ",\"response_format\":{\"type\":\"json_object\"}")
                .body());
        assertThat(JSON.readTree(bare)).isEqualTo(json);
    }

    @Test
    void aPromptThatAsksForCodeGetsABlockOfItsLanguage() throws Exception {
        String text = openAiText(openAi("fast", "Write a Java function that trims addresses.", "")
                .body());
        assertThat(text).startsWith("```java\n").contains("List<String>");
    }

    @Test
    void everyProtocolListsItsModels() throws Exception {
        assertThat(get("openai-chat", "/models")).contains("fast").contains("breaks-off");
        assertThat(get("anthropic", "/v1/models?limit=100")).contains("Demo Thorough");
        assertThat(get("gemini", "/v1beta/models?pageSize=50")).contains("models/balanced");
        assertThat(get("ollama", "/api/tags")).contains("\"small\"");
    }

    @Test
    void anUnknownModelIsAnErrorInTheProtocolsOwnShape() throws Exception {
        HttpResponse<String> response = openAi("gpt-99", PROMPT, "");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("model_not_found");
        assertThat(send("ollama", "/api/chat", "{\"model\":\"x\"}").body()).contains("\"error\":\"model 'x' not found");
    }

    @Test
    void anUnknownProtocolIsRefusedWithTheOnesThatAreSpoken() {
        assertThatThrownBy(() -> server.baseUrl("telnet"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("telnet")
                .hasMessageContaining("openai-chat");
    }

    @Test
    void closingCutsWhatIsStillStreaming() throws Exception {
        server.close();
        server = DemoServer.start(1000);
        URI base = URI.create(server.baseUrl("openai-chat"));
        try (Socket socket = new Socket("127.0.0.1", base.getPort())) {
            byte[] body = openAiBody("fast", PROMPT, "").getBytes(StandardCharsets.UTF_8);
            socket.getOutputStream()
                    .write(("POST /openai/v1/chat/completions HTTP/1.1\r\nContent-Length: " + body.length + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            server.close();
            socket.setSoTimeout(10_000);
            assertThat(remaining(socket.getInputStream())).doesNotContain("[DONE]");
        }
    }

    private static String remaining(InputStream in) {
        StringBuilder text = new StringBuilder();
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                text.append((char) next);
            }
        } catch (java.net.SocketTimeoutException e) {
            throw new AssertionError("The connection was left open.", e);
        } catch (IOException e) {
            text.append("(reset)");
        }
        return text.toString();
    }

    private HttpResponse<String> openAi(String model, String prompt, String more) throws Exception {
        return send("openai-chat", "/chat/completions", openAiBody(model, prompt, more));
    }

    private static String openAiBody(String model, String prompt, String more) {
        return "{\"model\":\"" + model
                + "\",\"stream\":true,\"stream_options\":{\"include_usage\":true},\"messages\":[{"
                + "\"role\":\"user\",\"content\":\"" + prompt + "\"}]" + more + "}";
    }

    private HttpResponse<String> anthropic(String more) throws Exception {
        return send(
                "anthropic",
                "/v1/messages",
                "{\"model\":\"thorough\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"" + PROMPT
                        + "\"}]" + more + "}");
    }

    private HttpResponse<String> send(String protocol, String path, String body) throws Exception {
        return client.send(post(protocol, path, body), BodyHandlers.ofString());
    }

    private HttpRequest post(String protocol, String path, String body) {
        return HttpRequest.newBuilder(URI.create(server.baseUrl(protocol) + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private String get(String protocol, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.baseUrl(protocol) + path))
                .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    private static String openAiText(String body) {
        List<JsonNode> chunks = data(body).stream()
                .filter(d -> !d.equals("[DONE]"))
                .map(JSON::readTree)
                .toList();
        return text(chunks, "/choices/0/delta/content");
    }

    private static List<String> data(String body) {
        return body.lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring(6))
                .toList();
    }

    private static String text(List<JsonNode> events, String pointer) {
        StringBuilder text = new StringBuilder();
        events.forEach(event -> text.append(event.at(pointer).asString("")));
        return text.toString();
    }
}
