package dev.trivium.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.Message;
import dev.trivium.chat.Origin;
import dev.trivium.testkit.WireServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Streams as no server should send them: whatever comes, a call ends once, in time, and without an exception. */
@Timeout(120)
class WireFuzzTest {

    private static final ChatRequest REQUEST = ChatRequest.of(Message.user("Hi"));
    private static final Timeouts SHORT =
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(30));

    private final HttpRuntime runtime = new HttpRuntime();
    private WireServer server;

    @AfterEach
    void close() throws Exception {
        runtime.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void anySplitOfTheBytesGivesTheSameAnswer(Framing framing) throws Exception {
        byte[] bytes = stream(framing);
        Random random = new Random(1);
        server = new WireServer(exchange -> {
            exchange.begin(200, type(framing));
            sendSplit(exchange, bytes, random);
            exchange.end();
        });
        for (int round = 0; round < 150; round++) {
            ChatEvent.Completed completed = ask(framing).completed();
            assertThat(completed.answer().text()).isEqualTo("Grüße an € und 😀");
            assertThat(completed.answer().reasoning()).isEqualTo("hm");
        }
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void aStreamCutAnywhereIsNeverASuccessBeforeItsMark(Framing framing) throws Exception {
        byte[] bytes = stream(framing);
        String text = new String(bytes, StandardCharsets.UTF_8);
        int[] length = {0};
        server = new WireServer(exchange -> {
            exchange.begin(200, type(framing));
            if (length[0] > 0) {
                exchange.send(Arrays.copyOf(bytes, length[0]));
            }
            exchange.cut();
        });
        int markEnds = text.substring(0, text.indexOf("stop\"}") + 6).getBytes(StandardCharsets.UTF_8).length;
        for (length[0] = 0; length[0] < bytes.length; length[0]++) {
            ChatEvent last = ask(framing).last();
            if (length[0] < markEnds) {
                assertThat(((ChatEvent.Failed) last).error().kind())
                        .as("cut after %d bytes", length[0])
                        .isEqualTo(ErrorKind.TRUNCATED);
            } else {
                assertThat(last).as("cut after %d bytes", length[0]).isInstanceOf(ChatEvent.Completed.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void damagedBytesEndTheCallOnce(Framing framing) throws Exception {
        Random random = new Random(2);
        server = new WireServer(exchange -> {
            byte[] bytes = stream(framing);
            for (int damage = 1 + random.nextInt(6); damage > 0; damage--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            exchange.begin(200, type(framing));
            sendSplit(exchange, bytes, random);
            if (random.nextBoolean()) {
                exchange.end();
            } else {
                exchange.cut();
            }
        });
        for (int round = 0; round < 300; round++) {
            ChatEvent last = ask(framing).last();
            if (last instanceof ChatEvent.Failed failed) {
                assertThat(failed.error().kind()).isIn(ErrorKind.TRUNCATED, ErrorKind.MALFORMED_RESPONSE);
            }
        }
    }

    @Test
    void damagedHttpEndsTheCallOnce() throws Exception {
        Random random = new Random(3);
        server = new WireServer(exchange -> {
            byte[] bytes = ("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + "10\r\ndata: {\"t\":\"x\"}\r\n18\r\n\n\ndata: {\"end\":\"stop\"}\n\n\r\n0\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8);
            for (int damage = random.nextInt(4); damage > 0; damage--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            exchange.raw(Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
            exchange.cut();
        });
        for (int round = 0; round < 300; round++) {
            assertThat(ask(Framing.SSE).last().terminal()).isTrue();
        }
    }

    @Test
    void oneEventOfTenMegabytesArrives() throws Exception {
        String big = "x".repeat(10 << 20);
        server = new WireServer(exchange -> {
            exchange.begin(200, "text/event-stream");
            exchange.send("data: {\"t\":\"" + big + "\"}\n\ndata: {\"end\":\"stop\"}\n\n");
            exchange.end();
        });

        assertThat(ask(Framing.SSE).completed().answer().text()).hasSize(10 << 20);
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void aHundredThousandTinyEventsArrive(Framing framing) throws Exception {
        String event = framing == Framing.SSE ? "data: {\"t\":\"y\"}\n\n" : "{\"t\":\"y\"}\n";
        String end = framing == Framing.SSE ? "data: {\"end\":\"stop\"}\n\n" : "{\"end\":\"stop\"}\n";
        server = new WireServer(exchange -> {
            exchange.begin(200, type(framing));
            for (int i = 0; i < 1000; i++) {
                exchange.send(event.repeat(100));
            }
            exchange.send(end);
            exchange.end();
        });

        Heard heard = ask(framing);
        assertThat(heard.completed().answer().text()).hasSize(100_000);
        assertThat(heard.every(ChatEvent.Text.class)).hasSize(100_000);
    }

    private Heard ask(Framing framing) {
        Heard heard = new Heard();
        Endpoint endpoint = Endpoint.of("test", server.url(), null)
                .withRetries(RetryPolicy.NONE)
                .withTimeouts(SHORT);
        new HttpChatModel(endpoint, new PlainProtocol(framing), runtime, "m").start(REQUEST, Origin.root(), heard);
        heard.all();
        return heard;
    }

    private static byte[] stream(Framing framing) {
        String[] events = {"{\"r\":\"hm\"}", "{\"t\":\"Grüße an \"}", "{\"t\":\"€ und 😀\"}", "{\"end\":\"stop\"}"};
        StringBuilder text = new StringBuilder();
        for (String event : events) {
            text.append(
                    framing == Framing.SSE ? ": ping\r\n\r\nevent: e\r\ndata: " + event + "\r\n\r\n" : event + "\r\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String type(Framing framing) {
        return framing == Framing.SSE ? "text/event-stream; charset=utf-8" : "application/x-ndjson";
    }

    private static void sendSplit(WireServer.Exchange exchange, byte[] bytes, Random random) throws IOException {
        int at = 0;
        while (at < bytes.length) {
            int size = Math.min(bytes.length - at, 1 + random.nextInt(12));
            exchange.send(Arrays.copyOfRange(bytes, at, at + size));
            at += size;
        }
    }
}
