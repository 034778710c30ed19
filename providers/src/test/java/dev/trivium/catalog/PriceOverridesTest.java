package dev.trivium.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.trivium.yaml.Problem;
import dev.trivium.yaml.ProblemException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceOverridesTest {

    @Test
    void readsWhatTheUserKnowsBetter() throws ProblemException {
        List<ModelInfo> models = PriceOverrides.read("prices.yaml", """
                - vendor: openai
                  model: gpt-5.5
                  input: 4.50
                  output: 27
                  cached_read: "0.45"
                  source: our contract
                  date: 2026-11-01
                - {vendor: my-gateway, model: house/large, input: 0, output: 1.5}
                """);
        Price price = models.get(0).prices().get(0);
        assertThat(price.rates().input()).hasToString("4.50");
        assertThat(price.rates().cachedInput()).hasToString("0.45");
        assertThat(price.rates().cacheWrite()).isNull();
        assertThat(price.source()).isEqualTo("our contract");
        assertThat(price.sourceDate()).isEqualTo(LocalDate.of(2026, 11, 1));
        assertThat(models.get(1).prices().get(0).source()).isEqualTo("prices.yaml");

        Catalog catalog = Catalog.bundled().with(models);
        assertThat(catalog.find("my-gateway", "house/large").prices()).hasSize(1);
        assertThat(Pricing.estimate(catalog.find("openai", "gpt-5.5"), 1_000_000, 0, TestModels.TODAY)
                        .usd())
                .hasToString("4.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing yet\n", "[]", "~"})
    void anEmptyFileOverridesNothing(String text) throws ProblemException {
        assertThat(PriceOverrides.read("prices.yaml", text)).isEmpty();
    }

    @Test
    void everyMistakeIsToldWithItsLine() {
        ProblemException e =
                catchThrowableOfType(ProblemException.class, () -> PriceOverrides.read("prices.yaml", """
                        - vendor: openai
                          model: gpt-5.5
                          input: cheap
                          output: -1
                          cached_read: 1e99
                          date: 1.11.2026
                          colour: red
                        - vendor: openai
                          model: gpt-5.5
                          input: 1
                        """));
        assertThat(e.problems())
                .extracting(Problem::line, Problem::path)
                .containsExactlyInAnyOrder(
                        tuple(3, "[0].input"),
                        tuple(4, "[0].output"),
                        tuple(5, "[0].cached_read"),
                        tuple(6, "[0].date"),
                        tuple(7, "[0].colour"),
                        tuple(9, "[1].model"),
                        tuple(8, "[1].output"));
        assertThat(e.problems())
                .allSatisfy(problem -> assertThat(problem.remedy()).isNotBlank());
    }

    @Test
    void somethingElseThanAListIsRefused() {
        ProblemException e =
                catchThrowableOfType(ProblemException.class, () -> PriceOverrides.read("prices.yaml", "openai: 5"));
        assertThat(e).hasMessage("prices.yaml:1: A list of prices belongs here. Start each with \"- vendor: openai\".");
    }
}
