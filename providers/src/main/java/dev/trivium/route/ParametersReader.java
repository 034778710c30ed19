package dev.trivium.route;

import dev.trivium.chat.Parameters;
import dev.trivium.yaml.YamlFields;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a call, such as {@code temperature} or {@code max_tokens}, by the names that all files share. */
public final class ParametersReader {

    private ParametersReader() {}

    /** Mistakes are noted among the problems of the fields. */
    public static Parameters read(YamlFields fields) {
        Double temperature = fields.number("temperature");
        if (temperature != null && !(temperature >= 0)) {
            fields.problem("temperature", "\"temperature\" must be 0 or more.", "");
        }
        Double topP = fields.number("top_p");
        if (topP != null && !(topP > 0 && topP <= 1)) {
            fields.problem("top_p", "\"top_p\" must be above 0 and at most 1.", "");
        }
        return new Parameters(
                temperature,
                topP,
                positive(fields, "max_tokens"),
                fields.texts("stop"),
                fields.integer("seed"),
                fields.text("reasoning_effort"),
                positive(fields, "reasoning_budget"));
    }

    private static @Nullable Integer positive(YamlFields fields, String key) {
        Long value = fields.integer(key);
        if (value == null) {
            return null;
        }
        if (value < 1 || value > Integer.MAX_VALUE) {
            fields.problem(key, "\"" + key + "\" must be a whole number from 1 to 2147483647.", "");
            return null;
        }
        return value.intValue();
    }
}
