package dev.trivium.app.compare.parts;

import dev.trivium.chat.ToolChoice;
import dev.trivium.chat.ToolDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tools as they stood at one moment; safe for other threads.
 *
 * @param fixedResults by the tool's name; a tool that is missing is answered by hand
 */
public record ToolSet(List<ToolDefinition> tools, ToolChoice choice, Map<String, String> fixedResults) {

    public static final ToolSet NONE = new ToolSet(List.of(), new ToolChoice.Auto(), Map.of());

    /** What every provider of ours takes. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,63}");

    public ToolSet {
        tools = List.copyOf(tools);
        fixedResults = Map.copyOf(fixedResults);
    }

    /** What every call of the tool is answered with; null if that is for a person. */
    public @Nullable String fixedResult(String tool) {
        return fixedResults.get(tool);
    }

    /** The first thing that is wrong; empty if all is well. Slow, so never on the FX thread. */
    public String problem() {
        Set<String> names = new HashSet<>();
        for (ToolDefinition tool : tools) {
            String problem = problem(tool);
            if (!problem.isEmpty()) {
                return "Tool " + (tool.name().isEmpty() ? "without a name" : tool.name()) + ": " + problem;
            }
            if (!names.add(tool.name())) {
                return "Two tools are named " + tool.name() + ". Rename one of them.";
            }
        }
        return "";
    }

    /** What is wrong with one tool; empty if nothing is. Slow, so never on the FX thread. */
    static String problem(ToolDefinition tool) {
        if (!NAME.matcher(tool.name()).matches()) {
            return "A name has letters, digits, _ and -, begins with a letter and has at most 64 characters, such as"
                    + " get_weather.";
        }
        return JsonSchemas.problem(tool.parameters());
    }
}
