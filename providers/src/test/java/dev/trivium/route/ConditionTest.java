package dev.trivium.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Message;
import dev.trivium.route.Condition.Amount;
import dev.trivium.route.Condition.Comparison;
import dev.trivium.route.Condition.Feature;
import dev.trivium.route.Condition.Input;
import dev.trivium.route.Condition.Metadata;
import dev.trivium.route.Condition.Operator;
import dev.trivium.route.Condition.Words;
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
        Arbitrary<Feature> inputs = Arbitraries.of(Input.values()).map(input -> (Feature) input);
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
        Arbitrary<Condition> leaves = Arbitraries.oneOf(numbers, texts);
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
