package dev.trivium.provider.gemini;

import dev.trivium.chat.Parameters;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** Writes {@code thinkingConfig}: a budget or a level, never both, which the API refuses. */
final class GeminiThinking {

    private GeminiThinking() {}

    static void write(ObjectNode config, String model, Parameters parameters) {
        Integer budget = parameters.reasoningBudget();
        String effort = parameters.reasoningEffort();
        if (budget == null && effort == null) {
            return;
        }
        ObjectNode thinking = config.putObject("thinkingConfig");
        String level = effort == null ? "" : effort.toLowerCase(Locale.ROOT);
        if (budget == null && (level.equals("none") || model.contains("gemini-2.5"))) {
            budget = budget(level);
        }
        if (budget == null) {
            thinking.put("thinkingLevel", level);
        } else {
            thinking.put("thinkingBudget", budget);
        }
        thinking.put("includeThoughts", budget == null || budget != 0);
    }

    /** The budgets of Google's OpenAI-compatible API, as its documentation gives them; otherwise the model decides. */
    private static int budget(String level) {
        return switch (level) {
            case "none" -> 0;
            case "minimal", "low" -> 1_024;
            case "medium" -> 8_192;
            case "high" -> 24_576;
            default -> -1;
        };
    }
}
