package dev.trivium.app.compare;

import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Cost;
import dev.trivium.chat.ModelAddress;

/** Says before a run what it will take. May be slow; called in the background, never on the FX thread. */
public interface Estimator {

    /**
     * What one column will take.
     *
     * @param inputTokens estimated
     * @param cost estimated for the input and a whole answer; unknown where the price is, simulated for a demo model
     */
    record Estimate(long inputTokens, Cost cost) {}

    Estimate estimate(ModelAddress model, ChatRequest request);

    /** About how many tokens a text has, whatever the model. */
    long tokens(String text);
}
