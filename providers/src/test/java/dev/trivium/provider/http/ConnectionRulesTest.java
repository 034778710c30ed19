package dev.trivium.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.Message;
import dev.trivium.chat.Origin;
import dev.trivium.testkit.WireServer;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses, redirects, proxies, lists of models. */
class ConnectionRulesTest {

    private static final ChatRequest REQUEST = ChatRequest.of(Message.user("Hi"));
    private static final String KEY = "planted-key-42";
    private static final String ANSWER = "{\"t\":\"here\",\"end\":\"stop\"}";

    private final HttpRuntime runtime = new HttpRuntime();

    @AfterEach
    void close() {
        runtime.close();
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/v1, chat, https://a.example/v1/chat",
        "https://a.example/v1/, chat, https://a.example/v1/chat",
        "https://a.example, chat?alt=sse, https://a.example/chat?alt=sse",
        "https://a.example/x?api-version=1, chat, https://a.example/x/chat?api-version=1",
        "https://a.example/x?api-version=1, m:go?alt=sse, https://a.example/x/m:go?api-version=1&alt=sse"
    })
    void pathsArePutBehindTheBaseAddress(String base, String path, String expected) {
        assertThat(Addresses.below(base, path)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "192.168.0.1",
                "172.16.9.9",
                "169.254.1.1",
                "100.64.0.1",
                "::1",
                "fd00::1"
            })
    void privateAddressesAreKnown(String address) throws Exception {
        assertThat(Addresses.isPrivate(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "100.128.0.1", "172.32.0.1", "2001:4860:4860::8888"})
    void publicAddressesAreKnown(String address) throws Exception {
        assertThat(Addresses.isPrivate(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"api.openai.com/v1", "ftp://x", "", "https://"})
    void whatIsNoAddressIsSaidWithAnExample(String base) {
        assertThatThrownBy(() -> Endpoint.of("openai", base, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("base address of openai")
                .hasMessageContaining("Example: https://");
    }

    @Test
    void aRedirectToAnotherOriginDoesNotCarryKeyAndHeaders() throws Exception {
        try (WireServer target = new WireServer(exchange -> exchange.respond(200, "application/json", ANSWER));
                WireServer first = redirect(307, target.url() + "/elsewhere")) {
            Heard heard = ask(endpoint(first));

            assertThat(heard.completed().answer().text()).isEqualTo("here");
            assertThat(first.takeRequest().header("x-api-key")).isEqualTo(KEY);
            WireServer.Request request = target.takeRequest();
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.body()).contains("Hi");
            assertThat(request.header("x-api-key")).isNull();
            assertThat(request.header("x-extra")).isNull();
        }
    }

    @Test
    void aRedirectWithinTheOriginKeepsThem() throws Exception {
        try (WireServer server = new WireServer(exchange -> {
            if (exchange.request().target().startsWith("/chat")) {
                exchange.respond(308, "text/plain", "", "Location: /new/chat");
            } else {
                exchange.respond(200, "application/json", ANSWER);
            }
        })) {
            ask(endpoint(server)).completed();

            server.takeRequest();
            assertThat(server.takeRequest().header("x-api-key")).isEqualTo(KEY);
        }
    }

    @Test
    void aRedirectFromAPublicHostToAPrivateOneIsRefused() throws Exception {
        // A proxy stands in for the public host: the request names 203.0.113.7, and the proxy answers.
        try (WireServer proxy = redirect(307, "http://127.0.0.1:9/")) {
            Heard heard = ask(Endpoint.of("far", "http://203.0.113.7/v1", null)
                    .withProxy(URI.create("http://127.0.0.1:" + proxy.port()))
                    .withRetries(RetryPolicy.NONE));

            assertThat(heard.error().kind()).isEqualTo(ErrorKind.NETWORK);
            assertThat(heard.error().what()).contains("127.0.0.1:9").contains("not followed");
            assertThat(heard.error().retryable()).isFalse();
            assertThat(proxy.takeRequest().target()).isEqualTo("http://203.0.113.7/v1/chat?alt=sse");
        }
    }

    @Test
    void redirectsInACircleEnd() throws Exception {
        try (WireServer server = redirect(302, "/again")) {
            assertThat(ask(endpoint(server)).error().status()).isEqualTo(302);
            assertThat(server.requestCount()).isEqualTo(6);
        }
    }

    @Test
    void modelsAreListedPageByPage() throws Exception {
        try (WireServer server = new WireServer(exchange -> exchange.respond(
                200,
                "application/json",
                exchange.request().target().endsWith("=2")
                        ? "{\"models\":[\"c\"]}"
                        : "{\"models\":[\"a\",\"b\"],\"next\":\"2\"}"))) {
            HttpConnection connection = new HttpConnection(endpoint(server), PlainProtocol.SSE, runtime);

            assertThat(connection.listModels())
                    .extracting(ModelPage.RemoteModel::name)
                    .containsExactly("a", "b", "c");
            assertThat(server.takeRequest().header("x-api-key")).isEqualTo(KEY);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, application/json, '{\"error\":{\"message\":\"planted-key-42 is wrong\"}}', AUTHENTICATION",
        "200, text/html, <p>Welcome</p>, MALFORMED_RESPONSE",
        "200, application/json, {, MALFORMED_RESPONSE",
        "200, application/json, '{\"data\":1}', MALFORMED_RESPONSE"
    })
    void aListThatDoesNotComeIsToldWhy(int status, String type, String body, ErrorKind kind) throws Exception {
        try (WireServer server = new WireServer(exchange -> exchange.respond(status, type, body))) {
            HttpConnection connection = new HttpConnection(endpoint(server), PlainProtocol.SSE, runtime);

            assertThatThrownBy(connection::listModels).isInstanceOfSatisfying(WireException.class, e -> {
                assertThat(e.error().kind()).isEqualTo(kind);
                assertThat(e.error().toString()).doesNotContain(KEY);
            });
        }
    }

    @Test
    void aWrongFileOfCertificatesIsNamed(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("ca.pem"), "no certificate");
        Heard heard = ask(Endpoint.of("own", "https://127.0.0.1:9", null).withCaFile(file));

        assertThat(heard.error().kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(heard.error().why()).contains("ca.pem");
    }

    @Test
    void aServerWhoseCertificateIsPrivateIsTrustedOnlyWithItsAuthoritysFile(@TempDir Path folder) throws Exception {
        HeldCertificate authority =
                new HeldCertificate.Builder().certificateAuthority(0).build();
        HeldCertificate own = new HeldCertificate.Builder()
                .addSubjectAlternativeName("127.0.0.1")
                .signedBy(authority)
                .build();
        HandshakeCertificates tls = new HandshakeCertificates.Builder()
                .heldCertificate(own, authority.certificate())
                .build();
        Path file = Files.writeString(folder.resolve("ca.pem"), authority.certificatePem());
        try (WireServer server = new WireServer(
                exchange -> exchange.respond(
                        200, "text/event-stream", "data: {\"t\":\"hello\"}\n\ndata: {\"end\":\"stop\"}\n\n"),
                tls.sslContext().getServerSocketFactory())) {
            Heard stranger = ask(endpoint(server));
            Heard trusted = ask(endpoint(server).withCaFile(file));

            assertThat(stranger.error().kind()).isEqualTo(ErrorKind.NETWORK);
            assertThat(stranger.error().remedy()).contains("ca_file");
            assertThat(trusted.completed().answer().text()).isEqualTo("hello");
        }
    }

    @Test
    void closingAConnectionStopsItsCalls() throws Exception {
        try (WireServer server = new WireServer(WireServer.Exchange::awaitClientClose)) {
            HttpConnection connection = new HttpConnection(endpoint(server), PlainProtocol.SSE, runtime);
            Heard running = new Heard();
            connection.model("m").start(REQUEST, Origin.root(), running);
            server.takeRequest();
            connection.close();
            Heard late = new Heard();
            connection.model("m").start(REQUEST, Origin.root(), late);

            assertThat(running.error().kind()).isEqualTo(ErrorKind.CANCELLED);
            assertThat(late.error().kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        }
    }

    private Heard ask(Endpoint endpoint) {
        Heard heard = new Heard();
        new HttpChatModel(endpoint, PlainProtocol.SSE, runtime, "m").start(REQUEST, Origin.root(), heard);
        heard.all();
        return heard;
    }

    private static WireServer redirect(int status, String location) throws Exception {
        return new WireServer(exchange -> exchange.respond(status, "text/plain", "", "Location: " + location));
    }

    private static Endpoint endpoint(WireServer server) {
        KeySource key = new KeySource() {
            @Override
            public String name() {
                return "env:TEST_KEY";
            }

            @Override
            public String key() {
                return KEY;
            }
        };
        return Endpoint.of("test", server.url(), key)
                .withRetries(RetryPolicy.NONE)
                .withHeaders(Map.of("X-Extra", "extra-value"));
    }
}
