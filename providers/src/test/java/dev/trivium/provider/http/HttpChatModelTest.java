package dev.trivium.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.Basis;
import dev.trivium.chat.ChatCall;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Cost;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.FinishReason;
import dev.trivium.chat.Message;
import dev.trivium.chat.Origin;
import dev.trivium.testkit.WireServer;
import java.io.ByteArrayOutputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which a server can answer, over real sockets. */
class HttpChatModelTest {

    private static final String KEY = "sk-planted-key-1234567890";
    private static final ChatRequest REQUEST = ChatRequest.of(Message.user("Hi"));

    private final HttpRuntime runtime = new HttpRuntime();
    private WireServer server;

    @AfterEach
    void close() throws Exception {
        runtime.close();
        if (server != null) {
            server.close();
        }
    }

    @Test
    void aStreamBecomesPiecesAndAnAnswer() throws Exception {
        Heard heard = ask(exchange -> {
            exchange.begin(200, "text/event-stream", "x-request-id: req_1");
            exchange.send("data: {\"r\":\"hm\"}\n\n: a comment\n\ndata: {\"t\":\"Gr\"}\n\n");
            exchange.send("data: {\"t\":\"üße\"}\n\ndata: {\"end\":\"stop\"}\n\n");
            exchange.end();
        });

        ChatEvent.Completed completed = heard.completed();
        assertThat(completed.answer().text()).isEqualTo("Grüße");
        assertThat(completed.answer().reasoning()).isEqualTo("hm");
        assertThat(completed.answer().finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(completed.answer().requestId()).isEqualTo("req_1");
        assertThat(completed.answer().attempts()).isEqualTo(1);
        assertThat(completed.answer().usage().inputTokens()).isEqualTo(3);
        assertThat(completed.answer().timing().timeToFirstToken())
                .isLessThanOrEqualTo(completed.answer().timing().total());
        assertThat(heard.every(ChatEvent.Text.class)).hasSize(2);
        WireServer.Request request = server.takeRequest();
        assertThat(request.target()).isEqualTo("/v1/chat?alt=sse");
        assertThat(request.header("accept")).isEqualTo("text/event-stream");
        assertThat(request.header("accept-encoding")).isEqualTo("identity");
        assertThat(request.header("x-api-key")).isEqualTo(KEY);
        assertThat(request.body()).contains("\"prompt\":\"Hi\"");
    }

    @Test
    void aStreamCutInTheMiddleKeepsItsTextAndIsNoSuccess() throws Exception {
        Heard heard = ask(exchange -> {
            exchange.begin(200, "text/event-stream");
            exchange.send("data: {\"t\":\"half\"}\n\ndata: {\"t\":\"an");
            exchange.cut();
        });

        assertThat(heard.error().kind()).isEqualTo(ErrorKind.TRUNCATED);
        assertThat(heard.failed().partial().text()).isEqualTo("half");
    }

    @Test
    void aStreamThatEndsProperlyButWithoutItsMarkIsTruncated() throws Exception {
        Heard heard = ask(exchange -> {
            exchange.begin(200, "text/event-stream");
            exchange.send("data: {\"t\":\"half\"}\n\ndata: [DONE]\n\n");
            exchange.end();
        });

        assertThat(heard.error().kind()).isEqualTo(ErrorKind.TRUNCATED);
        assertThat(heard.failed().partial().text()).isEqualTo("half");
    }

    @Test
    void aBrokenConnectionAfterTheMarkOfSuccessIsASuccess() throws Exception {
        Heard heard = ask(exchange -> {
            exchange.begin(200, "text/event-stream");
            exchange.send("data: {\"t\":\"all\"}\n\ndata: {\"end\":\"stop\"}\n\n");
            exchange.cut();
        });

        assertThat(heard.completed().answer().text()).isEqualTo("all");
    }

    @Test
    void aLastEventWithoutItsBlankLineCounts() throws Exception {
        Heard heard = ask(exchange -> {
            exchange.begin(200, "text/event-stream");
            exchange.send("data: {\"t\":\"all\"}\n\ndata: {\"end\":\"stop\"}");
            exchange.end();
        });

        assertThat(heard.completed().answer().text()).isEqualTo("all");
    }

    @Test
    void aServerThatNeverClosesAfterTheEndDoesNotHoldTheAnswer() throws Exception {
        Heard heard = ask(exchange -> {
            exchange.begin(200, "text/event-stream");
            exchange.send("data: {\"t\":\"all\"}\n\ndata: {\"end\":\"stop\"}\n\n");
            exchange.awaitClientClose();
        });

        assertThat(heard.completed().answer().text()).isEqualTo("all");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data: {\"t\":\"a\"\n\n", "data: not json\n\n", "data: {\"crash\":1}\n\n"})
    void whatCannotBeReadIsAMalformedResponse(String event) throws Exception {
        Heard heard = ask(exchange -> {
            exchange.begin(200, "text/event-stream");
            exchange.send("data: {\"t\":\"so far\"}\n\n" + event);
            exchange.end();
        });

        assertThat(heard.error().kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
        assertThat(heard.failed().partial().text()).isEqualTo("so far");
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_REQUEST, false",
        "401, AUTHENTICATION, false",
        "402, QUOTA, false",
        "403, PERMISSION, false",
        "404, NOT_FOUND, false",
        "413, INVALID_REQUEST, false",
        "422, INVALID_REQUEST, false",
        "429, RATE_LIMIT, true",
        "500, SERVER, true",
        "503, OVERLOADED, true",
        "504, TIMEOUT, true",
        "529, OVERLOADED, true"
    })
    void aStatusBecomesTheRightKind(int status, ErrorKind kind, boolean retryable) throws Exception {
        Heard heard = ask(exchange -> exchange.respond(
                status, "application/json", "{\"error\":{\"message\":\"no, " + KEY + "\"}}", "Retry-After: 1.5"));

        assertThat(heard.error().kind()).isEqualTo(kind);
        assertThat(heard.error().retryable()).isEqualTo(retryable);
        assertThat(heard.error().status()).isEqualTo(status);
        assertThat(heard.error().retryAfter()).isEqualTo(Duration.ofMillis(1500));
        assertThat(heard.error().providerMessage()).isEqualTo("no, (key)");
        assertThat(heard.all().toString()).doesNotContain(KEY);
    }

    @Test
    void aRejectedKeyIsNamedByItsPlace() throws Exception {
        Heard heard = ask(exchange -> exchange.respond(401, "text/plain", "nope"));

        assertThat(heard.error().what()).isEqualTo("test rejected the key.");
        assertThat(heard.error().remedy()).contains("environment variable TEST_KEY");
        assertThat(heard.error().providerMessage()).isEqualTo("nope");
    }

    @ParameterizedTest
    @CsvSource({"200, MALFORMED_RESPONSE", "502, SERVER", "404, NOT_FOUND"})
    void aPageIsToldAsAPage(int status, ErrorKind kind) throws Exception {
        Heard heard = ask(exchange -> exchange.respond(
                status,
                "text/html; charset=utf-8",
                "<html><head><title>x</title><style>p {}</style></head><body><h1>Bad gateway</h1><p>" + "y".repeat(900)
                        + "</p></body></html>"));

        assertThat(heard.error().kind()).isEqualTo(kind);
        assertThat(heard.error().providerMessage())
                .startsWith("Bad gateway yyy")
                .hasSizeLessThanOrEqualTo(300);
        assertThat(heard.error().status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/event-stream", "application/json", "text/plain"})
    void anEmptyBodyIsTruncated(String type) throws Exception {
        Heard heard = ask(exchange -> exchange.respond(200, type, ""));

        assertThat(heard.error().kind()).isEqualTo(ErrorKind.TRUNCATED);
        assertThat(heard.failed().partial().isEmpty()).isTrue();
    }

    @Test
    void anAnswerThatComesWholeIsReadWhole() throws Exception {
        Heard heard = ask(exchange -> exchange.respond(200, "application/json", "{\"t\":\"whole\",\"end\":\"stop\"}"));

        assertThat(heard.completed().answer().text()).isEqualTo("whole");
    }

    @Test
    void anErrorInAStreamIsTold() throws Exception {
        Heard heard = ask(exchange -> {
            exchange.begin(200, "text/event-stream");
            exchange.send(
                    "data: {\"t\":\"a\"}\n\ndata: {\"error\":{\"code\":\"overloaded_error\",\"message\":\"busy\"}}\n\n");
            exchange.end();
        });

        assertThat(heard.error().kind()).isEqualTo(ErrorKind.OVERLOADED);
        assertThat(heard.failed().partial().text()).isEqualTo("a");
        assertThat(server.requestCount()).as("no retry after a token").isEqualTo(1);
    }

    @Test
    void compressedStreamsAreRead() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("data: {\"t\":\"zip\"}\n\ndata: {\"end\":\"stop\"}\n\n".getBytes(StandardCharsets.UTF_8));
        }
        Heard heard = ask(exchange -> {
            exchange.begin(200, "text/event-stream", "Content-Encoding: gzip");
            exchange.send(packed.toByteArray());
            exchange.end();
        });

        assertThat(heard.completed().answer().text()).isEqualTo("zip");
    }

    @Test
    void nothingAtAllEndsInATimeout() throws Exception {
        Heard heard = ask(
                WireServer.Exchange::awaitClientClose,
                endpoint -> endpoint.withTimeouts(new Timeouts(
                        Duration.ofSeconds(5), Duration.ofMillis(150), Duration.ofSeconds(5), Duration.ofSeconds(9))));

        assertThat(heard.error().kind()).isEqualTo(ErrorKind.TIMEOUT);
        assertThat(heard.error().what()).isEqualTo("No answer after 0.15 s.");
        assertThat(server.requestCount()).isEqualTo(1);
    }

    @Test
    void silenceBetweenTokensEndsInATimeoutWithWhatHadCome() throws Exception {
        Heard heard = ask(
                exchange -> {
                    exchange.begin(200, "text/event-stream");
                    exchange.send("data: {\"t\":\"one\"}\n\n");
                    exchange.awaitClientClose();
                },
                endpoint -> endpoint.withTimeouts(new Timeouts(
                        Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(150), Duration.ofSeconds(9))));

        assertThat(heard.error().kind()).isEqualTo(ErrorKind.TIMEOUT);
        assertThat(heard.error().what()).isEqualTo("The answer stopped for 0.15 s.");
        assertThat(heard.failed().partial().text()).isEqualTo("one");
    }

    @Test
    void theRequestsOwnTimeoutLimitsTheWholeCall() throws Exception {
        start(WireServer.Exchange::awaitClientClose);
        Heard heard = new Heard();
        model(endpoint()).start(REQUEST.withTimeout(Duration.ofMillis(200)), Origin.root(), heard);

        assertThat(heard.error().kind()).isEqualTo(ErrorKind.TIMEOUT);
        assertThat(heard.error().what()).isEqualTo("The answer was not complete after 0.2 s.");
    }

    @Test
    void cancellingClosesTheConnectionAndKeepsWhatHadCome() throws Exception {
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        start(exchange -> {
            exchange.begin(200, "text/event-stream");
            exchange.send("data: {\"t\":\"one\"}\n\n");
            closed.complete(exchange.awaitClientClose());
        });
        Heard heard = new Heard();
        ChatCall call = model(endpoint()).start(REQUEST, Origin.root(), heard);
        heard.await(ChatEvent.Text.class::isInstance);
        call.cancel();
        call.cancel();

        assertThat(heard.error().kind()).isEqualTo(ErrorKind.CANCELLED);
        assertThat(heard.failed().partial().text()).isEqualTo("one");
        assertThat(closed.get(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aServerThatIsNotThereIsNamed() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Heard heard = new Heard();
        model(Endpoint.of("local", "http://127.0.0.1:" + port, null).withRetries(RetryPolicy.NONE))
                .start(REQUEST, Origin.root(), heard);

        assertThat(heard.error().kind()).isEqualTo(ErrorKind.NETWORK);
        assertThat(heard.error().what()).isEqualTo("Nothing answers at 127.0.0.1:" + port + ".");
    }

    @Test
    void aHostThatIsNotFoundIsNamed() {
        Heard heard = new Heard();
        model(Endpoint.of("far", "http://no-such-host.invalid/v1", null).withRetries(RetryPolicy.NONE))
                .start(REQUEST, Origin.root(), heard);

        assertThat(heard.error().kind()).isEqualTo(ErrorKind.NETWORK);
        assertThat(heard.error().what()).contains("no-such-host.invalid");
    }

    @Test
    void aServerWithoutTlsIsToldApart() throws Exception {
        start(exchange -> exchange.respond(200, "text/plain", "x"));
        Heard heard = new Heard();
        model(Endpoint.of("tls", server.url().replace("http:", "https:"), null).withRetries(RetryPolicy.NONE))
                .start(REQUEST, Origin.root(), heard);

        assertThat(heard.error().kind()).isEqualTo(ErrorKind.NETWORK);
    }

    @Test
    void localhostReachesAServerThatListensOnOneAddressOnly() throws Exception {
        start(exchange -> exchange.respond(200, "application/json", "{\"t\":\"here\",\"end\":\"stop\"}"));
        Heard heard = new Heard();
        model(Endpoint.of("local", "http://localhost:" + server.port(), null)).start(REQUEST, Origin.root(), heard);

        assertThat(heard.completed().answer().text()).isEqualTo("here");
    }

    @Test
    void aMissingKeyIsSaidBeforeAnythingIsSent() throws Exception {
        start(exchange -> exchange.respond(200, "text/plain", "x"));
        KeySource none = source("env:OPENAI_API_KEY", null);
        Heard heard = new Heard();
        model(Endpoint.of("openai", server.url(), none)).start(REQUEST, Origin.root(), heard);

        assertThat(heard.error().kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(heard.error().message()).contains("env:OPENAI_API_KEY").contains("Set it.");
        assertThat(server.requestCount()).isZero();
    }

    @Test
    void aKeyWithALineBreakInsideIsNotRepeated() throws Exception {
        start(exchange -> exchange.respond(200, "text/plain", "x"));
        Heard heard = new Heard();
        model(Endpoint.of("openai", server.url(), source("env:K", "sk-two\nlines-secret")))
                .start(REQUEST, Origin.root(), heard);

        assertThat(heard.error().kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(heard.all().toString()).doesNotContain("lines-secret");
    }

    @Test
    void callsOfToolsAreTheReasonOfTheEnd() throws Exception {
        Heard heard = ask(exchange -> {
            exchange.begin(200, "text/event-stream");
            exchange.send("data: {\"tool\":\"weather\"}\n\ndata: {\"end\":\"stop\"}\n\n");
            exchange.end();
        });

        assertThat(heard.completed().answer().finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
        assertThat(heard.completed().answer().rawFinishReason()).isEqualTo("stop");
    }

    @Test
    void anEmptyAnswerIsStillAnAnswer() throws Exception {
        Heard heard = ask(exchange -> {
            exchange.begin(200, "text/event-stream");
            exchange.send("data: {\"end\":\"stop\"}\n\n");
            exchange.end();
        });

        assertThat(heard.completed().answer().isEmpty()).isTrue();
    }

    @Test
    void aDemoProvidersFiguresAreSimulated() throws Exception {
        Heard heard = ask(
                exchange -> exchange.respond(200, "application/json", "{\"t\":\"x\",\"end\":\"stop\"}"),
                endpoint -> endpoint.withSimulated(true));

        assertThat(heard.completed().answer().usage().basis()).isEqualTo(Basis.SIMULATED);
        assertThat(heard.completed().answer().cost()).isEqualTo(Cost.SIMULATED);
    }

    @Test
    void aConnectionIsUsedAgain() throws Exception {
        start(exchange -> {
            exchange.begin(200, "text/event-stream");
            exchange.send("data: {\"t\":\"x\"}\n\ndata: {\"end\":\"stop\"}\n\ndata: [DONE]\n\n");
            exchange.end();
        });
        HttpChatModel model = model(endpoint());
        for (int i = 0; i < 3; i++) {
            Heard heard = new Heard();
            model.start(REQUEST, Origin.root(), heard);
            heard.completed();
            // The listener hears the end before the last chunk is read, so the next call must let that happen.
            long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (runtime.client().connectionPool().idleConnectionCount() == 0 && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
        }

        assertThat(server.requestCount()).isEqualTo(3);
        assertThat(server.openConnections()).isEqualTo(1);
    }

    @Test
    void theConnectionsHeadersAreSentAndNeverRepeated() throws Exception {
        Heard heard = ask(
                exchange -> exchange.respond(400, "text/plain", "bad header hidden-value-1"),
                endpoint -> endpoint.withHeaders(Map.of("X-Extra", "hidden-value-1")));

        assertThat(server.takeRequest().header("x-extra")).isEqualTo("hidden-value-1");
        assertThat(heard.all().toString()).doesNotContain("hidden-value-1");
        assertThat(endpoint().withHeaders(Map.of("X-Extra", "hidden-value-1")).toString())
                .doesNotContain("hidden-value-1");
    }

    private Heard ask(WireServer.Handler handler) throws Exception {
        return ask(handler, endpoint -> endpoint);
    }

    private Heard ask(WireServer.Handler handler, java.util.function.UnaryOperator<Endpoint> change) throws Exception {
        start(handler);
        Heard heard = new Heard();
        model(change.apply(endpoint().withRetries(RetryPolicy.NONE))).start(REQUEST, Origin.root(), heard);
        heard.all();
        return heard;
    }

    private void start(WireServer.Handler handler) throws Exception {
        server = new WireServer(handler);
    }

    private Endpoint endpoint() {
        return Endpoint.of("test", server.url() + "/v1", source("env:TEST_KEY", KEY));
    }

    private HttpChatModel model(Endpoint endpoint) {
        return new HttpChatModel(endpoint, PlainProtocol.SSE, runtime, "m");
    }

    private static KeySource source(String name, String key) {
        return new KeySource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String key() throws KeyUnavailableException {
                if (key == null) {
                    throw new KeyUnavailableException("The variable is not set.", "Set it.");
                }
                return key;
            }
        };
    }
}
