package dev.trivium.prompt;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a prompt is rendered with.
 *
 * @param input values of the variables, over the defaults of the file
 * @param history earlier messages, for {@code {{history}}}
 * @param context values of {@code @} variables, such as {@code state}
 * @param partials from a partial's name to its template; null for an unknown name
 */
public record RenderContext(
        Map<String, ?> input,
        List<RenderedMessage> history,
        Map<String, ?> context,
        Function<String, @Nullable String> partials) {

    public static RenderContext of(Map<String, ?> input) {
        return new RenderContext(input, List.of(), Map.of(), name -> null);
    }
}
