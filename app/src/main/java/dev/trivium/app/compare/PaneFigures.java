package dev.trivium.app.compare;

import dev.trivium.app.controls.Figures;
import dev.trivium.chat.Answer;
import dev.trivium.chat.Basis;
import dev.trivium.chat.Cost;
import dev.trivium.chat.Usage;
import java.time.Duration;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The numbers under an answer: ticking while it streams, exact when it has ended. FX thread only. */
public final class PaneFigures {

    /** Rough, for a live count only: most texts have three to five characters a token. */
    private static final int CHARACTERS_PER_TOKEN = 4;

    private final ReadOnlyStringWrapper firstToken = new ReadOnlyStringWrapper(Figures.ABSENT);
    private final ReadOnlyStringWrapper total = new ReadOnlyStringWrapper(Figures.ABSENT);
    private final ReadOnlyStringWrapper speed = new ReadOnlyStringWrapper(Figures.ABSENT);
    private final ReadOnlyStringWrapper tokens = new ReadOnlyStringWrapper(Figures.ABSENT);
    private final ReadOnlyStringWrapper cost = new ReadOnlyStringWrapper(Figures.ABSENT);
    private final ReadOnlyDoubleWrapper latencySeconds = new ReadOnlyDoubleWrapper(0);
    private final ReadOnlyDoubleWrapper costUsd = new ReadOnlyDoubleWrapper(0);

    private boolean simulated;
    private boolean untouched = true;
    private EarlierRounds earlier = EarlierRounds.NONE;
    private long startedNanos;
    private long firstNanos = -1;
    private long inputTokens = -1;
    private long characters;

    void clear() {
        firstToken.set(Figures.ABSENT);
        total.set(Figures.ABSENT);
        speed.set(Figures.ABSENT);
        tokens.set(Figures.ABSENT);
        cost.set(Figures.ABSENT);
        latencySeconds.set(0);
        costUsd.set(0);
        firstNanos = -1;
        characters = 0;
    }

    void start(long nanos, boolean isSimulated) {
        clear();
        untouched = false;
        startedNanos = nanos;
        simulated = isSimulated;
        cost.set(isSimulated ? "simulated" : Figures.ABSENT);
    }

    /** Shown at once before the first run; a run's own figures are not overwritten. */
    void expectInput(long estimated) {
        inputTokens = estimated;
        if (untouched) {
            tokens.set(Figures.tokens(estimated, Basis.ESTIMATED) + " in");
        }
    }

    /** Another model, never run: its estimate may show. */
    void forget() {
        startOver();
        untouched = true;
        if (inputTokens >= 0) {
            expectInput(inputTokens);
        }
    }

    /** The rounds so far are gone, with their figures. */
    void startOver() {
        clear();
        earlier = EarlierRounds.NONE;
    }

    /** One more round follows: time, tokens and cost become those of all rounds together. */
    void carry(Answer round) {
        earlier = earlier.and(round);
    }

    void output(long nanos, int length) {
        if (firstNanos < 0) {
            firstNanos = nanos;
            firstToken.set(Figures.seconds(Duration.ofNanos(nanos - startedNanos)));
        }
        characters += length;
    }

    void tick(long nanos) {
        Duration elapsed = earlier.time().plusNanos(Math.max(0, nanos - startedNanos));
        total.set(Figures.roughSeconds(elapsed) + " …");
        latencySeconds.set(elapsed.toNanos() / 1e9);
        if (firstNanos >= 0) {
            long out = outputSoFar();
            speed.set(Figures.speed(out, Duration.ofNanos(nanos - firstNanos), Basis.ESTIMATED));
            tokens.set((inputTokens < 0 ? "" : Figures.tokens(inputTokens, Basis.ESTIMATED) + " → ")
                    + Figures.tokens(out, Basis.ESTIMATED) + " …");
        }
    }

    void end(Answer answer) {
        Duration first = answer.timing().timeToFirstToken();
        Duration whole = answer.timing().total();
        firstToken.set(Figures.seconds(first));
        Duration all = earlier.time().plus(whole);
        total.set(Figures.seconds(all));
        latencySeconds.set(all.toNanos() / 1e9);
        Usage usage = answer.usage();
        Usage sum = earlier.with(usage);
        tokens.set(
                sum == null
                        ? Figures.ABSENT
                        : Figures.tokens(sum.inputTokens(), sum.basis()) + " → "
                                + Figures.tokens(sum.outputTokens(), sum.basis()));
        if (usage != null) {
            Basis basis = usage.basis();
            speed.set(first == null ? Figures.ABSENT : Figures.speed(visible(usage), whole.minus(first), basis));
        } else {
            speed.set(Figures.ABSENT);
        }
        endCost(answer, usage);
    }

    private void endCost(Answer answer, @Nullable Usage usage) {
        Cost paid = simulated ? Cost.SIMULATED : earlier.with(answer.cost());
        boolean nothingKnown = earlier.with(usage) == null && !paid.known() && !simulated;
        cost.set(nothingKnown ? Figures.ABSENT : Figures.cost(paid));
        costUsd.set(paid.usd() == null ? 0 : paid.usd().doubleValue());
    }

    /** What streamed after the first visible token: reasoning came before it. */
    private static long visible(Usage usage) {
        return usage.outputTokens() - usage.reasoningTokens();
    }

    private long outputSoFar() {
        return Math.max(1, (characters + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN);
    }

    public ReadOnlyStringProperty firstTokenProperty() {
        return firstToken.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty totalProperty() {
        return total.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty speedProperty() {
        return speed.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty tokensProperty() {
        return tokens.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty costProperty() {
        return cost.getReadOnlyProperty();
    }

    /** Seconds since the start, for the meter; 0 if there is nothing. */
    public ReadOnlyDoubleProperty latencySecondsProperty() {
        return latencySeconds.getReadOnlyProperty();
    }

    /** US dollars for the meter's length only, so a double is good enough; 0 if unknown. */
    public ReadOnlyDoubleProperty costUsdProperty() {
        return costUsd.getReadOnlyProperty();
    }
}
