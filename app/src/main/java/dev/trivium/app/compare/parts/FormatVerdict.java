package dev.trivium.app.compare.parts;

import com.networknt.schema.SchemaException;
import dev.trivium.chat.ResponseFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whether an answer has the form that was asked for.
 *
 * @param sentence one line for a person
 * @param problems the first places that do not fit, each with its path; empty if all is well or nothing can be read
 */
public record FormatVerdict(boolean fits, String sentence, List<String> problems) {

    private static final int MOST_PROBLEMS = 5;

    public FormatVerdict {
        problems = List.copyOf(problems);
    }

    /** Null if any text would do. Slow, so never on the FX thread. */
    public static @Nullable FormatVerdict of(ResponseFormat format, String answer) {
        if (format instanceof ResponseFormat.PlainText) {
            return null;
        }
        JsonText.Parsed parsed = JsonText.parse(answer);
        JsonNode value = parsed.node();
        if (value == null) {
            return unreadable(answer, parsed.problem());
        }
        if (format instanceof ResponseFormat.JsonSchema schema) {
            return against(schema, value);
        }
        return new FormatVerdict(true, "Valid JSON.", List.of());
    }

    /**
     * Every place where JSON does not fit the form that was asked for; none if any JSON would do. Slow, so never on the FX
     * thread.
     */
    public static List<Misfit> misfits(ResponseFormat format, JsonNode value) {
        if (!(format instanceof ResponseFormat.JsonSchema schema)) {
            return List.of();
        }
        try {
            return JsonSchemas.misfits(schema.schema(), value);
        } catch (SchemaException e) {
            return List.of(new Misfit("", "the schema " + schema.name() + " cannot be used: " + e.getMessage() + "."));
        }
    }

    private static FormatVerdict unreadable(String answer, String problem) {
        if (answer.strip().startsWith("```")) {
            return new FormatVerdict(false, "Not JSON: the answer stands in a Markdown code fence.", List.of());
        }
        return new FormatVerdict(
                false, "Not JSON.", answer.isBlank() ? List.of("The answer is empty.") : List.of(problem));
    }

    private static FormatVerdict against(ResponseFormat.JsonSchema schema, JsonNode value) {
        try {
            List<Misfit> misfits = JsonSchemas.misfits(schema.schema(), value);
            if (misfits.isEmpty()) {
                return new FormatVerdict(true, "Valid JSON, fits the schema " + schema.name() + ".", List.of());
            }
            int count = misfits.size();
            String places = count == 1 ? "1 place" : count + " places";
            return new FormatVerdict(
                    false,
                    "Valid JSON, but it does not fit the schema " + schema.name() + " in " + places + ".",
                    misfits.stream().limit(MOST_PROBLEMS).map(Misfit::line).toList());
        } catch (SchemaException e) {
            return new FormatVerdict(
                    false,
                    "Valid JSON; the schema " + schema.name() + " cannot be used: " + e.getMessage() + ".",
                    List.of());
        }
    }
}
