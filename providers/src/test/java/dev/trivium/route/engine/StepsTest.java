package dev.trivium.route.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.ChatCall;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.FinishReason;
import dev.trivium.chat.Message;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Role;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of step in virtual time: order, streaming, stopping, failure in each place. */
class StepsTest {

    private final Bench bench = new Bench();

    @Test
    void aSequenceHandsAnswersOnAndShowsOnlyTheLast() throws Exception {
        TimedModel draft = bench.model("m/draft").says("a ", "draft");
        TimedModel polish = bench.model("m/polish").says("a poem");
        bench.run("s: {sequence: [first, second]}\nfirst: {call: m/draft}\nsecond:\n  call: m/polish\n"
                + "  system: You polish.\n  template: \"{{input}} / {{answer}} / {{answers.first}}\"\n");
        assertThat(bench.shown()).isEqualTo("a poem");
        assertThat(bench.answer().text()).isEqualTo("a poem");
        assertThat(draft.asked.get(0).messages()).containsExactly(Message.user("hello"));
        assertThat(polish.asked.get(0).messages())
                .containsExactly(Message.system("You polish."), Message.user("hello / a draft / a draft"));
        assertThat(bench.answer().cost().usd()).isEqualByComparingTo("0.03");
    }

    @Test
    void aStepOfASequenceWithoutATemplateSeesTheInputAndTheAnswers() throws Exception {
        bench.model("m/draft").says("a draft");
        TimedModel polish = bench.model("m/polish");
        bench.run("s: {sequence: [first, {call: m/polish}]}\nfirst: {call: m/draft}\n");
        assertThat(polish.asked.get(0).messages().get(0).text()).isEqualTo("hello\n\n[first]\na draft");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 2"})
    void aSequenceEndsAtItsFirstFailure(int failing, int askedBefore) throws Exception {
        for (int i = 0; i < 3; i++) {
            TimedModel model = bench.model("m/" + i);
            if (i == failing) {
                model.fails(ErrorKind.SERVER);
            }
        }
        bench.run("s: {sequence: [{call: m/0}, {call: m/1}, {call: m/2}]}\n");
        assertThat(bench.failure().error().kind()).isEqualTo(ErrorKind.SERVER);
        assertThat(bench.failure().partial().attempts()).isEqualTo(askedBefore + 1);
        assertThat(bench.shown()).isEmpty();
    }

    @Test
    void aCascadeHoldsAnAnswerUntilItHasPassed() throws Exception {
        bench.model("m/cheap").says("I am ", "not sure");
        bench.model("m/strong").says("It is ", "42");
        bench.run("s:\n  fallback: [cheap, strong]\n  check: {matches: '\\d+'}\n"
                + "cheap: {call: m/cheap}\nstrong: {call: m/strong}\n");
        assertThat(bench.shown()).isEqualTo("It is 42");
        assertThat(bench.left())
                .containsExactly("cheap rejected: it does not match \"\\d+\"", "strong answered", "s answered");
        assertThat(bench.reasons()).containsExactly("strong ← cheap was rejected: it does not match \"\\d+\"");
        assertThat(bench.answer().cost().usd()).isEqualByComparingTo("0.04");
        assertThat(bench.answer().timing().timeToFirstToken()).isEqualTo(Duration.ofMillis(220));
    }

    @Test
    void anAcceptedAnswerIsShownAtOnceAndItsTimeIsThatOfItsShowing() throws Exception {
        bench.model("m/cheap").says("It is ", "42");
        TimedModel strong = bench.model("m/strong");
        bench.run("s:\n  fallback: [cheap, strong]\n  check: {contains: '42', finish: [stop]}\n"
                + "cheap: {call: m/cheap}\nstrong: {call: m/strong}\n");
        assertThat(bench.shown()).isEqualTo("It is 42");
        assertThat(bench.left()).containsExactly("cheap accepted: it passed the check", "s answered");
        assertThat(strong.asked).isEmpty();
        assertThat(bench.answer().timing().timeToFirstToken()).isEqualTo(Duration.ofMillis(120));
    }

    @ParameterizedTest
    @CsvSource({"0.9, 1, cheap", "0.4, 2, strong", "none, 2, strong"})
    void aJudgeScoresAnAnswer(String score, int asked, String winner) throws Exception {
        bench.model("m/cheap").says("cheap");
        bench.model("m/strong").says("strong");
        TimedModel judge = bench.model("m/judge").says("Score: " + score);
        bench.run("s:\n  fallback: [{call: m/cheap}, {call: m/strong}]\n"
                + "  check: {score: {judge: {call: m/judge}, at_least: 0.7}}\n");
        assertThat(bench.shown()).isEqualTo(winner);
        assertThat(judge.asked).hasSize(1);
        assertThat(judge.asked.get(0).messages().get(1).text())
                .contains("hello")
                .contains("cheap");
        assertThat(bench.answer().attempts()).isEqualTo(asked + 1);
    }

    @Test
    void checksKnowJson() throws Exception {
        bench.model("m/a").says("```json\n{\"n\": \"x\"}\n```");
        bench.model("m/b").says("{\"n\": 1}");
        bench.run("s:\n  fallback: [{call: m/a}, {call: m/b}]\n"
                + "  check: {schema: {type: object, properties: {n: {type: integer}}}}\n");
        assertThat(bench.shown()).isEqualTo("{\"n\": 1}");
        assertThat(bench.left().get(0)).startsWith("s.1 rejected: it does not fit the schema: /n");
    }

    @Test
    void anEmptyAnswerAndAFilteredOneFallBack() throws Exception {
        bench.model("m/empty").says(" ");
        bench.model("m/filtered").says().finish = FinishReason.CONTENT_FILTER;
        bench.model("m/good").says("good");
        bench.run("s:\n  fallback: [{call: m/empty}, {call: m/filtered}, {call: m/good}]\n"
                + "  on: [empty, content_filter]\n  check: {max_characters: 9}\n");
        assertThat(bench.left())
                .containsExactly(
                        "s.1 rejected: it is empty",
                        "s.2 rejected: a content filter ended it",
                        "s.3 answered",
                        "s answered");
        assertThat(bench.answer().text()).isEqualTo("good");
    }

    @Test
    void aFallbackGivesUpASilentModelAfterItsTimeout() throws Exception {
        TimedModel silent = bench.model("m/silent").hangs();
        bench.model("m/good").says("good");
        bench.run("s: {fallback: [{call: m/silent}, {call: m/good}], timeout: 3s}\n");
        assertThat(bench.shown()).isEqualTo("good");
        assertThat(silent.cancelled).isEqualTo(1);
        assertThat(bench.answer().timing().timeToFirstToken()).isEqualTo(Duration.ofMillis(3100));
        assertThat(bench.reasons().get(0)).contains("timeout").contains("3s");
    }

    @Test
    void aTimeoutOfAFallbackStopsCountingAtTheFirstOutput() throws Exception {
        TimedModel slow = bench.model("m/slow").says("a", "b", "c");
        slow.between = Duration.ofSeconds(2);
        bench.model("m/good");
        bench.run("s: {fallback: [{call: m/slow}, {call: m/good}], timeout: 1s}\n");
        assertThat(bench.shown()).isEqualTo("abc");
    }

    @ParameterizedTest
    @CsvSource({"weighted", "round_robin"})
    void balanceFollowsTheWeights(String by) throws Exception {
        TimedModel a = bench.model("m/a");
        TimedModel b = bench.model("m/b");
        for (int i = 0; i < 400; i++) {
            bench.run("s:\n  balance: [{step: {call: m/a}, weight: 3}, {call: m/b}]\n  by: " + by + "\n");
        }
        assertThat(a.asked).hasSizeBetween(270, 330);
        assertThat(a.asked.size() + b.asked.size()).isEqualTo(400);
    }

    @Test
    void balanceFindsTheFastestAndStillExplores() throws Exception {
        TimedModel slow = bench.model("m/slow").after(500);
        TimedModel fast = bench.model("m/fast").after(50);
        for (int i = 0; i < 300; i++) {
            bench.run("s: {balance: [{call: m/slow}, {call: m/fast}], by: least_latency, explore: 0.1}\n");
        }
        assertThat(slow.asked).hasSizeBetween(5, 35);
        assertThat(fast.asked.size()).isGreaterThan(250);
    }

    @Test
    void balanceFindsTheCheapestWhosePriceIsKnown() throws Exception {
        bench.model("m/a");
        TimedModel b = bench.model("m/b");
        bench.model("m/c");
        bench.prices.put(ModelAddress.parse("m/a"), new BigDecimal("0.02"));
        bench.prices.put(ModelAddress.parse("m/b"), new BigDecimal("0.0100"));
        bench.run("s: {balance: [{call: m/c}, {call: m/a}, {call: m/b}], by: cheapest}\n");
        assertThat(b.asked).hasSize(1);
        assertThat(bench.reasons()).containsExactly("s.3 ← the cheapest, about $0.01");
    }

    @Test
    void stickyRequestsGoWhereTheyWent() throws Exception {
        bench.model("m/a").says("a");
        bench.model("m/b").says("b");
        Set<String> all = new TreeSet<>();
        for (int user = 0; user < 20; user++) {
            Set<String> own = new TreeSet<>();
            for (int i = 0; i < 3; i++) {
                bench.run(
                        "s: {balance: [{call: m/a}, {call: m/b}], sticky: user}\n",
                        Bench.request().withMetadata(Map.of("user", "u" + user)));
                own.add(bench.answer().text());
            }
            assertThat(own).hasSize(1);
            all.addAll(own);
        }
        assertThat(all).containsExactly("a", "b");
    }

    @Test
    void theFirstGoodAnswerStopsTheOthers() throws Exception {
        bench.model("m/a").after(50).says("no");
        bench.model("m/b").after(100).says("yes");
        TimedModel c = bench.model("m/c").hangs();
        bench.run("s: {parallel: [{call: m/a}, {call: m/b}, {call: m/c}], check: {contains: 'yes'}}\n");
        assertThat(bench.shown()).isEqualTo("yes");
        assertThat(c.cancelled).isEqualTo(1);
        assertThat(bench.left())
                .containsExactly(
                        "s.1 rejected: it does not contain \"yes\"",
                        "s.2 accepted: the first good answer",
                        "s.3 stopped: another was taken: the first good answer",
                        "s answered");
    }

    @Test
    void theMajorityWinsWhateverCaseAndSpace() throws Exception {
        bench.model("m/a").says("Berlin");
        bench.model("m/b").says("Paris");
        bench.model("m/c").says(" paris\n");
        bench.model("m/d").fails(ErrorKind.SERVER);
        bench.run("s: {parallel: [{call: m/a}, {call: m/b}, {call: m/c}, {call: m/d}], aggregate: majority}\n");
        assertThat(bench.shown()).isEqualTo("Paris");
        assertThat(bench.left()).contains("s.2 accepted: 2 of 3 agree", "s.4 failed");
    }

    @ParameterizedTest
    @CsvSource({"2, b, the judge picked it", "none, a, 'the judge named none, so the first'"})
    void aJudgePicks(String reply, String winner, String why) throws Exception {
        bench.model("m/a").says("a");
        bench.model("m/b").says("b");
        TimedModel judge = bench.model("m/judge").says(reply);
        bench.run("s: {parallel: [{call: m/a}, {call: m/b}], aggregate: judge, by: {call: m/judge}}\n");
        assertThat(bench.shown()).isEqualTo(winner);
        assertThat(bench.left()).contains("s." + (winner.equals("a") ? 1 : 2) + " accepted: " + why);
        assertThat(judge.asked.get(0).messages().get(1).text()).contains("<answer number=\"2\">\nb\n</answer>");
        assertThat(bench.answer().cost().usd()).isEqualByComparingTo("0.03");
    }

    @Test
    void synthesisStreamsAndConcatenationJoins() throws Exception {
        bench.model("m/a").says("a");
        bench.model("m/b").says("b");
        bench.model("m/writer").says("both ", "together");
        bench.run("s: {parallel: [{call: m/a}, {call: m/b}], aggregate: synthesise, by: {call: m/writer}}\n");
        assertThat(bench.shown()).isEqualTo("both together");
        assertThat(bench.answer().timing().timeToFirstToken()).isEqualTo(Duration.ofMillis(210));
        bench.run("s: {parallel: [{call: m/a}, {call: m/b}], aggregate: concatenate}\n");
        assertThat(bench.shown()).isEqualTo("a\n\nb");
    }

    @Test
    void parallelFailsOnlyIfAllFail() throws Exception {
        bench.model("m/a").fails(ErrorKind.SERVER);
        bench.model("m/b").fails(ErrorKind.RATE_LIMIT);
        bench.run("s: {parallel: [{call: m/a}, {call: m/b}], aggregate: concatenate}\n");
        assertThat(bench.failure().error().kind()).isEqualTo(ErrorKind.RATE_LIMIT);
        bench.model("m/b").says("b");
        bench.run("s: {parallel: [{call: m/a}, {call: m/b}], aggregate: concatenate}\n");
        assertThat(bench.shown()).isEqualTo("b");
    }

    @ParameterizedTest
    @CsvSource({
        // first's silence, whose answer, how many calls
        "100, first, 1",
        "1500, second, 2",
        "1050, first, 2",
    })
    void aHedgeTakesWhoseFirstTokenComesFirst(long silence, String winner, int calls) throws Exception {
        TimedModel first = bench.model("m/first").after(silence).says("first");
        TimedModel second = bench.model("m/second").after(100).says("second");
        bench.run("s: {hedge: [{call: m/first}, {call: m/second}], delay: 1s}\n");
        assertThat(bench.shown()).isEqualTo(winner);
        assertThat(first.asked.size() + second.asked.size()).isEqualTo(calls);
        assertThat(first.cancelled + second.cancelled).isEqualTo(calls - 1);
        assertThat(first.open + second.open).isZero();
    }

    @Test
    void aHedgeWhoseFirstFailsStartsTheSecondAtOnce() throws Exception {
        bench.model("m/first").fails(ErrorKind.SERVER);
        bench.model("m/second").says("second");
        bench.run("s: {hedge: [{call: m/first}, {call: m/second}], delay: 10s}\n");
        assertThat(bench.shown()).isEqualTo("second");
        assertThat(bench.answer().timing().timeToFirstToken()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void aHedgeWaitsForItsOwnNinetyFifthPercentile() throws Exception {
        TimedModel first = bench.model("m/first").after(300).says("first");
        for (int i = 0; i < 25; i++) {
            bench.run("s: {call: m/first}\n");
        }
        first.hangs();
        bench.model("m/second").says("second");
        bench.run("s: {hedge: [{call: m/first}, {call: m/second}]}\n");
        assertThat(bench.shown()).isEqualTo("second");
        assertThat(bench.answer().timing().timeToFirstToken()).isEqualTo(Duration.ofMillis(400));
    }

    @Test
    void cancellingStopsEveryBranch() throws Exception {
        TimedModel a = bench.model("m/a").hangs();
        TimedModel b = bench.model("m/b").hangs();
        ChatCall call = bench.begin(
                "s: {parallel: [{call: m/a}, {hedge: [{call: m/a}, {call: m/b}], delay: 1s}]}\n", Bench.request());
        bench.time.pass(Duration.ofSeconds(5));
        assertThat(a.open + b.open).isEqualTo(3);
        call.cancel();
        bench.time.settle();
        assertThat(a.open + b.open).isZero();
        assertThat(bench.failure().error().kind()).isEqualTo(ErrorKind.CANCELLED);
    }

    @Test
    void aRunThatHangsEndsWithItsTimeLimit() throws Exception {
        TimedModel silent = bench.model("m/a").hangs();
        bench.run("s: {call: m/a}\n", Bench.request().withTimeout(Duration.ofSeconds(9)));
        assertThat(bench.failure().error().kind()).isEqualTo(ErrorKind.TIMEOUT);
        assertThat(silent.open).isZero();
    }

    @Test
    void stepsNestFiveDeepAndMoreAndStillStream() throws Exception {
        bench.model("m/a").fails(ErrorKind.SERVER);
        bench.model("m/b").says("x", "y");
        bench.run("s: {limit: l, time: 1m}\nl: {retry: b, attempts: 2}\nb: {breaker: f}\n"
                + "f: {fallback: [{call: m/a}, p]}\np: {prepare: h, normalise: true}\n"
                + "h: {hedge: [q, {call: m/a}], delay: 1s}\nq: {sequence: [c]}\nc: {cache: {call: m/b}}\n");
        assertThat(bench.shown()).isEqualTo("xy");
        long texts =
                bench.events.stream().filter(ChatEvent.Text.class::isInstance).count();
        assertThat(texts).isEqualTo(2);
        assertThat(bench.left()).last().isEqualTo("s answered");
    }

    @Test
    void everyStepIsLeftWithItsUsageAndCost() throws Exception {
        bench.model("m/a").says("a", "b");
        bench.run("s: {use: inner}\ninner: {call: m/a}\n");
        ChatEvent.StepLeft inner = (ChatEvent.StepLeft) bench.events.stream()
                .filter(ChatEvent.StepLeft.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(inner.usage().outputTokens()).isEqualTo(2);
        assertThat(inner.cost().usd()).isEqualByComparingTo("0.02");
        assertThat(inner.nanos()).isEqualTo(Duration.ofMillis(120).toNanos());
    }

    @Test
    void aTemplateKeepsTheSystemMessageUnlessItHasItsOwn() throws Exception {
        TimedModel a = bench.model("m/a");
        ChatRequest request = ChatRequest.of(
                        Message.system("Be kind."),
                        Message.user("one"),
                        Message.assistant("two"),
                        Message.user("three"))
                .withMetadata(Map.of("tier", "gold"));
        bench.run("s: {call: m/a, template: '{{conversation}} {{metadata.tier}}'}\n", request);
        assertThat(a.asked.get(0).messages())
                .containsExactly(
                        Message.system("Be kind."), Message.user("user: one\nassistant: two\nuser: three gold"));
        bench.run("s: {call: m/a, system: ''}\n", request);
        assertThat(a.asked.get(1).messages())
                .noneMatch(message -> message.role() == Role.SYSTEM)
                .hasSize(3);
    }
}
