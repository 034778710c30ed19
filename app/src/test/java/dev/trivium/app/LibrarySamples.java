package dev.trivium.app;

import dev.trivium.app.compare.presets.Preset;
import dev.trivium.app.compare.presets.PresetStore;
import dev.trivium.app.compare.presets.PresetsViewModel;
import dev.trivium.app.compare.prompt.PromptStore;
import dev.trivium.app.library.LibraryView;
import dev.trivium.app.library.PromptActions;
import dev.trivium.app.library.PromptsViewModel;
import dev.trivium.app.library.RunActions;
import dev.trivium.app.library.RunSource;
import dev.trivium.app.library.RunsViewModel;
import dev.trivium.chat.Basis;
import dev.trivium.chat.Cost;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Parameters;
import dev.trivium.history.RunPage;
import dev.trivium.history.RunQuery;
import dev.trivium.history.RunRecord;
import dev.trivium.history.RunState;
import dev.trivium.history.RunSummary;
import dev.trivium.prompt.PromptVersion;
import dev.trivium.prompt.StoredPrompt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The Library screen's states as the pictures show them; every figure is made up and stays the same. */
final class LibrarySamples implements RunSource {

    private static final Instant NOW = Instant.parse("2026-11-24T14:02:00Z");
    private static final List<String> MODELS =
            List.of("openai/gpt-5.5", "anthropic/claude-opus-4.6", "ollama/qwen3:32b", "route/support-hybrid");
    private static final List<String> PROMPTS =
            List.of("Duplicate webhooks", "Refund answer", "Release notes", "Summarise a ticket");

    private final int count;

    LibrarySamples(int count) {
        this.count = count;
    }

    LibraryView view() {
        RunsViewModel model = new RunsViewModel(this, Runnable::run, Runnable::run, Clock.fixed(NOW, ZoneOffset.UTC));
        RunActions actions = new RunActions(run -> {}, run -> {}, (run, format) -> {}, text -> {});
        PromptsViewModel prompts = new PromptsViewModel(prompts(), Runnable::run, Runnable::run);
        PromptActions ofPrompts = new PromptActions(name -> {}, (name, version) -> {}, (name, set) -> {});
        PresetsViewModel presets = new PresetsViewModel(
                new SampleSets(), name -> new Preset(name, 1, List.of()), preset -> {}, Runnable::run, Runnable::run);
        return new LibraryView(model, actions, prompts, ofPrompts, presets, ZoneOffset.UTC);
    }

    /** Real files in a folder of their own. */
    private PromptStore prompts() {
        try {
            Path folder = Files.createTempDirectory("library-samples");
            PromptStore store = PromptStore.of(folder, Clock.fixed(NOW, ZoneOffset.UTC));
            for (String name : count == 0 ? List.<String>of() : PROMPTS) {
                String text = "Answer our customer about: " + name + "\n{{ticket}}\n";
                store.files()
                        .create(new StoredPrompt(
                                name,
                                text,
                                "sets:\n  First customer:\n    ticket: We get every webhook twice.\n    plan: Growth\n"
                                        + "  Angry customer:\n    ticket: Refund me now.\n    plan: Free\n"));
                store.versions().keep(name, "Answer about " + name + "\n", PromptVersion.Origin.FOUND);
                PromptVersion saved = store.versions().keep(name, text + "Be kind.\n", PromptVersion.Origin.SAVED);
                store.versions().note(name, saved, "kinder, and with the plan named");
                store.versions().keep(name, text, PromptVersion.Origin.RUN);
            }
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, List<String>> tags(List<String> runIds) {
        return Map.of("run-1", List.of("nightly"), "run-4", List.of("customer a", "nightly"));
    }

    @Override
    public void tag(String runId, Set<String> tags) {
        throw new UnsupportedOperationException("The samples stay as they are.");
    }

    @Override
    public void delete(List<String> runIds) {
        throw new UnsupportedOperationException("The samples stay as they are.");
    }

    @Override
    public void compact() {
        throw new UnsupportedOperationException("The samples stay as they are.");
    }

    @Override
    public RunPage page(RunQuery query, RunPage.Key after, int limit) {
        List<RunSummary> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RunSummary run = run(i);
            if (query.text().isEmpty()
                    || String.valueOf(run.promptName())
                            .toLowerCase()
                            .contains(query.text().toLowerCase())) {
                runs.add(run);
            }
        }
        return new RunPage(runs, null);
    }

    private static RunSummary run(int i) {
        boolean demo = i % 7 == 4;
        RunState state = i == 0 ? RunState.RUNNING : i % 9 == 5 ? RunState.INTERRUPTED : RunState.FINISHED;
        List<ModelAddress> models = demo
                ? List.of(ModelAddress.parse("demo-openai/fast"), ModelAddress.parse("demo-anthropic/thorough"))
                : MODELS.subList(0, 1 + (i + 3) % 4).stream()
                        .map(ModelAddress::parse)
                        .toList();
        Cost cost = demo
                ? Cost.SIMULATED
                : i % 5 == 2
                        ? Cost.UNKNOWN
                        : Cost.of(
                                new BigDecimal("0.0044").multiply(BigDecimal.valueOf(1 + i % 6)),
                                i % 4 == 3 ? Basis.ESTIMATED : Basis.MEASURED);
        return new RunSummary(
                "run-" + i,
                NOW.minusSeconds(i * 4_321L),
                i % 6 == 5 ? "cli" : "compare",
                i % 8 == 7 ? null : PROMPTS.get(i % PROMPTS.size()),
                "Write a haiku about the sea, and count its syllables.",
                state,
                models,
                i % 5 == 1 ? 1 : 0,
                demo,
                cost);
    }

    @Override
    public Optional<RunRecord> run(String runId) {
        return Optional.of(new RunRecord(run(1), Map.of(), List.of()));
    }

    @Override
    public List<ModelAddress> models() {
        return MODELS.stream().map(ModelAddress::parse).toList();
    }

    @Override
    public List<String> ofPrompt(String promptName) {
        return List.of();
    }

    /** Two sets of columns that nobody changes. */
    private static final class SampleSets implements PresetStore {

        @Override
        public List<Preset> read() {
            return List.of(preset("All four", 3, MODELS), preset("Local against large", 1, MODELS.subList(1, 3)));
        }

        private static Preset preset(String name, int samples, List<String> models) {
            return new Preset(
                    name,
                    samples,
                    models.stream()
                            .map(model -> new Preset.Column(ModelAddress.parse(model), Parameters.NONE))
                            .toList());
        }

        @Override
        public void save(Preset preset) {}

        @Override
        public void rename(String from, String to) {}

        @Override
        public void remove(String name) {}
    }
}
