package dev.trivium.history;

import dev.trivium.chat.ModelAddress;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * What the calls of a history can be told apart by, each in order.
 *
 * @param models routes left out
 * @param routes their names
 * @param prompts their names; the empty name stands for untitled prompts
 * @param real whether there are real calls
 * @param simulated whether there are simulated ones
 */
public record FilterChoices(
        List<String> connections,
        List<ModelAddress> models,
        List<String> routes,
        List<String> prompts,
        List<String> tags,
        boolean real,
        boolean simulated) {

    public static final FilterChoices NONE =
            new FilterChoices(List.of(), List.of(), List.of(), List.of(), List.of(), false, false);

    static FilterChoices of(Collection<Series> series) {
        TreeSet<String> connections = new TreeSet<>();
        TreeSet<ModelAddress> models = new TreeSet<>(Comparator.comparing(ModelAddress::toString));
        TreeSet<String> routes = new TreeSet<>();
        TreeSet<String> prompts = new TreeSet<>();
        TreeSet<String> tags = new TreeSet<>();
        for (Series one : series) {
            if (!one.model().isRoute()) {
                connections.add(one.model().connection());
                models.add(one.model());
            }
            if (one.route() != null) {
                routes.add(one.route());
            }
            prompts.add(one.prompt() == null ? "" : one.prompt());
            tags.addAll(one.tags());
        }
        return new FilterChoices(
                List.copyOf(connections),
                List.copyOf(models),
                List.copyOf(routes),
                List.copyOf(prompts),
                List.copyOf(tags),
                series.stream().anyMatch(one -> !one.simulated()),
                series.stream().anyMatch(Series::simulated));
    }
}
