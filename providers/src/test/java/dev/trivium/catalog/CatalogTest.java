package dev.trivium.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTest {

    private static final Catalog CATALOG = Catalog.bundled();

    @Test
    void everyEntryOfTheBundledCatalogueIsWhole() {
        Set<String> keys = new HashSet<>();
        assertThat(CATALOG.models()).hasSizeGreaterThan(60).allSatisfy(model -> {
            assertThat(keys.add(model.vendor() + " " + model.id()))
                    .as(model.id())
                    .isTrue();
            assertThat(Vendors.known()).contains(model.vendor());
            assertThat(model.displayName()).isNotBlank();
            assertThat(model.capabilities()).noneMatch(model::lacks);
            assertThat(model.prices()).isNotEmpty();
            for (Price price : model.prices()) {
                assertThat(price.source()).isNotBlank();
                assertThat(price.sourceDate()).isNotNull();
                assertThat(price.rates().input()).isNotNull();
                assertThat(price.rates().output()).isNotNull();
                for (Price.Tier tier : price.tiers()) {
                    assertThat(tier.rates().input()).isNotNull();
                    assertThat(tier.rates().output()).isNotNull();
                }
            }
        });
        assertThat(CATALOG.models().stream().map(ModelInfo::vendor).distinct())
                .containsExactlyInAnyOrderElementsOf(Vendors.known());
    }

    @Test
    void theBundledCatalogueHoldsTheExactPricesOfItsSources() {
        Price.Rates opus = rates("anthropic", "claude-opus-5-5");
        assertThat(opus.input()).isEqualByComparingTo("4");
        assertThat(opus.cachedInput()).isEqualByComparingTo("0.2");
        assertThat(opus.cacheWrite()).isEqualByComparingTo("5");
        assertThat(opus.longCacheWrite()).isEqualByComparingTo("8");
        assertThat(opus.output()).isEqualByComparingTo("20");
        assertThat(rates("deepseek", "deepseek-v4-pro").cachedInput()).isEqualTo(new BigDecimal("0.003625"));
        assertThat(rates("openai", "gpt-5.6-luna").cacheWrite()).isEqualByComparingTo("0.25");
    }

    @ParameterizedTest
    @CsvSource({
        "openai, gpt-5.5, gpt-5.5",
        "openai, gpt-5.5-2026-04-23, gpt-5.5",
        "openai, gpt-4o-2024-05-13, gpt-4o-2024-05-13",
        "openai, gpt-4o-2024-11-20, gpt-4o",
        "anthropic, claude-sonnet-4-5-20250929, claude-sonnet-4-5",
        "anthropic, claude-opus-4-1@20250805, claude-opus-4-1",
        "google, models/gemini-2.5-flash, gemini-2.5-flash",
        "google, models/gemini-2.0-flash-001, gemini-2.0-flash",
        "xai, grok-4.5-latest, grok-4.5",
        "mistral, mistral-large-latest, mistral-large-latest",
        "groq, openai/gpt-oss-120b, openai/gpt-oss-120b",
        "openrouter, z-ai/glm-5.1, z-ai/glm-5.1",
    })
    void findsAModelByTheSpellingsThatItsVendorDocuments(String vendor, String asked, String found) {
        ModelInfo model = CATALOG.find(vendor, asked);
        assertThat(model).isNotNull();
        assertThat(model.id()).isEqualTo(found);
        assertThat(model.prices()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gpt-5.5-turbo", "gpt-5.5-2026-13-40", "gpt-5.", "gpt", "", "ft:gpt-4o-2024-08-06:me::1", "-"})
    void neverGuesses(String asked) {
        assertThat(CATALOG.find("openai", asked)).isNull();
        assertThat(CATALOG.find(null, asked)).isNull();
    }

    @Test
    void doesNotLookAtOtherVendorsForAVendorItKnows() {
        assertThat(CATALOG.find("anthropic", "gpt-5.5")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, gpt-5.5, gpt-5.5",
                "-, openai/gpt-5.5, gpt-5.5",
                "my-gateway, claude-opus-5, claude-opus-5",
                "bedrock, eu.anthropic.claude-sonnet-4-5-20250929-v1:0, claude-sonnet-4-5",
                "openrouter, openai/gpt-5.5, gpt-5.5",
                "openrouter, qwen/qwen3-coder:free, qwen/qwen3-coder",
            })
    void aServerWithPricesOfItsOwnTellsWhatAModelCanDoButNotWhatItCosts(String vendor, String asked, String found) {
        ModelInfo model = CATALOG.find(vendor, asked);
        assertThat(model).isNotNull();
        assertThat(model.id()).isEqualTo(found);
        assertThat(model.contextWindow()).isPositive();
        assertThat(model.prices()).isEmpty();
    }

    @Test
    void anOverrideReplacesThePricesAndKeepsTheRest() {
        Catalog catalog = CATALOG.with(List.of(
                TestModels.priced("openai", "gpt-5.5", "1", "2"), TestModels.priced("my-gateway", "house", "3", "4")));

        ModelInfo model = catalog.find("openai", "gpt-5.5-2026-04-23");
        assertThat(model.price(TestModels.TODAY).rates().input()).isEqualByComparingTo("1");
        assertThat(model.contextWindow()).isEqualTo(1_050_000L);
        assertThat(model.displayName()).isEqualTo("GPT-5.5");
        assertThat(model.has(Capability.VISION)).isTrue();
        assertThat(catalog.find("my-gateway", "house").prices()).hasSize(1);
        assertThat(CATALOG.find("openai", "gpt-5.5")
                        .price(TestModels.TODAY)
                        .rates()
                        .input())
                .isEqualByComparingTo("5");
    }

    @Test
    void aPriceHoldsInItsTimeOnly() {
        ModelInfo flash = CATALOG.find("google", "gemini-3.8-flash");
        assertThat(flash.price(LocalDate.of(2026, 9, 1))).isNull();
        assertThat(flash.price(LocalDate.of(2026, 12, 31)).rates().output()).isEqualByComparingTo("3.75");
        assertThat(flash.price(LocalDate.of(2027, 1, 1)).rates().output()).isEqualByComparingTo("7.5");
    }

    @Test
    void tellsTheVendorByItsHost() {
        assertThat(Stream.of(
                                "https://api.openai.com/v1",
                                "https://API.ANTHROPIC.com",
                                "https://generativelanguage.googleapis.com/v1beta",
                                "https://openrouter.ai/api/v1",
                                "https://api.x.ai/v1",
                                "https://api.deepseek.com",
                                "https://api.mistral.ai/v1",
                                "https://api.groq.com/openai/v1")
                        .map(url -> Vendors.ofHost(URI.create(url))))
                .containsExactly("openai", "anthropic", "google", "openrouter", "xai", "deepseek", "mistral", "groq");
        assertThat(Vendors.ofHost(URI.create("http://localhost:11434"))).isNull();
        assertThat(Vendors.ofHost(URI.create("https://api.openai.com.example.org/v1")))
                .isNull();
        assertThat(Vendors.ofHost(URI.create("demo"))).isNull();
    }

    private static Price.Rates rates(String vendor, String id) {
        return CATALOG.find(vendor, id).price(TestModels.TODAY).rates();
    }
}
