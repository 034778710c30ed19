package dev.trivium.provider.openai;

import static dev.trivium.provider.Bodies.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.Usage;
import java.math.BigDecimal;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiUsageTest {

    @ParameterizedTest(name = "{0}: total {2}")
    @CsvSource({
        "openai,100,110,10,10",
        "generic,100,110,10,10",
        "generic,290,303,1,291",
        "xai,290,303,1,291",
        "xai,290,0,1,291",
        "generic,290,0,300,300",
        "xai,20,42,30,30"
    })
    void reasoningIsCountedOnceWhereverTheServerPutsIt(
            String dialect, long reasoning, long total, long completion, long output) {
        Usage usage = usage(
                dialect,
                "{'prompt_tokens':12,'completion_tokens':" + completion + ",'total_tokens':" + total
                        + ",'completion_tokens_details':{'reasoning_tokens':" + reasoning + "}}");

        assertThat(usage.outputTokens()).isEqualTo(output);
        assertThat(usage.reasoningTokens()).isEqualTo(Math.min(reasoning, output));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'prompt_tokens_details':{'cached_tokens':6}",
                "'prompt_token_details':{'cached_tokens':6}",
                "'prompt_cache_hit_tokens':6,'prompt_cache_miss_tokens':4",
                "'num_cached_tokens':6",
                "'prompt_tokens_details':{'cached_tokens':6},'prompt_cache_hit_tokens':6"
            })
    void cachedInputIsPartOfTheInput(String fields) {
        Usage usage = usage("generic", "{'prompt_tokens':10,'completion_tokens':2,'total_tokens':12," + fields + "}");

        assertThat(usage.inputTokens()).isEqualTo(10);
        assertThat(usage.cachedInputTokens()).isEqualTo(6);
    }

    @Test
    void whatWasWrittenToTheCacheIsRead() {
        Usage usage = usage(
                "openrouter",
                "{'prompt_tokens':10,'completion_tokens':2,'prompt_tokens_details':{'cached_tokens':1,'cache_write_tokens':8}}");

        assertThat(usage.cacheWriteTokens()).isEqualTo(8);
    }

    @Test
    void anInputThatLeavesTheCachedPartOutIsMadeWhole() {
        Usage usage =
                usage("xai", "{'prompt_tokens':4,'completion_tokens':2,'prompt_tokens_details':{'cached_tokens':6}}");

        assertThat(usage.inputTokens()).isEqualTo(10);
        assertThat(usage.cachedInputTokens()).isEqualTo(6);
    }

    @Test
    void aReportedCostIsExact() {
        assertThat(usage("openrouter", "{'prompt_tokens':1,'completion_tokens':2,'cost':0.000669}")
                        .reportedCost())
                .isEqualByComparingTo(new BigDecimal("0.000669"));
        assertThat(usage("xai", "{'prompt_tokens':1,'completion_tokens':2,'cost_in_usd_ticks':1234567}")
                        .reportedCost())
                .isEqualByComparingTo(new BigDecimal("0.0001234567"));
        assertThat(usage("generic", "{'prompt_tokens':1,'completion_tokens':2,'cost':5}")
                        .reportedCost())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'prompt_tokens':0,'completion_tokens':0,'total_tokens':0}", "{'prompt_tokens':-1}"})
    void zerosAreNotACount(String counts) {
        assertThat(reader("generic").read(json(counts))).isNull();
    }

    private static Usage usage(String dialect, String counts) {
        return Objects.requireNonNull(reader(dialect).read(json(counts)));
    }

    private static OpenAiUsage reader(String dialect) {
        return new OpenAiUsage(
                Objects.requireNonNull(Dialects.bundled().find(dialect)).answers());
    }
}
