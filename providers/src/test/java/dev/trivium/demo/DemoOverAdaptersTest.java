package dev.trivium.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.Answer;
import dev.trivium.chat.ChatCall;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.FinishReason;
import dev.trivium.chat.Message;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import dev.trivium.chat.Parameters;
import dev.trivium.demo.DemoModels.DemoModel;
import dev.trivium.provider.Connection;
import dev.trivium.provider.Protocols;
import dev.trivium.provider.http.Endpoint;
import dev.trivium.provider.http.HttpRuntime;
import dev.trivium.provider.http.ModelPage.RemoteModel;
import dev.trivium.provider.http.RetryPolicy;
import dev.trivium.provider.openai.Dialect;
import dev.trivium.provider.openai.Dialects;
import dev.trivium.route.Route;
import dev.trivium.route.engine.RouteEngine;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every demo model through the adapters that real providers are called with. */
class DemoOverAdaptersTest {

    private static final Dialect DIALECT = Dialects.bundled().generic();
    private static final String PROMPT = "Explain how a sourdough starter keeps a bread kitchen alive.";

    private final DemoServer server = DemoServer.start(0);
    private final HttpRuntime runtime = new HttpRuntime();
    private final Map<String, Connection> connections = new TreeMap<>();

    @BeforeEach
    void connect() {
        for (DemoModel model : DemoModels.all()) {
            connections.computeIfAbsent(model.connection(), id -> open(id, model.protocol()));
        }
    }

    @AfterEach
    void close() {
        connections.values().forEach(Connection::close);
        runtime.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo-openai/fast", "demo-anthropic/thorough", "demo-gemini/balanced", "demo-ollama/small"})
    void answersWithTextUsageAndFinish(String address) throws Exception {
        List<ChatEvent> events = run(model(address), request(PROMPT));
        assertThat(events.get(events.size() - 1)).isInstanceOf(ChatEvent.Completed.class);
        Answer answer = ((ChatEvent.Completed) events.get(events.size() - 1)).answer();
        assertThat(answer.text()).isNotBlank();
        assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
        int shown = Dialogue.tokens(answer.text()) + Dialogue.tokens(answer.reasoning());
        assertThat(answer.usage().outputTokens()).isEqualTo(shown);
        assertThat(answer.usage().inputTokens()).isPositive();
        assertThat(answer.reasoning().isEmpty()).isEqualTo(!address.equals("demo-anthropic/thorough"));
        assertThat(events.stream().filter(ChatEvent.Text.class::isInstance).count())
                .isGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo-openai/fast", "demo-anthropic/thorough", "demo-gemini/balanced", "demo-ollama/small"})
    void endsAtTheLimitOfTokens(String address) throws Exception {
        List<ChatEvent> events = run(model(address), request(PROMPT).withParameters(Parameters.NONE.withMaxTokens(2)));
        Answer answer = ((ChatEvent.Completed) events.get(events.size() - 1)).answer();
        assertThat(answer.finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(answer.usage().outputTokens()).isEqualTo(2);
    }

    @Test
    void breaksOffIsAFailureThatKeepsWhatHadArrived() throws Exception {
        List<ChatEvent> events = run(model("demo-openai/breaks-off"), request(PROMPT));
        ChatEvent.Failed failed = (ChatEvent.Failed) events.get(events.size() - 1);
        assertThat(failed.error().kind()).isIn(ErrorKind.TRUNCATED, ErrorKind.NETWORK);
        assertThat(failed.partial().text()).isNotBlank();
    }

    @Test
    void rateLimitedSaysHowLongToWait() throws Exception {
        List<ChatEvent> events = run(model("demo-openai/rate-limited"), request(PROMPT));
        ChatEvent.Failed failed = (ChatEvent.Failed) events.get(events.size() - 1);
        assertThat(failed.error().kind()).isEqualTo(ErrorKind.RATE_LIMIT);
        assertThat(failed.error().retryAfter()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void everyConnectionListsItsModels() throws Exception {
        for (DemoModel model : DemoModels.all()) {
            assertThat(connections.get(model.connection()).listModels())
                    .extracting(RemoteModel::name)
                    .contains(model.model());
        }
    }

    @Test
    void theSampleRouteFallsBackForAShortPromptAndThinksForALongOne() throws Exception {
        ChatModel route = sampleRoute();
        assertThat(route.simulated()).isTrue();
        List<ChatEvent> brief = run(route, request(PROMPT));
        assertThat(entered(brief)).containsExactly("by_length", "quick", "busy", "fast");
        assertThat(((ChatEvent.Completed) brief.get(brief.size() - 1)).answer().text())
                .isNotBlank();
        List<ChatEvent> lengthy = run(route, request(PROMPT.repeat(10)));
        assertThat(entered(lengthy)).containsExactly("by_length", "thorough");
    }

    @Test
    void cancellingEndsASlowStreamAtOnce() throws Exception {
        try (DemoServer slow = DemoServer.start(1000);
                Connection connection = Connection.open(
                        Endpoint.of("demo-gemini", slow.baseUrl("gemini"), null).withSimulated(true),
                        Protocols.byName("gemini", DIALECT),
                        runtime)) {
            CompletableFuture<ChatEvent> end = new CompletableFuture<>();
            ChatCall call = connection.model("balanced").start(request(PROMPT), Origin.root(), event -> {
                if (event.terminal()) {
                    end.complete(event);
                }
            });
            call.cancel();
            assertThat(((ChatEvent.Failed) end.get(20, TimeUnit.SECONDS))
                            .error()
                            .kind())
                    .isEqualTo(ErrorKind.CANCELLED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo-cascade",
                "demo-cost-capped",
                "demo-hybrid",
                "demo-judge",
                "demo-local-first",
                "demo-pipeline"
            })
    void everySampleRouteAnswers(String name) throws Exception {
        List<ChatEvent> events = run(sampleRoute(name), request(PROMPT));
        StringBuilder shown = new StringBuilder();
        for (ChatEvent event : events) {
            if (event instanceof ChatEvent.Text text && !event.origin().held()) {
                shown.append(text.text());
            }
        }
        assertThat(events.get(events.size() - 1))
                .isInstanceOfSatisfying(
                        ChatEvent.Completed.class,
                        completed -> assertThat(completed.answer().text())
                                .isNotBlank()
                                .isEqualTo(shown.toString()));
    }

    private ChatModel sampleRoute() throws Exception {
        return sampleRoute("demo-hybrid");
    }

    private ChatModel sampleRoute(String name) throws Exception {
        try (InputStream in = Route.class.getResourceAsStream("/dev/trivium/sample/routes/" + name + ".route.yaml")) {
            String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            RouteEngine engine = new RouteEngine(
                    address -> model(address.toString()),
                    request -> request.messages().get(0).text().length() / 4,
                    System::nanoTime,
                    ForkJoinPool.commonPool());
            return engine.model(Route.parse(name + ".route.yaml", name, yaml));
        }
    }

    private Connection open(String id, String protocol) {
        Endpoint endpoint = Endpoint.of(id, server.baseUrl(protocol), null)
                .withRetries(RetryPolicy.NONE)
                .withSimulated(true);
        return Connection.open(endpoint, Protocols.byName(protocol, DIALECT), runtime);
    }

    private ChatModel model(String address) {
        ModelAddress parsed = ModelAddress.parse(address);
        return connections.get(parsed.connection()).model(parsed.model());
    }

    private static ChatRequest request(String prompt) {
        return ChatRequest.of(Message.user(prompt));
    }

    private static List<String> entered(List<ChatEvent> events) {
        return events.stream()
                .filter(ChatEvent.StepEntered.class::isInstance)
                .map(event -> event.origin().path())
                .map(path -> path.get(path.size() - 1))
                .toList();
    }

    private static List<ChatEvent> run(ChatModel model, ChatRequest request) throws Exception {
        List<ChatEvent> events = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> end = new CompletableFuture<>();
        Origin root = Origin.root();
        model.start(request, root, event -> {
            events.add(event);
            if (event.terminal() && event.origin().callId().equals(root.callId())) {
                end.complete(null);
            }
        });
        end.get(20, TimeUnit.SECONDS);
        return events;
    }
}
