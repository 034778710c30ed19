package dev.trivium.chat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to sample an answer. Null (or an empty list) means: leave it to the provider's default.
 *
 * @param temperature 0 or more; what is allowed beyond 1 depends on the provider
 * @param topP from 0 (exclusive) to 1
 * @param maxTokens the most output tokens, reasoning included; at least 1
 * @param stop texts at which the answer ends
 * @param seed best effort where a provider has it
 * @param reasoningEffort the provider's own word, such as {@code low}, {@code medium}, {@code high}, {@code none}
 * @param reasoningBudget tokens for reasoning, where a provider takes a number
 */
public record Parameters(
        @Nullable Double temperature,
        @Nullable Double topP,
        @Nullable Integer maxTokens,
        List<String> stop,
        @Nullable Long seed,
        @Nullable String reasoningEffort,
        @Nullable Integer reasoningBudget) {

    public static final Parameters NONE = new Parameters(null, null, null, List.of(), null, null, null);

    public Parameters {
        stop = List.copyOf(stop);
    }

    /** These parameters, with every one that {@code stronger} sets taken from there. */
    public Parameters overriddenBy(Parameters stronger) {
        return new Parameters(
                first(stronger.temperature, temperature),
                first(stronger.topP, topP),
                first(stronger.maxTokens, maxTokens),
                stronger.stop.isEmpty() ? stop : stronger.stop,
                first(stronger.seed, seed),
                first(stronger.reasoningEffort, reasoningEffort),
                first(stronger.reasoningBudget, reasoningBudget));
    }

    public Parameters withTemperature(@Nullable Double value) {
        return new Parameters(value, topP, maxTokens, stop, seed, reasoningEffort, reasoningBudget);
    }

    public Parameters withTopP(@Nullable Double value) {
        return new Parameters(temperature, value, maxTokens, stop, seed, reasoningEffort, reasoningBudget);
    }

    public Parameters withMaxTokens(@Nullable Integer value) {
        return new Parameters(temperature, topP, value, stop, seed, reasoningEffort, reasoningBudget);
    }

    public Parameters withStop(List<String> value) {
        return new Parameters(temperature, topP, maxTokens, value, seed, reasoningEffort, reasoningBudget);
    }

    public Parameters withSeed(@Nullable Long value) {
        return new Parameters(temperature, topP, maxTokens, stop, value, reasoningEffort, reasoningBudget);
    }

    public Parameters withReasoningEffort(@Nullable String value) {
        return new Parameters(temperature, topP, maxTokens, stop, seed, value, reasoningBudget);
    }

    public Parameters withReasoningBudget(@Nullable Integer value) {
        return new Parameters(temperature, topP, maxTokens, stop, seed, reasoningEffort, value);
    }

    private static <T> @Nullable T first(@Nullable T stronger, @Nullable T weaker) {
        return stronger != null ? stronger : weaker;
    }
}
