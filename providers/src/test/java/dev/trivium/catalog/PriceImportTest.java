package dev.trivium.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivium.chat.Basis;
import dev.trivium.chat.Usage;
import dev.trivium.yaml.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class PriceImportTest {

    private static final LocalDate DAY = LocalDate.of(2026, 8, 1);

    private static final String LITELLM = """
            {
              "sample_spec": {"input_cost_per_token": "the price", "mode": "one of: chat, embedding"},
              "acme-1": {
                "litellm_provider": "openai", "mode": "chat",
                "max_input_tokens": 100000, "max_output_tokens": 4000,
                "input_cost_per_token": 5e-07, "output_cost_per_token": 1.5e-06,
                "cache_read_input_token_cost": 3.625e-09,
                "cache_creation_input_token_cost_above_1hr": 1e-06,
                "input_cost_per_token_above_200k_tokens": 1e-06,
                "input_cost_per_token_above_200k_tokens_priority": 9e-06,
                "cache_read_input_token_cost_above_200k_tokens": 7e-09,
                "supports_vision": true, "supports_pdf_input": false, "supports_reasoning": true,
                "supports_none_reasoning_effort": true, "supports_low_reasoning_effort": false
              },
              "acme-2": {"litellm_provider": "gemini", "mode": "chat"},
              "gemini/acme-2": {"litellm_provider": "gemini", "mode": "chat", "max_tokens": 10},
              "acme-3": {"litellm_provider": "dashscope", "mode": "responses", "tiered_pricing": [
                {"input_cost_per_token": 5e-08, "output_cost_per_token": 4e-07, "range": [0, 256000.0]},
                {"input_cost_per_token": 2.5e-07, "output_cost_per_token": 2e-06, "range": [256000.0, 1000000.0]}]},
              "acme-draw": {"litellm_provider": "openai", "mode": "image_generation"},
              "acme-odd": {"litellm_provider": "openai", "mode": "chat",
                "input_cost_per_token": -1, "output_cost_per_token": "free", "max_input_tokens": 1e400},
              "openrouter/openrouter/auto": {"litellm_provider": "openrouter", "mode": "chat",
                "input_cost_per_token": 0, "output_cost_per_token": 0},
              "last_updated": "2026-08-01"
            }
            """;

    private static final String MODELS_DEV = """
            {
              "acme": {"id": "acme", "models": {
                "one": {
                  "name": "Acme One", "reasoning": true, "tool_call": true, "temperature": false,
                  "structured_output": true,
                  "reasoning_options": [{"type": "toggle"}, {"type": "effort", "values": ["low", "high"]}],
                  "modalities": {"input": ["text", "image"], "output": ["text"]},
                  "limit": {"context": 200000, "output": 8000},
                  "cost": {"input": 1.25, "output": 10, "cache_read": 0.125, "reasoning": 5,
                    "context_over_200k": {"input": 2.5, "output": 15},
                    "tiers": [{"tier": {"type": "context", "size": 400000}, "input": 5}]}
                },
                "draw": {"modalities": {"input": ["text"], "output": ["image"]}},
                "free": {"name": "Free"}
              }},
              "odd": {"id": "odd"}
            }
            """;

    @Test
    void readsLiteLlmExactly() throws ProblemException {
        ImportReport report = LiteLlmPrices.read("prices.json", LITELLM, DAY);
        Catalog catalog = Catalog.of(report.models());

        ModelInfo one = catalog.find("openai", "acme-1");
        assertThat(one.contextWindow()).isEqualTo(100_000L);
        assertThat(one.maxOutputTokens()).isEqualTo(4_000L);
        assertThat(one.has(Capability.VISION)).isTrue();
        assertThat(one.lacks(Capability.PDF)).isTrue();
        assertThat(one.has(Capability.TOOLS) || one.lacks(Capability.TOOLS)).isFalse();
        assertThat(one.reasoningEfforts()).containsExactly("none", "medium", "high");

        Price price = one.price(DAY);
        assertThat(price.source()).isEqualTo("prices.json");
        assertThat(price.sourceDate()).isEqualTo(DAY);
        assertThat(price.rates().input()).hasToString("0.5");
        assertThat(price.rates().cachedInput().toPlainString()).isEqualTo("0.003625");
        assertThat(price.rates().cacheWrite()).isNull();
        assertThat(price.rates().longCacheWrite()).hasToString("1");
        assertThat(price.tiers()).singleElement().satisfies(tier -> {
            assertThat(tier.aboveInputTokens()).isEqualTo(200_000);
            assertThat(tier.rates().input()).hasToString("1");
            assertThat(tier.rates().output()).hasToString("1.5");
            assertThat(tier.rates().cachedInput().toPlainString()).isEqualTo("0.007");
        });

        assertThat(catalog.find("google", "acme-2").maxOutputTokens()).isEqualTo(10L);
        assertThat(catalog.find("google", "acme-2").prices()).isEmpty();
        Price ranges = catalog.find("dashscope", "acme-3").price(DAY);
        assertThat(ranges.ratesFor(256_000).input()).hasToString("0.05");
        assertThat(ranges.ratesFor(256_001).input()).hasToString("0.25");
    }

    @Test
    void aPriceThatIsNoPriceIsUnknown() throws ProblemException {
        Catalog catalog =
                Catalog.of(LiteLlmPrices.read("prices.json", LITELLM, DAY).models());
        assertThat(catalog.find("openai", "acme-odd").prices()).isEmpty();
        assertThat(catalog.find("openai", "acme-odd").contextWindow()).isNull();
        assertThat(catalog.find("openrouter", "openrouter/auto").prices()).isEmpty();
    }

    @Test
    void tellsWhatWasSkippedAndWhy() throws ProblemException {
        ImportReport report = LiteLlmPrices.read("prices.json", LITELLM, DAY);
        assertThat(report.read()).isEqualTo(5);
        assertThat(report.skipped())
                .containsExactly(
                        new ImportReport.Skipped("sample_spec", "It describes the list and is no model."),
                        new ImportReport.Skipped("acme-2", "It stands in the list as gemini/acme-2 too."),
                        new ImportReport.Skipped("acme-draw", "It is no chat model but image_generation."),
                        new ImportReport.Skipped("last_updated", "It describes the list and is no model."));
    }

    @Test
    void readsModelsDev() throws ProblemException {
        ImportReport report = ModelsDev.read("api.json", MODELS_DEV, DAY);
        ModelInfo one = Catalog.of(report.models()).find("acme", "one");
        assertThat(one.displayName()).isEqualTo("Acme One");
        assertThat(one.contextWindow()).isEqualTo(200_000L);
        assertThat(one.lacks(Capability.SAMPLING)).isTrue();
        assertThat(one.lacks(Capability.PDF)).isTrue();
        assertThat(one.has(Capability.VISION)).isTrue();
        assertThat(one.reasoningEfforts()).containsExactly("low", "high");
        Usage usage = new Usage(300_000, 0, 0, 0, 1_000, 0, Basis.MEASURED, null);
        assertThat(Pricing.cost(one, usage, DAY).usd()).hasToString("0.765");
        assertThat(one.price(DAY).ratesFor(400_001).output()).hasToString("10");
        assertThat(report.read()).isEqualTo(2);
        assertThat(report.skipped())
                .containsExactly(
                        new ImportReport.Skipped("acme/draw", "It does not answer with text."),
                        new ImportReport.Skipped("odd", "It lists no models."));
    }

    @Test
    void somethingElseIsAnsweredWithTheLine() {
        assertThatThrownBy(() -> LiteLlmPrices.read("prices.json", "{\n  \"a\": {,\n}", DAY))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("prices.json:2: This is not valid JSON.");
        assertThatThrownBy(() -> ModelsDev.read("api.json", "[]", DAY))
                .isInstanceOf(ProblemException.class)
                .hasMessage("api.json:1: A JSON object belongs here. Use https://models.dev/api.json, unchanged.");
    }

    @Test
    void readsTheWholeOfLiteLlmsList() throws Exception {
        Path file = shared().resolve("reference/prices/model_prices_and_context_window.json");
        Assumptions.assumeTrue(Files.exists(file));
        ImportReport report = LiteLlmPrices.read("litellm", Files.readString(file), DAY);
        assertThat(report.read()).isGreaterThan(2_300);
        assertThat(report.read() + report.skipped().size()).isEqualTo(2_986);

        Catalog imported = Catalog.of(report.models());
        Usage usage = new Usage(300_001, 1_003, 507, 101, 777, 33, Basis.MEASURED, null);
        assertThat(Catalog.bundled().models())
                .filteredOn(model -> model.prices().get(0).source().startsWith("LiteLLM"))
                .hasSizeGreaterThan(60)
                .allSatisfy(model -> assertThat(Pricing.cost(imported.find(model.vendor(), model.id()), usage, DAY))
                        .as(model.id())
                        .isEqualTo(Pricing.cost(model, usage, DAY)));
    }

    private static Path shared() {
        String given = System.getProperty("trivium.shared");
        if (given != null) {
            return Path.of(given);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("shared/reference"))) {
                return at.resolve("shared");
            }
        }
        return Path.of("shared");
    }
}
