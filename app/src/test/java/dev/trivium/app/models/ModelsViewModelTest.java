package dev.trivium.app.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.app.ModelsSamples;
import dev.trivium.catalog.Capability;
import dev.trivium.chat.ModelAddress;
import dev.trivium.history.HistoryException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelsViewModelTest {

    private final List<ModelAddress> compared = new ArrayList<>();
    private final List<ModelsSource.Range> asked = new ArrayList<>();
    private final ModelsSamples samples = new ModelsSamples();
    private final ModelsViewModel model = new ModelsViewModel(
            range -> {
                asked.add(range);
                return samples.lines(range);
            },
            Runnable::run,
            Runnable::run,
            compared::addAll);

    @BeforeEach
    void read() {
        model.refresh();
    }

    @Test
    void everyColumnSortsBothWaysAndWhatIsNotThereStandsLast() {
        for (ModelColumn column : ModelColumn.values()) {
            for (boolean descending : new boolean[] {false, true}) {
                model.sort(List.of(column), List.of(descending));
                List<? extends Comparable<?>> keys = model.shown().stream()
                        .map(line -> column.key(line, model.kindProperty().get()))
                        .toList();
                List<Boolean> missing = keys.stream().map(key -> key == null).toList();
                assertThat(missing).as("%s", column).isSorted();
            }
        }
        model.sort(List.of(ModelColumn.LATENCY), List.of(false));
        assertThat(names()).startsWith("demo-openai/fast", "mistral/mistral-large-3", "google/gemini-3-flash");
        model.sort(List.of(ModelColumn.CALLS), List.of(true));
        assertThat(names()).startsWith("route/support-hybrid", "google/gemini-3-flash");
    }

    @Test
    void theFastestIsThatOfManyCallsAndNoDemo() {
        model.bestProperty().set(Best.FASTEST);

        assertThat(names()).startsWith("google/gemini-3-flash", "gateway/house-model-2", "route/support-hybrid");
        assertThat(names()).endsWith("demo-openai/fast");
        assertThat(model.noteProperty().get())
                .isEqualTo(
                        "Fastest: google/gemini-3-flash, p50 1.30 s over 2,512 calls in 30 days. 1 model has fewer than"
                                + " 5 calls and stands behind.");
    }

    @Test
    void threeCallsWithoutAFailureAreNoStability() {
        model.bestProperty().set(Best.MOST_STABLE);

        assertThat(names()).startsWith("google/gemini-3-flash", "route/support-hybrid", "anthropic/claude-opus-4.6");
        assertThat(model.noteProperty().get())
                .startsWith("Most stable: google/gemini-3-flash, 0 of 2,512 calls failed in 30 days, at most 0.2 % with"
                        + " 95 % confidence.");
        // Wilson 1927 for 0 of 3: 1.96² / (3 + 1.96²).
        assertThat(new Measured(3, 3, 0, null, null, null).errorRateAtMost()).isBetween(0.561, 0.562);
    }

    @Test
    void oneGoodScoreDoesNotBeatFourHundred() {
        model.bestProperty().set(Best.BEST_SCORE);

        assertThat(names()).startsWith("anthropic/claude-opus-4.6", "route/support-hybrid");
        assertThat(model.noteProperty().get())
                .contains("rating 0.941 ± 0.020 over 398 scores", "1 model has fewer than 5");
    }

    @Test
    void theCheapestIsByListPriceAndSortingByAColumnTakesItsPlace() {
        model.bestProperty().set(Best.CHEAPEST);
        assertThat(names()).startsWith("ollama/qwen3:32b", "groq/llama-4-maverick");
        assertThat(model.noteProperty().get()).startsWith("Cheapest: ollama/qwen3:32b, $0.00 per million tokens");

        model.sort(List.of(ModelColumn.MODEL), List.of(false));
        assertThat(model.bestProperty().get()).isNull();
        assertThat(model.noteProperty().get()).isEmpty();
        assertThat(names()).startsWith("anthropic/claude-opus-4.6");
    }

    @Test
    void filtersNarrowTogetherAndAreTakenAwayTogether() {
        int all = model.shown().size();
        model.capabilities().add(Capability.VISION);
        model.mostPriceProperty().set("2.5");
        assertThat(names())
                .containsExactlyInAnyOrder("google/gemini-3-flash", "mistral/mistral-large-3", "openai/gpt-5.5-mini");
        model.only().add(ModelsViewModel.Only.MEASURED);
        model.providerProperty().set("google");
        assertThat(names()).containsExactly("google/gemini-3-flash");
        assertThat(model.summaryProperty().get()).isEqualTo("1 of 11 models and routes · 1 measured in 30 days");

        model.clear();
        assertThat(model.shown()).hasSize(all);
        model.only().add(ModelsViewModel.Only.ROUTES);
        assertThat(names()).containsExactly("route/support-hybrid");
        model.only().clear();
        model.only().add(ModelsViewModel.Only.LOCAL);
        assertThat(names()).containsExactly("ollama/qwen3:32b");
        model.clear();
        model.textProperty().set("GEMINI flash");
        assertThat(names()).containsExactly("google/gemini-3-flash");
    }

    @Test
    void anotherRangeReadsAnewAndSelectedModelsAreCompared() {
        model.rangeProperty().set(ModelsSource.Range.YEAR);
        assertThat(asked).containsExactly(ModelsSource.Range.MONTH, ModelsSource.Range.YEAR);
        model.compare(model.shown().subList(0, 2));
        assertThat(compared).hasSize(2);
    }

    @Test
    void theCopyHasPlainNumbersAndTheAddress() {
        model.textProperty().set("gpt-5.5-mini");
        String[] lines = model.copy(model.shown()).split("\n");
        assertThat(lines[0]).startsWith("Model\tProvider\tContext\tMax out").endsWith("Score · rating");
        assertThat(lines[1].split("\t", -1))
                .startsWith("openai/gpt-5.5-mini", "openai", "400000", "64000")
                .contains("0.25", "2", "price list, 2026-11-01");
    }

    @Test
    void whereTheHistoryCannotBeReadTheModelsAreThereAllTheSame() {
        ModelsViewModel broken = new ModelsViewModel(
                new ModelsSource() {
                    @Override
                    public List<ModelLine> lines(Range range) throws HistoryException {
                        throw new HistoryException("The history is damaged.", null);
                    }

                    @Override
                    public List<ModelLine> unmeasured() {
                        return samples.lines(Range.ALL).subList(5, 7);
                    }
                },
                Runnable::run,
                Runnable::run,
                addresses -> {});
        broken.refresh();
        assertThat(broken.shown()).hasSize(2);
        assertThat(broken.problemProperty().get()).isEqualTo("The history is damaged.");
    }

    private List<String> names() {
        return model.shown().stream().map(line -> line.address().toString()).toList();
    }
}
