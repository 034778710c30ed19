package dev.trivium.app.compare;

import dev.trivium.app.controls.Slots;
import dev.trivium.chat.Basis;
import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Cost;
import dev.trivium.chat.ModelAddress;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Compare screen over scripted models, with a clock that stands where a test puts it. */
public final class CompareFixture {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*(\\w+)\\s*\\}\\}");

    private final Map<ModelAddress, ScriptedModel> models = new LinkedHashMap<>();
    private final List<ModelChoice> choices = new ArrayList<>();
    private final Queue<Runnable> pulses = new ArrayDeque<>();
    private long nanos;

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

    public CompareViewModel screen(Slots slots) {
        return new CompareViewModel(services(slots, pulses::add));
    }

    public CompareServices services(Slots slots, Executor pulse) {
        return new CompareServices(
                choices,
                address -> (ChatModel) models.get(address),
                (name, columns, listener) -> Comparison.start(columns, listener),
                new FixedEstimator(),
                new DoubleBraces(),
                slots,
                Runnable::run,
                Runnable::run,
                pulse,
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

    private static final class FixedEstimator implements Estimator {

        @Override
        public Estimate estimate(ModelAddress model, ChatRequest request) {
            long input = request.messages().stream()
                    .mapToLong(message -> tokens(message.text()))
                    .sum();
            return new Estimate(input, Cost.of(new BigDecimal("0.0044"), Basis.ESTIMATED));
        }

        @Override
        public long tokens(String text) {
            return (text.length() + 3) / 4;
        }
    }

    private static final class DoubleBraces implements PromptText {

        @Override
        public List<String> variables(String text) {
            LinkedHashSet<String> names = new LinkedHashSet<>();
            Matcher matcher = VARIABLE.matcher(text);
            while (matcher.find()) {
                names.add(matcher.group(1));
            }
            return List.copyOf(names);
        }

        @Override
        public String render(String text, Map<String, String> values) {
            return VARIABLE.matcher(text)
                    .replaceAll(match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), "")));
        }
    }
}
