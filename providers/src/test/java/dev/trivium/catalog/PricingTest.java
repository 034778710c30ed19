package dev.trivium.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.Basis;
import dev.trivium.chat.Cost;
import dev.trivium.chat.Usage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PricingTest {

    private static final Catalog CATALOG = Catalog.bundled();

    @Test
    void theSumIsExact() {
        Usage usage = new Usage(1_000, 300, 200, 50, 77, 33, Basis.MEASURED, null);
        // 500 * 4 + 300 * 0.20 + 150 * 5 + 50 * 8 + 77 * 20, in millionths
        assertThat(cost("anthropic", "claude-opus-5-5", usage)).isEqualTo("0.00475");
    }

    @Test
    void aSingleTokenOfACheapModelIsNotLost() {
        assertThat(cost("deepseek", "deepseek-v4-pro", new Usage(1, 1, 0, 0, 0, 0, Basis.MEASURED, null)))
                .isEqualTo("0.000000003625");
    }

    @Test
    void aMissingCachePriceIsThatOfInputNeverZero() {
        Usage usage = new Usage(1_000_000, 400_000, 300_000, 100_000, 0, 0, Basis.MEASURED, null);
        ModelInfo model = TestModels.priced("v", "m", "2", "8");
        assertThat(text(Pricing.cost(model, usage, TestModels.TODAY))).isEqualTo("2");
    }

    @Test
    void aLongCacheWriteWithoutAPriceCostsWhatAShortOneCosts() {
        ModelInfo model = rates("2", null, "3", null, "8", null);
        Usage usage = new Usage(1_000_000, 0, 1_000_000, 500_000, 0, 0, Basis.MEASURED, null);
        assertThat(text(Pricing.cost(model, usage, TestModels.TODAY))).isEqualTo("3");
    }

    @Test
    void reasoningHasThePriceOfOutputUnlessItHasItsOwn() {
        Usage usage = new Usage(0, 0, 0, 0, 1_000_000, 250_000, Basis.MEASURED, null);
        assertThat(text(Pricing.cost(rates("1", null, null, null, "8", null), usage, TestModels.TODAY)))
                .isEqualTo("8");
        assertThat(text(Pricing.cost(rates("1", null, null, null, "8", "4"), usage, TestModels.TODAY)))
                .isEqualTo("7");
    }

    @Test
    void aboveTheThresholdTheWholeRequestMoves() {
        assertThat(cost("openai", "gpt-6.2-sol", Usage.of(272_000, 1_000, Basis.MEASURED)))
                .isEqualTo("0.554");
        assertThat(cost("openai", "gpt-6.2-sol", Usage.of(272_001, 1_000, Basis.MEASURED)))
                .isEqualTo("1.103004");
        assertThat(cost("xai", "grok-4.7", Usage.of(200_000, 0, Basis.MEASURED)))
                .isEqualTo("0.8");
    }

    @Test
    void cachedInputCountsForTheThreshold() {
        Usage usage = new Usage(300_000, 290_000, 0, 0, 0, 0, Basis.MEASURED, null);
        assertThat(cost("google", "gemini-2.5-pro", usage)).isEqualTo("0.0975");
    }

    @Test
    void anUnknownPriceIsUnknownAndNotZero() {
        Usage usage = Usage.of(10, 10, Basis.MEASURED);
        assertThat(Pricing.cost(null, usage, TestModels.TODAY)).isEqualTo(Cost.UNKNOWN);
        assertThat(Pricing.cost(CATALOG.find(null, "gpt-5.5"), usage, TestModels.TODAY))
                .isEqualTo(Cost.UNKNOWN);
        assertThat(Pricing.cost(CATALOG.find("openai", "gpt-6-sol"), usage, LocalDate.of(2026, 1, 1)))
                .isEqualTo(Cost.UNKNOWN);
    }

    @Test
    void aPartWithoutAPriceMakesTheWholeUnknown() {
        ModelInfo model = rates("2", "1", null, null, null, null);
        assertThat(Pricing.cost(model, Usage.of(10, 1, Basis.MEASURED), TestModels.TODAY))
                .isEqualTo(Cost.UNKNOWN);
        assertThat(text(Pricing.cost(model, Usage.of(10, 0, Basis.MEASURED), TestModels.TODAY)))
                .isEqualTo("0.00002");
    }

    @Test
    void whatTheProviderReportsGoesFirst() {
        Usage usage = new Usage(1_000, 0, 0, 0, 1_000, 0, Basis.MEASURED, new BigDecimal("0.0123400"));
        assertThat(cost("openai", "gpt-5.5", usage)).isEqualTo("0.01234");
        assertThat(text(Pricing.cost(null, usage, TestModels.TODAY))).isEqualTo("0.01234");
    }

    @Test
    void theBasisIsThatOfTheUsage() {
        ModelInfo model = CATALOG.find("openai", "gpt-5.5");
        assertThat(Pricing.cost(model, Usage.of(1, 1, Basis.MEASURED), TestModels.TODAY)
                        .basis())
                .isEqualTo(Basis.MEASURED);
        assertThat(Pricing.cost(model, Usage.of(1, 1, Basis.ESTIMATED), TestModels.TODAY)
                        .basis())
                .isEqualTo(Basis.ESTIMATED);
        assertThat(Pricing.cost(model, Usage.of(1, 1, Basis.SIMULATED), TestModels.TODAY))
                .isEqualTo(Cost.SIMULATED);
        Cost estimate = Pricing.estimate(model, 1_000, 500, TestModels.TODAY);
        assertThat(estimate.basis()).isEqualTo(Basis.ESTIMATED);
        assertThat(text(estimate)).isEqualTo("0.02");
    }

    @Property
    void withinATierCostIsAdditiveAndNeverNegative(
            @ForAll @LongRange(max = 100_000) long input,
            @ForAll @LongRange(max = 100_000) long cached,
            @ForAll @LongRange(max = 100_000) long written,
            @ForAll @LongRange(max = 100_000) long output,
            @ForAll @LongRange(max = 100_000) long more) {
        ModelInfo model = CATALOG.find("anthropic", "claude-opus-5");
        Usage one = new Usage(input, cached, written, written / 3, output, output / 2, Basis.MEASURED, null);
        Usage two = new Usage(more, more / 7, more / 5, 0, output / 9, 0, Basis.MEASURED, null);
        Cost sum = Pricing.cost(model, one, TestModels.TODAY).plus(Pricing.cost(model, two, TestModels.TODAY));
        Cost whole = Pricing.cost(model, one.plus(two), TestModels.TODAY);
        assertThat(whole.usd()).isEqualByComparingTo(sum.usd());
        assertThat(whole.usd()).isNotNegative();
    }

    @Property
    void acrossATierCostNeverFalls(@ForAll @LongRange(max = 600_000) long input) {
        ModelInfo model = CATALOG.find("openai", "gpt-5.6-sol");
        BigDecimal less = Pricing.estimate(model, input, 10, TestModels.TODAY).usd();
        assertThat(Pricing.estimate(model, input + 1, 10, TestModels.TODAY).usd())
                .isGreaterThan(less);
    }

    private static ModelInfo rates(
            String input, String cached, String write, String longWrite, String output, String reasoning) {
        Price.Rates rates = new Price.Rates(
                TestModels.usd(input),
                TestModels.usd(cached),
                TestModels.usd(write),
                TestModels.usd(longWrite),
                TestModels.usd(output),
                TestModels.usd(reasoning));
        return TestModels.with("v", "m", rates, List.of());
    }

    private static String cost(String vendor, String model, Usage usage) {
        return text(Pricing.cost(CATALOG.find(vendor, model), usage, TestModels.TODAY));
    }

    private static String text(Cost cost) {
        return cost.usd().toPlainString();
    }
}
