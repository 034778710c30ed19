package dev.trivium.route.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.ChatCall;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.Message;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import dev.trivium.provider.Connection;
import dev.trivium.provider.Protocols;
import dev.trivium.provider.http.Endpoint;
import dev.trivium.provider.http.HttpRuntime;
import dev.trivium.provider.http.RetryPolicy;
import dev.trivium.provider.http.Timeouts;
import dev.trivium.provider.openai.Dialects;
import dev.trivium.route.Route;
import dev.trivium.testkit.WireServer;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hybrid template over real HTTP, with every fault in every place. */
class HybridOverHttpTest {

    /** How a place behaves; a place that is not named answers well with its own name. */
    private final Map<String, String> faults = new ConcurrentHashMap<>();

    private final CompletableFuture<Boolean> clientClosed = new CompletableFuture<>();
    private final CompletableFuture<Void> hanging = new CompletableFuture<>();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final HttpRuntime runtime = new HttpRuntime();
    private WireServer server;
    private Connection connection;

    @BeforeEach
    void start() throws Exception {
        server = new WireServer(this::answer);
        Timeouts timeouts = new Timeouts(
                Duration.ofSeconds(5), Duration.ofMillis(1500), Duration.ofSeconds(5), Duration.ofSeconds(20));
        Endpoint endpoint = Endpoint.of("m", server.url(), null)
                .withRetries(RetryPolicy.NONE)
                .withTimeouts(timeouts);
        connection = Connection.open(
                endpoint, Protocols.byName("openai-chat", Dialects.bundled().generic()), runtime);
    }

    @AfterEach
    void stop() throws Exception {
        connection.close();
        runtime.close();
        server.close();
        executor.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({
        "busy, hang, fast",
        "busy, cut, network",
        "busy, 429, fast",
        "busy, 500, fast",
        "busy, slow, busy",
        "fast, hang, timeout",
        "fast, cut, network",
        "fast, 429, rate_limit",
        "fast, 500, server",
        "fast, slow, fast",
        "thorough, hang, timeout",
        "thorough, cut, network",
        "thorough, 429, rate_limit",
        "thorough, 500, server",
        "thorough, slow, thorough",
    })
    void everyFaultInEveryPlace(String place, String fault, String expected) throws Exception {
        faults.put("busy", "429");
        faults.put(place, fault);
        ChatEvent end = run(place).get(20, TimeUnit.SECONDS);
        if (end instanceof ChatEvent.Completed completed) {
            assertThat(completed.answer().text()).isEqualTo("I am " + expected);
            return;
        }
        ChatEvent.Failed failed = (ChatEvent.Failed) end;
        ChatError error = failed.error();
        boolean cut = fault.equals("cut");
        assertThat(cut ? failed.partial().text() : "").isEqualTo(cut ? "I am " : "");
        if (cut) {
            assertThat(error.kind()).isIn(ErrorKind.NETWORK, ErrorKind.TRUNCATED);
        } else {
            assertThat(error.kind().id()).isEqualTo(expected);
        }
        assertThat(error.retryAfter()).isEqualTo(fault.equals("429") ? Duration.ofSeconds(3) : null);
    }

    @Test
    void cancellingClosesTheConnection() throws Exception {
        faults.put("thorough", "hang");
        CompletableFuture<ChatEvent> end = new CompletableFuture<>();
        ChatCall call = begin("thorough", end);
        hanging.get(20, TimeUnit.SECONDS);
        call.cancel();
        assertThat(((ChatEvent.Failed) end.get(20, TimeUnit.SECONDS)).error().kind())
                .isEqualTo(ErrorKind.CANCELLED);
        assertThat(clientClosed.get(20, TimeUnit.SECONDS)).isTrue();
    }

    private CompletableFuture<ChatEvent> run(String place) throws Exception {
        CompletableFuture<ChatEvent> end = new CompletableFuture<>();
        begin(place, end);
        return end;
    }

    private ChatCall begin(String place, CompletableFuture<ChatEvent> end) throws Exception {
        Map<ModelAddress, ChatModel> models = Map.of(
                ModelAddress.parse("demo-openai/rate-limited"), connection.model("busy"),
                ModelAddress.parse("demo-openai/fast"), connection.model("fast"),
                ModelAddress.parse("demo-anthropic/thorough"), connection.model("thorough"));
        RouteEngine engine = new RouteEngine(
                models::get, request -> place.equals("thorough") ? 1000 : 10, System::nanoTime, executor);
        Origin root = Origin.root();
        return engine.model(hybrid()).start(ChatRequest.of(Message.user("Who are you?")), root, event -> {
            if (event.terminal() && event.origin().callId().equals(root.callId())) {
                end.complete(event);
            }
        });
    }

    private void answer(WireServer.Exchange exchange) throws Exception {
        String body = exchange.request().body();
        String name = body.contains("\"busy\"") ? "busy" : body.contains("\"fast\"") ? "fast" : "thorough";
        String fault = faults.getOrDefault(name, "");
        switch (fault) {
            case "429" ->
                exchange.respond(429, "application/json", "{\"error\":{\"message\":\"busy\"}}", "Retry-After: 3");
            case "500" -> exchange.respond(500, "application/json", "{\"error\":{\"message\":\"broken\"}}");
            case "hang" -> {
                exchange.begin(200, "text/event-stream");
                hanging.complete(null);
                clientClosed.complete(exchange.awaitClientClose());
            }
            default -> {
                exchange.begin(200, "text/event-stream");
                if (fault.equals("slow")) {
                    // Slow, but within the time limit: the client's clock runs while nothing comes.
                    new CompletableFuture<Void>()
                            .completeOnTimeout(null, 300, TimeUnit.MILLISECONDS)
                            .join();
                }
                exchange.send(chunk("{\"content\":\"I am \"}", "null"));
                if (fault.equals("cut")) {
                    exchange.cut();
                    return;
                }
                exchange.send(chunk("{\"content\":\"" + name + "\"}", "\"stop\"") + "data: [DONE]\n\n");
                exchange.end();
            }
        }
    }

    private static String chunk(String delta, String finish) {
        return "data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"model\":\"x\",\"choices\":[{\"index\":0,\"delta\":"
                + delta + ",\"finish_reason\":" + finish + "}]}\n\n";
    }

    private static Route hybrid() throws Exception {
        try (InputStream in = Route.class.getResourceAsStream("/dev/trivium/sample/routes/demo-hybrid.route.yaml")) {
            return Route.parse("f", "demo-hybrid", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
