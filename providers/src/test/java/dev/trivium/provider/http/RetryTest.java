package dev.trivium.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.ChatCall;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.Message;
import dev.trivium.chat.Origin;
import dev.trivium.testkit.WireServer;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a request is sent again, and after how long; the waits pass in no time. */
class RetryTest {

    private static final ChatRequest REQUEST = ChatRequest.of(Message.user("Hi"));
    private static final String ANSWER = "{\"t\":\"at last\",\"end\":\"stop\"}";

    private final VirtualPause time = new VirtualPause();
    private final HttpRuntime runtime = new HttpRuntime(time, () -> 0.5);
    private WireServer server;

    @AfterEach
    void close() throws Exception {
        runtime.close();
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"429", "500", "503", "529", "504", "408"})
    void whatCanPassIsTriedAgainWithGrowingWaits(int status) throws Exception {
        failing(2, exchange -> exchange.respond(status, "text/plain", "later"));
        Heard heard = ask(REQUEST);

        assertThat(heard.completed().answer().text()).isEqualTo("at last");
        assertThat(heard.completed().answer().attempts()).isEqualTo(3);
        assertThat(time.waits).containsExactly(Duration.ofMillis(250), Duration.ofMillis(500));
        List<ChatEvent.Waiting> waits = heard.every(ChatEvent.Waiting.class);
        assertThat(waits).extracting(ChatEvent.Waiting::attempt).containsExactly(2, 3);
        assertThat(waits).extracting(ChatEvent.Waiting::attempts).containsOnly(3);
        assertThat(waits.get(0).cause().status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"400", "401", "402", "403", "404", "413", "422"})
    void whatCannotPassIsNot(int status) throws Exception {
        failing(1, exchange -> exchange.respond(status, "text/plain", "no"));

        ask(REQUEST).failed();
        assertThat(server.requestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Retry-After: 7 | 7000",
                "Retry-After: 0.25 | 250",
                "retry-after-ms: 1500 | 1500",
                "Retry-After: not a date | 250"
            })
    void theServersWaitGoesFirst(String header, long millis) throws Exception {
        failing(1, exchange -> exchange.respond(429, "text/plain", "later", header));

        ask(REQUEST).completed();
        assertThat(time.waits).containsExactly(Duration.ofMillis(millis));
    }

    @Test
    void aDateToWaitForIsUnderstood() throws Exception {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(30));
        failing(1, exchange -> exchange.respond(503, "text/plain", "later", "Retry-After: " + date));

        ask(REQUEST).completed();
        assertThat(time.waits.get(0)).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30));
    }

    @Test
    void aWaitOfMoreThanAMinuteEndsTheCallAndIsTold() throws Exception {
        failing(1, exchange -> exchange.respond(429, "text/plain", "tomorrow", "Retry-After: 3600"));

        assertThat(ask(REQUEST).error().retryAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(server.requestCount()).isEqualTo(1);
    }

    @Test
    void aWaitThatDoesNotFitTheTotalTimeEndsTheCall() throws Exception {
        failing(1, exchange -> exchange.respond(429, "text/plain", "later", "Retry-After: 30"));

        assertThat(ask(REQUEST.withTimeout(Duration.ofSeconds(20))).error().kind())
                .isEqualTo(ErrorKind.RATE_LIMIT);
        assertThat(time.waits).isEmpty();
    }

    @Test
    void triesAreLimited() throws Exception {
        failing(9, exchange -> exchange.respond(500, "text/plain", "broken"));
        Heard heard = ask(REQUEST);

        assertThat(heard.error().kind()).isEqualTo(ErrorKind.SERVER);
        assertThat(heard.failed().partial().attempts()).isEqualTo(3);
        assertThat(server.requestCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"500, false, 1", "400, true, 2"})
    void theServersAdviceIsTaken(int status, boolean advice, int requests) throws Exception {
        failing(1, exchange -> exchange.respond(status, "text/plain", "x", "x-should-retry: " + advice));
        ask(REQUEST).all();

        assertThat(server.requestCount()).isEqualTo(requests);
    }

    @Test
    void nothingIsSentAgainOnceATokenWasShown() throws Exception {
        failing(1, exchange -> {
            exchange.begin(200, "text/event-stream");
            exchange.send("data: {\"r\":\"thinking\"}\n\ndata: {\"error\":{\"code\":\"overloaded_error\"}}\n\n");
            exchange.end();
        });

        assertThat(ask(REQUEST).error().kind()).isEqualTo(ErrorKind.OVERLOADED);
        assertThat(server.requestCount()).isEqualTo(1);
    }

    @Test
    void anErrorInAStreamBeforeTheFirstTokenIsTriedAgain() throws Exception {
        failing(1, exchange -> {
            exchange.begin(200, "text/event-stream");
            exchange.send("data: {\"error\":{\"code\":\"overloaded_error\"}}\n\n");
            exchange.end();
        });

        assertThat(ask(REQUEST).completed().answer().attempts()).isEqualTo(2);
    }

    @Test
    void aConnectionThatIsDroppedBeforeAnAnswerIsTriedAgain() throws Exception {
        failing(1, WireServer.Exchange::cut);

        assertThat(ask(REQUEST).completed().answer().attempts()).isEqualTo(2);
    }

    @Test
    void cancellingEndsAWaitAtOnce() throws Exception {
        failing(1, exchange -> exchange.respond(429, "text/plain", "later", "Retry-After: 50"));
        try (HttpRuntime real = new HttpRuntime()) {
            Heard heard = new Heard();
            ChatCall call = model(real).start(REQUEST, Origin.root(), heard);
            heard.await(ChatEvent.Waiting.class::isInstance);
            call.cancel();

            assertThat(heard.error().kind()).isEqualTo(ErrorKind.CANCELLED);
        }
        assertThat(server.requestCount()).isEqualTo(1);
    }

    @Test
    void aCallCancelledAtOnceStillBeginsBeforeItEnds() throws Exception {
        failing(0, exchange -> {});
        for (int i = 0; i < 200; i++) {
            Heard heard = new Heard();
            model(runtime).start(REQUEST, Origin.root(), heard).cancel();
            assertThat(heard.last().terminal()).isTrue();
        }
    }

    @Test
    void theGrowingWaitIsCappedAndJittered() {
        assertThat(RetryPolicy.DEFAULT.backOff(10, 0.999)).isLessThan(Duration.ofSeconds(8));
        assertThat(RetryPolicy.DEFAULT.backOff(10, 0.999)).isGreaterThan(Duration.ofMillis(7900));
        assertThat(RetryPolicy.DEFAULT.backOff(3, 0)).isZero();
    }

    private Heard ask(ChatRequest request) {
        Heard heard = new Heard();
        model(runtime).start(request, Origin.root(), heard);
        heard.all();
        return heard;
    }

    private HttpChatModel model(HttpRuntime on) {
        return new HttpChatModel(Endpoint.of("test", server.url(), null), PlainProtocol.SSE, on, "m");
    }

    /** Answers the first requests in this way, and every later one with an answer. */
    private void failing(int times, WireServer.Handler failure) throws Exception {
        AtomicInteger count = new AtomicInteger();
        server = new WireServer(exchange -> {
            if (count.incrementAndGet() <= times) {
                failure.handle(exchange);
            } else {
                exchange.respond(200, "application/json", ANSWER);
            }
        });
    }
}
