package dev.trivium.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trivium.chat.AnswerBuilder;
import dev.trivium.chat.Basis;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.Cost;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.FinishReason;
import dev.trivium.chat.ModelAddress;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleSummaryTest {

    @Test
    void answersThatDifferOnlyInWhiteSpaceAreOne() {
        SampleSummary summary =
                SampleSummary.of(List.of(says("Yes,  sir.\n"), says("No."), says("Yes, sir."), says("Yes,\tsir.")));

        assertThat(summary.distinct())
                .extracting(SampleSummary.Distinct::text, SampleSummary.Distinct::samples)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Yes, sir.", List.of(0, 2, 3)),
                        org.assertj.core.groups.Tuple.tuple("No.", List.of(1)));
        assertThat(summary.agreement()).isEqualTo(0.75);
    }

    @Test
    void equallyFrequentAnswersStandInOrderOfAppearance() {
        SampleSummary summary = SampleSummary.of(List.of(says("b"), says("a"), says("c")));

        assertThat(summary.distinct()).extracting(SampleSummary.Distinct::text).containsExactly("b", "a", "c");
        assertThat(summary.agreement()).isEqualTo(1.0 / 3, within(1e-9));
    }

    @Test
    void onlyWholeAnswersCount() {
        SampleSummary summary = SampleSummary.of(Arrays.asList(says("Yes."), null, fails("Ye")));

        assertThat(summary.asked()).isEqualTo(3);
        assertThat(summary.answered()).isEqualTo(1);
        assertThat(summary.distinct()).hasSize(1);
        assertThat(summary.overlap()).isNull();
    }

    @Test
    void withoutAnAnswerThereIsNoFigure() {
        SampleSummary summary = SampleSummary.of(Arrays.asList(null, fails("")));

        assertThat(summary.agreement()).isNull();
        assertThat(summary.words()).isNull();
        assertThat(summary.seconds()).isNull();
        assertThat(summary.usd()).isNull();
    }

    @Test
    void theSpreadIsOfLengthTimeAndCost() {
        SampleSummary summary = SampleSummary.of(List.of(
                answers("one", 4, "0.004", false),
                answers("one two three", 1, "0.001", false),
                answers("one two", 2, "0.002", false),
                answers("one two three four", 3, "0.003", false)));

        assertSpread(summary.words(), 1, 2.5, 4);
        assertSpread(summary.seconds(), 1, 2.5, 4);
        assertSpread(summary.usd(), 0.001, 0.0025, 0.004);
    }

    @Test
    void whatIsSimulatedHasNoCost() {
        SampleSummary summary = SampleSummary.of(List.of(answers("a", 1, "0.1", true), answers("b", 1, "0.1", true)));

        assertThat(summary.usd()).isNull();
        assertThat(summary.simulated()).isTrue();
    }

    @Test
    void overlapIsTheMeanOverPairsOfWordsWhateverTheirCaseAndOrder() {
        assertThat(TokenOverlap.of("The cat sat.", "sat the CAT")).isEqualTo(1);
        assertThat(TokenOverlap.of("a a b", "a b b")).isEqualTo(4.0 / 6, within(1e-9));
        assertThat(TokenOverlap.of("one", "two")).isZero();
        assertThat(TokenOverlap.of("", "…")).isEqualTo(1);

        SampleSummary summary = SampleSummary.of(List.of(says("a b"), says("a b"), says("c")));
        assertThat(summary.overlap()).isEqualTo(1.0 / 3, within(1e-9));
    }

    private static void assertSpread(Spread spread, double least, double median, double most) {
        assertThat(spread.least().doubleValue()).isEqualTo(least);
        assertThat(spread.median().doubleValue()).isEqualTo(median);
        assertThat(spread.most().doubleValue()).isEqualTo(most);
    }

    private static Result says(String text) {
        return answers(text, 1, "0.1", false);
    }

    private static Result answers(String text, long seconds, String usd, boolean simulated) {
        long end = seconds * 1_000_000_000L;
        AnswerBuilder builder = new AnswerBuilder(0);
        builder.text(end, text);
        builder.finish(FinishReason.STOP, "stop").cost(Cost.of(new BigDecimal(usd), Basis.MEASURED));
        return new Result(ModelAddress.parse("a/b"), builder.build(end), null, simulated, null);
    }

    private static Result fails(String text) {
        AnswerBuilder builder = new AnswerBuilder(0);
        if (!text.isEmpty()) {
            builder.text(1, text);
        }
        ChatError error = ChatError.of(ErrorKind.TRUNCATED, "It broke off.", "", "");
        return new Result(ModelAddress.parse("a/b"), builder.build(2), error, false, null);
    }
}
