package dev.trivium.app.compare.parts;

import dev.trivium.chat.Parameters;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How much a model shall think: an effort in the provider's word, or a budget.
 *
 * @param effort null if a budget is given
 * @param budget tokens; null if an effort is given
 */
public record Thinking(@Nullable String effort, @Nullable Integer budget) {

    /** What the menu offers, weakest first. */
    public static final List<String> OFFERED = List.of("None", "Low", "Medium", "High");

    private static final List<String> KNOWN = List.of("none", "minimal", "low", "medium", "high", "xhigh", "max");

    /** Reads a word such as {@code Low}, or a number of tokens; null if it is neither. */
    public static @Nullable Thinking read(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (word.matches("[0-9]{1,7}")) {
            int tokens = Integer.parseInt(word);
            return tokens == 0 ? new Thinking("none", null) : new Thinking(null, tokens);
        }
        String effort = word.equals("off") ? "none" : word;
        return KNOWN.contains(effort) ? new Thinking(effort, null) : null;
    }

    /** Puts it into parameters; null leaves the provider's default. */
    public static Parameters into(Parameters parameters, @Nullable Thinking thinking) {
        return parameters
                .withReasoningEffort(thinking == null ? null : thinking.effort)
                .withReasoningBudget(thinking == null ? null : thinking.budget);
    }

    /** As somebody would have typed it; empty for the provider's default. */
    public static String text(Parameters parameters) {
        Integer budget = parameters.reasoningBudget();
        if (budget != null) {
            return budget.toString();
        }
        String effort = parameters.reasoningEffort();
        return effort == null || effort.isEmpty()
                ? ""
                : effort.substring(0, 1).toUpperCase(Locale.ROOT) + effort.substring(1);
    }
}
