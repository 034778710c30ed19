package dev.trivium.route.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.ChatCall;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.Message;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps that wrap another, in virtual time. */
class WrappersTest {

    private final Bench bench = new Bench();

    @Test
    void retryWaitsAndTriesAgain() throws Exception {
        TimedModel model = bench.model("m/a").fails(ErrorKind.SERVER);
        model.failuresLeft = 2;
        bench.run("s: {retry: {call: m/a}, attempts: 3, base: 1s}\n");
        assertThat(bench.shown()).isEqualTo("recovered");
        assertThat(bench.events.stream()
                        .filter(ChatEvent.Waiting.class::isInstance)
                        .map(ChatEvent.Waiting.class::cast))
                .hasSize(2)
                .allSatisfy(waiting -> assertThat(waiting.delay()).isLessThan(Duration.ofSeconds(2)));
        assertThat(bench.reasons()).containsExactly("s.1 ← try 2 of 3", "s.1 ← try 3 of 3");
    }

    @Test
    void retryHonoursWhatTheProviderAsksForUpToTheCap() throws Exception {
        TimedModel model = bench.model("m/a").fails(ErrorKind.RATE_LIMIT);
        model.retryAfter = Duration.ofSeconds(7);
        model.failuresLeft = 1;
        bench.run("s: {retry: {call: m/a}, cap: 10s}\n");
        assertThat(bench.shown()).isEqualTo("recovered");
        assertThat(bench.answer().timing().timeToFirstToken()).isEqualTo(Duration.ofMillis(7200));
        model.failuresLeft = 1;
        model.retryAfter = Duration.ofSeconds(11);
        bench.run("s: {retry: {call: m/a}, cap: 10s}\n");
        assertThat(bench.failure().error().kind()).isEqualTo(ErrorKind.RATE_LIMIT);
    }

    @Test
    void retrySharesTheDeadlineOfTheCall() throws Exception {
        TimedModel model = bench.model("m/a").fails(ErrorKind.RATE_LIMIT);
        model.retryAfter = Duration.ofSeconds(7);
        bench.run("s: {retry: {call: m/a}}\n", Bench.request().withTimeout(Duration.ofSeconds(5)));
        assertThat(model.asked).hasSize(1);
        assertThat(bench.failure().error().kind()).isEqualTo(ErrorKind.RATE_LIMIT);
    }

    @Test
    void retryNeverFollowsTheFirstOutput() throws Exception {
        TimedModel model = bench.model("m/a").breaksOff("half");
        bench.run("s: {retry: {call: m/a}}\n");
        assertThat(model.asked).hasSize(1);
        assertThat(bench.failure().partial().text()).isEqualTo("half");
    }

    @Test
    void cancellingEndsAWaitAtOnce() throws Exception {
        TimedModel model = bench.model("m/a").fails(ErrorKind.RATE_LIMIT);
        model.retryAfter = Duration.ofSeconds(15);
        ChatCall call = bench.begin("s: {retry: {call: m/a}}\n", Bench.request());
        bench.time.pass(Duration.ofSeconds(1));
        call.cancel();
        assertThat(bench.failure().error().kind()).isEqualTo(ErrorKind.CANCELLED);
        assertThat(bench.time.atRest()).isTrue();
        assertThat(model.asked).hasSize(1);
    }

    @Test
    void aCacheAnswersAnEqualRequestUntilItIsTooOld() throws Exception {
        TimedModel model = bench.model("m/a").says("x", "y");
        String route = "s: {cache: {call: m/a}, age: 10m}\n";
        bench.run(route);
        bench.run(route);
        assertThat(bench.shown()).isEqualTo("xy");
        assertThat(bench.answer().cost().usd()).isEqualByComparingTo("0");
        assertThat(bench.answer().attempts()).isZero();
        assertThat(bench.left()).containsExactly("s answered: from the cache, 0ms old");
        bench.run(route, Bench.request().withMetadata(Map.of("k", "v")));
        bench.run(route, ChatRequest.of(Message.user("other")));
        assertThat(model.asked).hasSize(3);
        bench.time.pass(Duration.ofMinutes(11));
        bench.run(route);
        assertThat(model.asked).hasSize(4);
    }

    @Test
    void aCacheKeepsNoMoreThanItMay() throws Exception {
        TimedModel model = bench.model("m/a");
        String route = "s: {cache: {call: m/a}, entries: 1}\n";
        bench.run(route);
        bench.run(route, ChatRequest.of(Message.user("other")));
        bench.run(route);
        assertThat(model.asked).hasSize(3);
    }

    @Test
    void aCacheKeepsNoFailure() throws Exception {
        TimedModel model = bench.model("m/a").fails(ErrorKind.SERVER);
        bench.run("s: {cache: {call: m/a}}\n");
        bench.run("s: {cache: {call: m/a}}\n");
        assertThat(model.asked).hasSize(2);
    }

    @Test
    void aLimitOfTimeStopsWhatRunsLonger() throws Exception {
        TimedModel model = bench.model("m/a").hangs();
        bench.model("m/b").says("b");
        bench.run("s: {fallback: [{limit: {call: m/a}, time: 4s}, {call: m/b}]}\n");
        assertThat(bench.shown()).isEqualTo("b");
        assertThat(model.cancelled).isEqualTo(1);
        assertThat(model.asked.get(0).timeout()).isEqualTo(Duration.ofSeconds(4));
        assertThat(bench.left()).contains("s.1 failed");
    }

    @Test
    void aLimitOfMoneyHoldsUntilMidnight() throws Exception {
        TimedModel model = bench.model("m/a").says("1", "2", "3");
        String route = "s: {limit: {call: m/a}, usd_per_day: 0.05}\n";
        bench.run(route);
        bench.run(route);
        bench.run(route);
        assertThat(bench.failure().error().kind()).isEqualTo(ErrorKind.BUDGET);
        assertThat(bench.failure().error().message()).contains("$0.06 of $0.05");
        assertThat(model.asked).hasSize(2);
        bench.time.pass(Duration.ofHours(15));
        bench.run(route);
        assertThat(bench.shown()).isEqualTo("123");
    }

    @Test
    void aLimitOfMoneyCountsWhatWasSpentBeforeTheProgramBegan() throws Exception {
        TimedModel model = bench.model("m/a").says("1");
        bench.live.spentBelow("r", "s", new java.math.BigDecimal("0.05"));
        String route = "s: {limit: {call: m/a}, usd_per_day: 0.05}\n";
        bench.run(route);
        assertThat(bench.failure().error().kind()).isEqualTo(ErrorKind.BUDGET);
        assertThat(model.asked).isEmpty();
        bench.time.pass(Duration.ofHours(24));
        bench.run(route);
        assertThat(bench.shown()).isEqualTo("1");
    }

    @Test
    void aConditionKnowsWhatWasSpentElsewhereToday() throws Exception {
        bench.model("m/a").says("dear");
        bench.model("m/b").says("cheap");
        bench.live.spent(new java.math.BigDecimal("4.50"));
        bench.run("s: {choose: [{when: spent_today > 4, then: b}], otherwise: a}\na: {call: m/a}\nb: {call: m/b}\n");
        assertThat(bench.shown()).isEqualTo("cheap");
    }

    @Test
    void aLimitOfRateSaysWhenItIsFreeAgain() throws Exception {
        bench.model("m/a");
        String route = "s: {limit: {call: m/a}, calls: 2, per: 1m}\n";
        bench.run(route);
        bench.run(route);
        bench.run(route);
        assertThat(bench.failure().error().kind()).isEqualTo(ErrorKind.RATE_LIMIT);
        assertThat(bench.failure().error().retryAfter()).isBetween(Duration.ofSeconds(59), Duration.ofMinutes(1));
        bench.time.pass(Duration.ofMinutes(1));
        bench.run(route);
        assertThat(bench.shown()).isEqualTo("one two");
    }

    @Test
    void aBreakerOpensProbesAndCloses() throws Exception {
        TimedModel model = bench.model("m/a").fails(ErrorKind.SERVER);
        String route = "s: {breaker: {call: m/a}, failures: 3, window: 1m, open: 30s}\n";
        for (int i = 0; i < 5; i++) {
            bench.run(route);
        }
        assertThat(model.asked).hasSize(3);
        assertThat(bench.failure().error().kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        bench.time.pass(Duration.ofSeconds(30));
        bench.run(route);
        bench.run(route);
        assertThat(model.asked).hasSize(4);
        bench.time.pass(Duration.ofSeconds(30));
        model.failuresLeft = 0;
        bench.run(route);
        bench.run(route);
        assertThat(model.asked).hasSize(6);
        assertThat(bench.shown()).isEqualTo("recovered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid_request", "content_filter", "context_length"})
    void aBreakerDoesNotCountWhatIsNotTheStepsFault(String kind) throws Exception {
        TimedModel model = bench.model("m/a").fails(ErrorKind.valueOf(kind.toUpperCase(Locale.ROOT)));
        for (int i = 0; i < 5; i++) {
            bench.run("s: {breaker: {call: m/a}, failures: 2}\n");
        }
        assertThat(model.asked).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 100})
    void redactedDataComesBackHoweverTheStreamIsCut(int size) throws Exception {
        TimedModel model = bench.model("m/a");
        String reply = "Mail [EMAIL_1] or [EMAIL_2] at [IP_ADDRESS_1], [sic] [EMAIL_9] [";
        model.says(reply.split("(?<=\\G.{" + size + "})"));
        bench.run(
                "s: {prepare: {call: m/a}, redact: [email, ip_address, card, iban, phone]}\n",
                ChatRequest.of(Message.user(
                        "a@b.org, c.d@e.co.uk, a@b.org at 10.0.0.1, 4111 1111 1111 1111, DE89 3704 0044 0532 0130 00,"
                                + " +49 30 1234567, 4111 1111 1111 1112")));
        assertThat(model.asked.get(0).messages().get(0).text())
                .isEqualTo("[EMAIL_1], [EMAIL_2], [EMAIL_1] at [IP_ADDRESS_1], [CARD_1], [IBAN_1], [PHONE_1],"
                        + " 4111 1111 1111 1112");
        String restored = "Mail a@b.org or c.d@e.co.uk at 10.0.0.1, [sic] [EMAIL_9] [";
        assertThat(bench.shown()).isEqualTo(restored);
        assertThat(bench.answer().text()).isEqualTo(restored);
    }

    @Test
    void prepareTidiesAndCutsAndTranslatesRoles() throws Exception {
        TimedModel model = bench.model("m/a");
        bench.run(
                "s: {prepare: {call: m/a}, normalise: true, roles: {system: user}}\n",
                ChatRequest.of(Message.system("Be  kind. "), Message.user("a   b\n\n\n\nc\n```\nx   y\n```\nd  e")));
        assertThat(model.asked.get(0).messages()).hasSize(1);
        assertThat(model.asked.get(0).messages().get(0).text()).isEqualTo("Be kind.\n\na b\n\nc\n```\nx   y\n```\nd e");
        bench.run(
                "s: {prepare: {call: m/a}, input_tokens: 30}\n",
                ChatRequest.of(
                        Message.system("Be kind."),
                        Message.user("old"),
                        Message.assistant("older"),
                        Message.user("0123456789".repeat(5))));
        assertThat(model.asked.get(1).messages())
                .containsExactly(Message.system("Be kind."), Message.user("012345678\n[…]\n23456789"));
    }
}
