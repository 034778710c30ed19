package dev.trivium.app.compare;

import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Cost;
import dev.trivium.chat.ModelAddress;
import java.util.List;

/** Says before a run what it will take. May be slow; called in the background, never on the FX thread. */
public interface Estimator {

    /**
     * What one column will take.
     *
     * @param inputTokens estimated
     * @param cost estimated for the input and a whole answer; unknown where the price is, simulated for a demo model
     * @param problems what the model is known not to take, a sentence each; empty if nothing is known
     */
    record Estimate(long inputTokens, Cost cost, List<String> problems) {

        public Estimate {
            problems = List.copyOf(problems);
        }

        public Estimate(long inputTokens, Cost cost) {
            this(inputTokens, cost, List.of());
        }
    }

    Estimate estimate(ModelAddress model, ChatRequest request);

    /** About how many tokens a text has, whatever the model. */
    long tokens(String text);
}
