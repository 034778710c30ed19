package dev.trivium.app.compare;

import dev.trivium.chat.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** In what one column's parameters differ from the prompt's. */
final class ParameterDifference {

    private static final int SHOWN = 2;

    private ParameterDifference() {}

    /** A few short words, such as {@code 0.7 · low}; empty if nothing differs. */
    static String words(Parameters prompt, Parameters column) {
        List<String> words = new ArrayList<>();
        add(words, prompt.temperature(), column.temperature(), "");
        add(words, prompt.reasoningEffort(), lower(column.reasoningEffort()), "");
        add(words, prompt.reasoningBudget(), column.reasoningBudget(), "thinking ");
        add(words, prompt.maxTokens(), column.maxTokens(), "max ");
        add(words, prompt.topP(), column.topP(), "p ");
        add(words, prompt.seed(), column.seed(), "seed ");
        if (!column.stop().isEmpty() && !column.stop().equals(prompt.stop())) {
            words.add("stop");
        }
        if (words.size() <= SHOWN) {
            return String.join(" · ", words);
        }
        return String.join(" · ", words.subList(0, SHOWN)) + " +" + (words.size() - SHOWN);
    }

    private static void add(List<String> words, @Nullable Object prompt, @Nullable Object column, String name) {
        if (column != null && !Objects.equals(prompt, column)) {
            words.add(name + column);
        }
    }

    private static @Nullable String lower(@Nullable String word) {
        return word == null ? null : word.toLowerCase(Locale.ROOT);
    }
}
