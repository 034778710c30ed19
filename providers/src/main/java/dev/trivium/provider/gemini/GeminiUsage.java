package dev.trivium.provider.gemini;

import dev.trivium.chat.Basis;
import dev.trivium.chat.Usage;
import tools.jackson.databind.JsonNode;

/**
 * Gathers the counts of one answer. They are cumulative, and even the prompt's may change, so each newer field replaces
 * the older one. Thoughts are not part of the candidates' tokens, but billed as output; what tools put into the prompt
 * is not part of the prompt's tokens, but billed as input.
 */
final class GeminiUsage {

    private long prompt;
    private long toolPrompt;
    private long cached;
    private long candidates;
    private long thoughts;
    private boolean output;

    /** Whether the counts hold any number at all. */
    boolean overlay(JsonNode counts) {
        if (!counts.path("promptTokenCount").isNumber()
                && !counts.path("totalTokenCount").isNumber()) {
            return false;
        }
        prompt = newer(counts, "promptTokenCount", prompt);
        toolPrompt = newer(counts, "toolUsePromptTokenCount", toolPrompt);
        cached = newer(counts, "cachedContentTokenCount", cached);
        candidates = newer(counts, "candidatesTokenCount", candidates);
        thoughts = newer(counts, "thoughtsTokenCount", thoughts);
        output |= counts.has("candidatesTokenCount");
        return true;
    }

    /** The counts of the answer itself, as they grow from chunk to chunk; a negative one says nothing. */
    void grow(long newCandidates, long newThoughts) {
        candidates = newCandidates < 0 ? candidates : newCandidates;
        thoughts = newThoughts < 0 ? thoughts : newThoughts;
    }

    /** Whether the answer's tokens have been counted, not only the prompt's. */
    boolean countsOutput() {
        return output;
    }

    Usage read() {
        return new Usage(prompt + toolPrompt, cached, 0, 0, candidates + thoughts, thoughts, Basis.MEASURED, null);
    }

    private static long newer(JsonNode node, String field, long older) {
        JsonNode value = node.path(field);
        return value.isNumber() ? value.asLong(older) : older;
    }
}
