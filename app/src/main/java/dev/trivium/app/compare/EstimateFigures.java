package dev.trivium.app.compare;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What a run would take as the screen stands now: worked out in the background, the newest question wins. FX thread. */
final class EstimateFigures {

    private final Estimator estimator;
    private final Executor background;
    private final Executor ui;
    private final ReadOnlyStringWrapper tokens = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper cost = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper limits = new ReadOnlyStringWrapper("");
    private long version;

    /** @param background may drop a task when a newer one follows soon */
    EstimateFigures(Estimator estimator, Executor background, Executor ui) {
        this.estimator = estimator;
        this.background = background;
        this.ui = ui;
    }

    /** @param then takes the answer, unless another question has been asked by then */
    void ask(RunEstimate.Question question, Consumer<RunEstimate> then) {
        long mine = ++version;
        background.execute(() -> {
            RunEstimate estimate = RunEstimate.of(question, estimator);
            ui.execute(() -> {
                if (mine == version) {
                    tokens.set(estimate.tokensText());
                    cost.set(estimate.cost());
                    limits.set(estimate.limits());
                    then.accept(estimate);
                }
            });
        });
    }

    ReadOnlyStringProperty tokensProperty() {
        return tokens.getReadOnlyProperty();
    }

    ReadOnlyStringProperty costProperty() {
        return cost.getReadOnlyProperty();
    }

    ReadOnlyStringProperty limitsProperty() {
        return limits.getReadOnlyProperty();
    }
}
