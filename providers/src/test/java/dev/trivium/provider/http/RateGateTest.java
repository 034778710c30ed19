package dev.trivium.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Message;
import dev.trivium.chat.Origin;
import dev.trivium.testkit.WireServer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A connection's rate limits: set by the user, or learned from headers. */
class RateGateTest {

    private final AtomicLong now = new AtomicLong();
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void requestsAreSpreadOnceTheMinutesAllowanceIsUsed() {
        RateGate gate = gate(new RateLimits(null, 60, null));
        for (int i = 0; i < 60; i++) {
            assertThat(enter(gate, 1).go()).isTrue();
        }
        assertThat(enter(gate, 1).delay()).isEqualTo(Duration.ofSeconds(1));
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(enter(gate, 1).go()).isTrue();
        assertThat(enter(gate, 1).go()).isFalse();
    }

    @Test
    void tokensAreCounted() {
        RateGate gate = gate(new RateLimits(null, null, 6000));
        assertThat(enter(gate, 5000).go()).isTrue();
        assertThat(enter(gate, 2000).delay()).isEqualTo(Duration.ofSeconds(10));
        assertThat(enter(gate, 1000).go()).isTrue();
    }

    @Test
    void aCallLargerThanTheAllowanceWaitsForAFullOneAndGoes() {
        RateGate gate = gate(new RateLimits(null, null, 6000));
        assertThat(enter(gate, 9000).go()).isTrue();
        assertThat(enter(gate, 9000).delay()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aCallOverTheNumberAtOnceIsWokenWhenAnotherLeaves() {
        RateGate gate = gate(new RateLimits(1, null, null));
        assertThat(enter(gate, 1).go()).isTrue();
        CountDownLatch wake = new CountDownLatch(1);
        assertThat(gate.enter("m", 1, wake).unknown()).isTrue();
        gate.leave();
        assertThat(wake.getCount()).isZero();
        assertThat(gate.enter("m", 1, wake).go()).isTrue();
    }

    @Test
    void openAisHeadersAreLearned() {
        RateGate gate = gate(RateLimits.LEARNED);
        gate.learn(
                "m",
                Map.of(
                        "x-ratelimit-limit-tokens", "1000",
                        "x-ratelimit-remaining-tokens", "100",
                        "x-ratelimit-reset-tokens", "54s"));

        assertThat(enter(gate, 100).go()).isTrue();
        assertThat(enter(gate, 100).delay()).isEqualTo(Duration.ofMillis(5400));
        assertThat(gate.enter("another model", 100, new CountDownLatch(1)).go()).isTrue();
        now.addAndGet(Duration.ofSeconds(6).toNanos());
        assertThat(enter(gate, 100).go()).isTrue();
    }

    @Test
    void anthropicsHeadersAreLearned() {
        RateGate gate = gate(RateLimits.LEARNED);
        gate.learn(
                "m",
                Map.of(
                        "anthropic-ratelimit-requests-remaining", "0",
                        "anthropic-ratelimit-requests-reset", "2026-11-24T12:00:09Z"));

        assertThat(enter(gate, 1).delay()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void aDaysLimitIsLeftToTheProvider() {
        RateGate gate = gate(RateLimits.LEARNED);
        gate.learn("m", Map.of("x-ratelimit-remaining-requests", "0", "x-ratelimit-reset-requests", "7h12m0s"));

        assertThat(enter(gate, 1).go()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"12ms, 12", "1m30s, 90000", "17.399s, 17399", "0s, 0", "1h2m3s, 3723000", "500, ", "soon, ", "1m?, "})
    void durationsOfGoAreRead(String text, Long millis) {
        assertThat(LearnedLimits.goDuration(text)).isEqualTo(millis == null ? null : Duration.ofMillis(millis));
    }

    @Test
    void callsWaitForTheirTurnAndSaySo() throws Exception {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (WireServer server = new WireServer(exchange -> {
                    most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                    exchange.begin(200, "text/event-stream");
                    exchange.send("data: {\"t\":\"x\"}\n\ndata: {\"end\":\"stop\"}\n\ndata: [DONE]\n\n");
                    atOnce.decrementAndGet();
                    exchange.end();
                });
                HttpRuntime runtime = new HttpRuntime()) {
            Endpoint endpoint = Endpoint.of("test", server.url(), null).withLimits(new RateLimits(1, null, null));
            HttpChatModel model = new HttpChatModel(endpoint, PlainProtocol.SSE, runtime, "m");
            Heard[] heard = new Heard[20];
            for (int i = 0; i < heard.length; i++) {
                heard[i] = new Heard();
                model.start(ChatRequest.of(Message.user("x")), Origin.root(), heard[i]);
            }
            int waits = 0;
            for (Heard one : heard) {
                assertThat(one.completed().answer().text()).isEqualTo("x");
                for (ChatEvent.Waiting wait : one.every(ChatEvent.Waiting.class)) {
                    assertThat(wait.cause()).isNull();
                    waits++;
                }
            }
            assertThat(most.get()).isEqualTo(1);
            assertThat(waits).isPositive();
        }
    }

    private RateGate gate(RateLimits limits) {
        return new RateGate(limits, now::get, clock);
    }

    private static RateGate.Turn enter(RateGate gate, long tokens) {
        return gate.enter("m", tokens, new CountDownLatch(1));
    }
}
