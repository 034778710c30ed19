package dev.trivium.app.cli;

import dev.trivium.testkit.WireServer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that speaks OpenAI Chat Completions and behaves as the model's name says. */
final class OpenAiWire implements WireServer.Handler {

    static final String ANSWER = "Grüße 😊, alles gut.";

    private static final Pattern MODEL = Pattern.compile("\"model\"\\s*:\\s*\"([^\"]+)\"");

    /** Counted down when the model {@code silent} or {@code endless} has been asked. */
    final CountDownLatch asked = new CountDownLatch(1);

    static String chunk(String text) {
        return "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"model\":\"m-2026\",\"choices\":[{\"index\":0,"
                + "\"delta\":{\"content\":\"" + text + "\"},\"finish_reason\":null}]}\n\n";
    }

    static final String END =
            "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"model\":\"m-2026\",\"choices\":"
                    + "[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
                    + "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"model\":\"m-2026\",\"choices\":[],\"usage\":"
                    + "{\"prompt_tokens\":11,\"completion_tokens\":7,\"total_tokens\":18}}\n\n"
                    + "data: [DONE]\n\n";

    @Override
    public void handle(WireServer.Exchange exchange) throws Exception {
        Matcher model = MODEL.matcher(exchange.request().body());
        String name = model.find() ? model.group(1) : "";
        switch (name) {
            case "good" -> whole(exchange, chunk(ANSWER) + END);
            case "split" -> split(exchange);
            case "comments" ->
                whole(exchange, (": ping\n\n" + chunk(ANSWER) + ": ping\n\n" + END).replace("\n", "\r\n"));
            case "cut" -> {
                begin(exchange);
                exchange.send(chunk("Half an"));
                exchange.cut();
            }
            case "malformed" -> {
                begin(exchange);
                exchange.send(chunk("Half an"));
                exchange.send("data: {\"choices\": [{\"delta\": {\"content\": oops}}]}\n\n");
                exchange.end();
            }
            case "html" ->
                exchange.respond(200, "text/html", "<html><body><h1>Welcome to the proxy</h1></body></html>");
            case "html-502" -> exchange.respond(502, "text/html", "<html><body><h1>Bad gateway</h1></body></html>");
            case "401" ->
                error(
                        exchange,
                        401,
                        "invalid_api_key",
                        "Incorrect API key provided: " + exchange.request().header("authorization"));
            case "404" -> error(exchange, 404, "model_not_found", "The model does not exist.");
            case "429" ->
                exchange.respond(
                        429, "application/json", body("rate_limit_exceeded", "Slow down."), "Retry-After: 120");
            case "500" -> error(exchange, 500, "server_error", "Something broke.");
            case "empty" -> exchange.respond(200, "text/event-stream", "");
            case "silent" -> {
                asked.countDown();
                exchange.awaitClientClose();
            }
            case "endless" -> {
                begin(exchange);
                exchange.send(chunk("Half an"));
                asked.countDown();
                exchange.awaitClientClose();
            }
            default -> throw new AssertionError("Unknown model " + name);
        }
    }

    private static void whole(WireServer.Exchange exchange, String events) throws Exception {
        begin(exchange);
        exchange.send(events);
        exchange.end();
    }

    private static void begin(WireServer.Exchange exchange) throws Exception {
        exchange.begin(200, "text/event-stream", "x-request-id: req-1");
    }

    /** Two bytes a packet, so that every character is torn; and no line end at the very end. */
    private static void split(WireServer.Exchange exchange) throws Exception {
        begin(exchange);
        byte[] bytes = (chunk(ANSWER) + END).stripTrailing().getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i += 2) {
            exchange.send(Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + 2)));
        }
        exchange.end();
    }

    private static void error(WireServer.Exchange exchange, int status, String code, String message) throws Exception {
        exchange.respond(status, "application/json", body(code, message));
    }

    private static String body(String code, String message) {
        return "{\"error\":{\"message\":\"" + message + "\",\"type\":\"" + code + "\",\"code\":\"" + code + "\"}}";
    }
}
