package dev.trivium.app;

import dev.trivium.testkit.WireServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One server that speaks four protocols over loopback, and a workspace with a connection for each. */
final class FourProtocols implements AutoCloseable {

    /** What a protocol does when it is asked. */
    interface Behaviour {
        void answer(WireServer.Exchange exchange, String text) throws IOException;
    }

    private final WireServer server;
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final Map<String, String> lastBodies = new ConcurrentHashMap<>();

    FourProtocols() throws IOException {
        server = new WireServer(exchange -> {
            String protocol = protocol(exchange.request().target());
            lastBodies.put(protocol, exchange.request().body());
            behaviours
                    .getOrDefault(protocol, (to, text) -> stream(protocol, to, text))
                    .answer(exchange, text(protocol));
        });
    }

    static String text(String protocol) {
        return "Grüße from " + protocol + ": all is well.";
    }

    String lastBody(String protocol) {
        return lastBodies.get(protocol);
    }

    void when(String protocol, Behaviour behaviour) {
        behaviours.put(protocol, behaviour);
    }

    void asUsual(String protocol) {
        behaviours.remove(protocol);
    }

    /** Writes {@code trivium.yaml} with the connections one, two, three and four. */
    void workspace(Path folder) throws IOException {
        StringBuilder yaml = new StringBuilder("name: Test bench\nconnections:\n");
        connection(yaml, "one", "openai-chat", "/chat/v1", "alpha");
        connection(yaml, "two", "anthropic", "/claude", "beta");
        connection(yaml, "three", "gemini", "/google", "gamma");
        connection(yaml, "four", "ollama", "/llama", "delta");
        Files.writeString(folder.resolve("trivium.yaml"), yaml);
    }

    private void connection(StringBuilder yaml, String id, String protocol, String path, String model) {
        yaml.append("  - id: ")
                .append(id)
                .append("\n    protocol: ")
                .append(protocol)
                .append("\n    base_url: ")
                .append(server.url())
                .append(path)
                .append("\n    models: [")
                .append(model)
                .append("]\n");
    }

    private static String protocol(String target) {
        return target.startsWith("/chat")
                ? "openai-chat"
                : target.startsWith("/claude") ? "anthropic" : target.startsWith("/google") ? "gemini" : "ollama";
    }

    static void stream(String protocol, WireServer.Exchange to, String text) throws IOException {
        begin(protocol, to);
        String head = text.substring(0, text.length() / 2);
        to.send(piece(protocol, head));
        to.send(piece(protocol, text.substring(head.length())));
        to.send(ending(protocol));
        to.end();
    }

    static void begin(String protocol, WireServer.Exchange to) throws IOException {
        to.begin(200, protocol.equals("ollama") ? "application/x-ndjson" : "text/event-stream");
        if (protocol.equals("anthropic")) {
            to.send(event(
                    "message_start",
                    "{\"type\":\"message_start\",\"message\":{\"id\":\"m\",\"role\":\"assistant\",\"content\":[],"
                            + "\"model\":\"beta\",\"usage\":{\"input_tokens\":9,\"output_tokens\":1}}}"));
            to.send(
                    event(
                            "content_block_start",
                            "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}"));
        }
    }

    static String piece(String protocol, String text) {
        return switch (protocol) {
            case "openai-chat" -> "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"}}]}\n\n";
            case "anthropic" ->
                event(
                        "content_block_delta",
                        "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\""
                                + text + "\"}}");
            case "gemini" ->
                "data: {\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"" + text
                        + "\"}]},\"index\":0}]}\n\n";
            default ->
                "{\"model\":\"delta\",\"message\":{\"role\":\"assistant\",\"content\":\"" + text
                        + "\"},\"done\":false}\n";
        };
    }

    private static String ending(String protocol) {
        return switch (protocol) {
            case "openai-chat" ->
                "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],"
                        + "\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":7,\"total_tokens\":16}}\n\n"
                        + "data: [DONE]\n\n";
            case "anthropic" ->
                event("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":0}")
                        + event(
                                "message_delta",
                                "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},"
                                        + "\"usage\":{\"output_tokens\":7}}")
                        + event("message_stop", "{\"type\":\"message_stop\"}");
            case "gemini" ->
                "data: {\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"\"}]},"
                        + "\"finishReason\":\"STOP\",\"index\":0}],\"usageMetadata\":{\"promptTokenCount\":9,"
                        + "\"candidatesTokenCount\":7,\"totalTokenCount\":16}}\n\n";
            default ->
                "{\"model\":\"delta\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true,"
                        + "\"done_reason\":\"stop\",\"prompt_eval_count\":9,\"eval_count\":7}\n";
        };
    }

    private static String event(String name, String data) {
        return "event: " + name + "\ndata: " + data + "\n\n";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
