package dev.trivium.route.export;

import dev.trivium.chat.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parameters of a call under the names that Chat Completions gives them. */
final class Chat {

    private Chat() {}

    /** All but the budget for reasoning, which it has no name for; those that are not set are left out. */
    static Map<String, Object> parameters(Parameters overrides) {
        Map<String, Object> fields = new LinkedHashMap<>();
        put(fields, "temperature", overrides.temperature());
        put(fields, "top_p", overrides.topP());
        put(fields, "max_tokens", overrides.maxTokens());
        put(fields, "stop", overrides.stop().isEmpty() ? null : overrides.stop());
        put(fields, "seed", overrides.seed());
        put(fields, "reasoning_effort", overrides.reasoningEffort());
        return fields;
    }

    static void put(Map<String, Object> fields, String key, @Nullable Object value) {
        if (value != null) {
            fields.put(key, value);
        }
    }
}
