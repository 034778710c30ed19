package dev.trivium.history;

import dev.trivium.chat.ModelAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which calls count. An empty set leaves its question open; otherwise one of its values must fit.
 *
 * @param connections such as {@code openai}
 * @param routes names of routes: the route itself, and what was called in it
 * @param prompts names of prompt files; the empty text stands for untitled prompts
 * @param tags of runs; one of them is enough
 * @param simulated whether only simulated calls count, or only real ones; the two never mix
 */
public record FigureFilter(
        Set<String> connections,
        Set<ModelAddress> models,
        Set<String> routes,
        Set<String> prompts,
        Set<String> tags,
        boolean simulated) {

    /** All real calls. */
    public static final FigureFilter REAL = new FigureFilter(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), false);

    public FigureFilter {
        connections = Set.copyOf(connections);
        models = Set.copyOf(models);
        routes = Set.copyOf(routes);
        prompts = Set.copyOf(prompts);
        tags = Set.copyOf(tags);
    }

    public FigureFilter withConnections(Set<String> value) {
        return new FigureFilter(value, models, routes, prompts, tags, simulated);
    }

    public FigureFilter withModels(Set<ModelAddress> value) {
        return new FigureFilter(connections, value, routes, prompts, tags, simulated);
    }

    public FigureFilter withRoutes(Set<String> value) {
        return new FigureFilter(connections, models, value, prompts, tags, simulated);
    }

    public FigureFilter withPrompts(Set<String> value) {
        return new FigureFilter(connections, models, routes, value, tags, simulated);
    }

    public FigureFilter withTags(Set<String> value) {
        return new FigureFilter(connections, models, routes, prompts, value, simulated);
    }

    public FigureFilter withSimulated(boolean value) {
        return new FigureFilter(connections, models, routes, prompts, tags, value);
    }

    boolean matches(Series series) {
        return series.simulated() == simulated
                && (connections.isEmpty() || connections.contains(series.model().connection()))
                && (models.isEmpty() || models.contains(series.model()))
                && fits(routes, series.route())
                && (prompts.isEmpty() || prompts.contains(series.prompt() == null ? "" : series.prompt()))
                && (tags.isEmpty() || series.tags().stream().anyMatch(tags::contains));
    }

    private static boolean fits(Set<String> wanted, @Nullable String value) {
        return wanted.isEmpty() || (value != null && wanted.contains(value));
    }
}
