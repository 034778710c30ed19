package dev.trivium.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Message;
import dev.trivium.chat.ModelAddress;
import dev.trivium.route.Condition.Amount;
import dev.trivium.route.Condition.Comparison;
import dev.trivium.route.Condition.Feature;
import dev.trivium.route.Condition.Input;
import dev.trivium.route.Condition.Metadata;
import dev.trivium.route.Condition.Operator;
import dev.trivium.route.Condition.Recent;
import dev.trivium.route.Condition.Span;
import dev.trivium.route.Condition.TimeOfDay;
import dev.trivium.route.Condition.Words;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {

    private static final ModelAddress MODEL = ModelAddress.parse("openai/gpt-5.5 (\"x\")");
    private static final ChatRequest REQUEST = ChatRequest.of(
                    Message.system("Be kind."), Message.user("Hello 😀"), Message.assistant("Hi"), Message.user("And?"))
            .withMetadata(Map.of("tier", "gold", "priority", "3"));

    @Property(tries = 500)
    void treeAndTextTurnIntoEachOtherWithoutLoss(@ForAll("conditions") Condition condition) throws Exception {
        assertThat(Condition.parse(condition.text())).isEqualTo(condition);
    }

    @Property(tries = 300)
    void aConditionAndItsOppositeNeverBothHold(@ForAll("conditions") Condition condition) {
        boolean holds = Verdict.of(condition, features()).holds();
        assertThat(Verdict.of(new Condition.Not(condition), features()).holds()).isNotEqualTo(holds);
    }

    @Provide
    Arbitrary<Condition> conditions() {
        Arbitrary<Feature> inputs = Arbitraries.of(
                Input.TOKENS,
                Input.CHARACTERS,
                Input.TURNS,
                Input.SPENT_TODAY,
                new Recent(Recent.Figure.ERROR_RATE, MODEL));
        Arbitrary<Feature> keys = Arbitraries.oneOf(
                        Arbitraries.of("tier", "priority", "a-b_9"),
                        Arbitraries.strings().alpha().numeric().ofMinLength(1))
                .map(Metadata::new);
        Arbitrary<Condition> numbers = Combinators.combine(
                        Arbitraries.oneOf(inputs, keys),
                        Arbitraries.of(Operator.values()),
                        Arbitraries.bigDecimals().ofScale(3))
                .as((feature, operator, number) -> new Comparison(feature, operator, new Amount(number)));
        Arbitrary<Condition> texts = Combinators.combine(
                        keys,
                        Arbitraries.of(Operator.EQUAL, Operator.NOT_EQUAL),
                        Arbitraries.strings().ofMaxLength(12))
                .as((feature, operator, words) -> new Comparison(feature, operator, new Words(words)));
        Arbitrary<Condition> spans = Combinators.combine(
                        Arbitraries.of(Operator.values()), Arbitraries.longs().between(0, 1_000_000_000L))
                .as((operator, millis) -> new Comparison(
                        new Recent(Recent.Figure.LATENCY, MODEL), operator, new Span(Duration.ofMillis(millis))));
        Arbitrary<Condition> times = Combinators.combine(
                        Arbitraries.of(Operator.values()),
                        Arbitraries.integers().between(0, 1439))
                .as((operator, minute) ->
                        new Comparison(Input.TIME, operator, new TimeOfDay(LocalTime.ofSecondOfDay(minute * 60L))));
        Arbitrary<Condition> words = Arbitraries.strings()
                .ofMaxLength(8)
                .filter(word -> !word.isBlank())
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(Condition.Contains::new);
        Arbitrary<Condition> others = Arbitraries.oneOf(
                Arbitraries.of(Condition.Flag.values()).map(flag -> (Condition) flag),
                Arbitraries.of("refund", "\\bno\\b", "\"a|b\"").map(p -> new Condition.Matches(TextPattern.of(p))),
                Arbitraries.of("de", "\"\\")
                        .map(code -> new Comparison(Input.LANGUAGE, Operator.EQUAL, new Words(code))));
        Arbitrary<Condition> leaves = Arbitraries.oneOf(numbers, texts, spans, times, words, others);
        return Arbitraries.recursive(
                () -> leaves,
                inner -> Arbitraries.oneOf(
                        inner.map(Condition.Not::new),
                        Combinators.combine(inner, leaves).as((a, b) -> (Condition) new Condition.All(List.of(a, b))),
                        Combinators.combine(leaves, inner, leaves)
                                .as((a, b, c) -> (Condition) new Condition.Any(List.of(a, b, c)))),
                0,
                5);
    }

    @Test
    void andBindsMoreStronglyThanOr() throws Exception {
        assertThat(Condition.parse("input.tokens > 1 or input.turns >= 2 and not input.characters = 3"))
                .isInstanceOfSatisfying(
                        Condition.Any.class,
                        any -> assertThat(any.items().get(1)).isInstanceOf(Condition.All.class));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "input.tokens > 4000 | true | input.tokens 5,120 > 4,000",
                "input.tokens > 5120 | false | input.tokens 5,120 <= 5,120",
                "input.turns >= 3 | false | input.turns 2 < 3",
                "input.characters = 21 | true | input.characters 21 = 21",
                "metadata.tier = \"gold\" | true | metadata.tier \"gold\" = \"gold\"",
                "metadata.tier != \"gold\" | false | metadata.tier \"gold\" = \"gold\"",
                "metadata.priority >= 3 | true | metadata.priority 3 >= 3",
                "metadata.tier > 3 | false | metadata.tier \"gold\" is not a number",
                "metadata.absent = \"x\" | false | metadata.absent is not set",
                "metadata.absent != \"x\" | true | metadata.absent is not set",
                "input.tokens > 1 and input.turns > 9 | false | input.turns 2 <= 9",
                "input.tokens > 9000 or input.turns > 9 | false | input.tokens 5,120 <= 9,000 and input.turns 2 <= 9",
                "not (input.tokens > 9000) | true | input.tokens 5,120 <= 9,000",
            })
    void saysWhatDecided(String text, boolean holds, String reason) throws Exception {
        assertThat(Verdict.of(Condition.parse(text), features())).isEqualTo(new Verdict(holds, reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "input contains \"REFUND\" | I want a refund. | true | input contains \"REFUND\"",
                "input contains \"fund\", \"art\" | I want a refund. | false | input contains none of \"fund\", \"art\"",
                "input contains \"c++\" | Is C++ hard? | true | input contains \"c++\"",
                "input matches \"order #\\\\d+\" | Where is order #12? | true | input matches \"order #\\\\d+\"",
                "input matches \"a*a*a*a*a*a*c\" | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab | false | input matches \"a*a*a*a*a*a*c\" takes too many steps",
                "asks_for_code | Write a Python function that sorts. | true | asks_for_code",
                "asks_for_code | Who wrote Faust? | false | not asks_for_code",
                "asks_for_json | Answer in JSON only. | true | asks_for_json",
                "has_code | Why does `x` fail? | false | not has_code",
                "has_code | ``` | true | has_code",
                "has_image | Look. | false | not has_image",
                "input.language = \"de\" | Wie kann ich das Paket zurückschicken? | true | input.language \"de\" = \"de\"",
                "input.language = \"en\" | How can I send the parcel back? | true | input.language \"en\" = \"en\"",
                "input.language = \"fr\" | Comment est-ce que je peux payer avec une carte? | true | input.language \"fr\" = \"fr\"",
                "input.language = \"ja\" | 荷物はどこですか | true | input.language \"ja\" = \"ja\"",
                "time >= 00:00 and time < 6:30 | x | true | time 00:00 >= 00:00 and time 00:00 < 06:30",
                "spent_today < 5.00 | x | true | spent_today 0 < 5",
                "latency(\"m/a\") > 2s | x | false | latency(\"m/a\") is not known",
                "error_rate(\"m/a\") != 0 | x | true | error_rate(\"m/a\") is not known",
            })
    void looksAtTheInputAndAtTheWorld(String text, String input, boolean holds, String reason) throws Exception {
        Features features = new Features(ChatRequest.of(Message.user(input)), request -> 1);
        assertThat(Verdict.of(Condition.parse(text), features)).isEqualTo(new Verdict(holds, reason));
        assertThat(Truth.holds(Condition.parse(text), features)).isEqualTo(holds);
    }

    @Test
    void aPatternNeverTakesLong() {
        String hostile = "a".repeat(20_000) + "!";
        long start = System.nanoTime();
        assertThat(TextPattern.of("(a|a)*$").find(hostile)).isNotEqualTo(TextPattern.Found.YES);
        assertThat(TextPattern.of("(a*)*b").find(hostile)).isNotEqualTo(TextPattern.Found.YES);
        assertThat(TextPattern.of("a*a*a*a*b").find(hostile)).isEqualTo(TextPattern.Found.GIVEN_UP);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void countsTokensOnlyWhenAsked() throws Exception {
        Features none = new Features(REQUEST, request -> {
            throw new AssertionError("counted");
        });
        assertThat(Verdict.of(Condition.parse("input.turns > 1 or input.tokens > 1"), none)
                        .holds())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | empty",
                "input.tokens | The condition ends where one of",
                "input.tokens > | The condition ends where a number",
                "input.tokens == 3 | \"==\" is not known",
                "input.token > 3 | \"input.token\" is not something",
                "input.tokens > 3 input.turns > 1 | \"input.turns\" stands where \"and\", \"or\" or the end",
                "(input.tokens > 3 | The condition ends where \")\"",
                "input.tokens > \"x\" | is a number and cannot be compared with a text",
                "metadata.tier > \"x\" | Texts can be compared with = and != only",
                "metadata.tier = \"x | cannot be read from",
                "input.tokens > 4k | cannot be read from \"4k\"",
                "metadata. = 1 | not something that a condition can look at",
            })
    void answersAMistakeWithWhatWouldBeRight(String text, String message) {
        assertThatThrownBy(() -> Condition.parse(text)).isInstanceOfSatisfying(ConditionException.class, e -> {
            assertThat(e.what()).contains(message);
            assertThat(e.remedy()).isNotBlank();
        });
    }

    @Test
    void refusesNestingThatWouldOverflowTheStack() {
        assertThatThrownBy(() -> Condition.parse("(".repeat(10_000))).isInstanceOf(ConditionException.class);
        assertThatThrownBy(() -> Condition.parse("not ".repeat(10_000))).isInstanceOf(ConditionException.class);
    }

    private static Features features() {
        return new Features(REQUEST, request -> 5120);
    }
}
