package dev.trivium.app.compare;

import dev.trivium.app.compare.judge.JudgeServices;
import dev.trivium.app.compare.judge.ScoreStore;
import dev.trivium.app.compare.prompt.PromptStore;
import dev.trivium.app.controls.MarkdownAnswerView;
import dev.trivium.app.controls.Slots;
import dev.trivium.app.controls.markdown.SyntaxHighlighter;
import dev.trivium.chat.Basis;
import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Cost;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Part;
import dev.trivium.compare.Comparison;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** A Compare screen over scripted models, with a clock that stands where a test puts it. */
public final class CompareFixture {

    private final Map<ModelAddress, ScriptedModel> models = new LinkedHashMap<>();
    private final List<ModelChoice> choices = new ArrayList<>();
    private final Queue<Runnable> pulses = new ArrayDeque<>();
    private final AtomicReference<String> copied = new AtomicReference<>("");
    private final Map<ModelAddress, String> limits = new LinkedHashMap<>();
    private Path folder = Path.of("target", "no-workspace");
    private JudgeServices judging = JudgeServices.notRecorded("Not rated: there is no history to keep it.");
    private long nanos;

    /** Where prompts lie; without it there are none. */
    public CompareFixture folder(Path workspace) {
        folder = workspace;
        return this;
    }

    /** What is thought of answers is kept there. */
    public CompareFixture judging(ScoreStore store, RandomGenerator random) {
        judging = new JudgeServices(store, "", Clock.systemUTC(), random);
        return this;
    }

    public CompareFixture model(String address, String name, boolean simulated, Consumer<ScriptedModel.Script> play) {
        ScriptedModel model = new ScriptedModel(address, simulated, play);
        models.put(model.address(), model);
        choices.add(new ModelChoice(model.address(), name, simulated));
        return this;
    }

    public ScriptedModel model(String address) {
        return models.get(ModelAddress.parse(address));
    }

    public ModelChoice choice(String address) {
        return choices.stream()
                .filter(choice -> choice.address().equals(ModelAddress.parse(address)))
                .findFirst()
                .orElseThrow();
    }

    /** Nodes' tools, without background threads; what is copied lands in {@link #copied()}. */
    public CompareTools tools(Slots slots) {
        SyntaxHighlighter highlighter = new SyntaxHighlighter();
        return new CompareTools(
                slots,
                () -> new MarkdownAnswerView(highlighter, link -> {}, copied::set),
                copied::set,
                () -> Runnable::run,
                Runnable::run);
    }

    public String copied() {
        return copied.get();
    }

    public CompareViewModel screen(Slots slots) {
        return new CompareViewModel(services(slots, pulses::add));
    }

    public CompareServices services(Slots slots, Executor pulse) {
        return new CompareServices(
                choices,
                address -> (ChatModel) models.get(address),
                (start, columns, listener) -> Comparison.start(start, columns, null, listener),
                new FixedEstimator(),
                PromptStore.of(folder, Clock.systemUTC()),
                slots,
                Runnable::run,
                Runnable::run,
                Runnable::run,
                pulse,
                judging,
                () -> nanos);
    }

    /** Runs what a pulse of the window would run. */
    public void pulse() {
        for (Runnable next = pulses.poll(); next != null; next = pulses.poll()) {
            next.run();
        }
    }

    public void clock(double seconds) {
        nanos = (long) (seconds * 1e9);
    }

    /** Says of a model what it cannot take whenever a request holds an image. */
    public CompareFixture takesNoImages(String address, String sentence) {
        limits.put(ModelAddress.parse(address), sentence);
        return this;
    }

    private final class FixedEstimator implements Estimator {

        @Override
        public Estimate estimate(ModelAddress model, ChatRequest request) {
            long input = request.messages().stream()
                    .mapToLong(message -> tokens(message.text()))
                    .sum();
            boolean image = request.messages().stream()
                    .anyMatch(message -> message.parts().stream().anyMatch(Part.Image.class::isInstance));
            String limit = limits.get(model);
            return new Estimate(
                    input,
                    Cost.of(new BigDecimal("0.0044"), Basis.ESTIMATED),
                    image && limit != null ? List.of(limit) : List.of());
        }

        @Override
        public long tokens(String text) {
            return (text.length() + 3) / 4;
        }
    }
}
