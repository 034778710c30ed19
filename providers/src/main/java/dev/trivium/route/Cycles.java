package dev.trivium.route;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Finds references that lead in a circle. */
public final class Cycles {

    private final Function<String, List<String>> targets;
    private final Set<String> cleared = new HashSet<>();

    private Cycles(Function<String, List<String>> targets) {
        this.targets = targets;
    }

    /**
     * Looks across routes: one route may use another only if that does not lead back.
     *
     * @return addresses of the routes of one circle, the first repeated at the end; empty if there is none
     */
    public static List<String> among(Collection<Route> routes) {
        Map<String, Route> byAddress = new LinkedHashMap<>();
        routes.forEach(route -> byAddress.put(route.address().toString(), route));
        return find(byAddress.keySet(), address -> {
            Route route = byAddress.get(address);
            return route == null
                    ? List.of()
                    : route.routes().stream().map(Object::toString).toList();
        });
    }

    static List<String> find(Collection<String> names, Function<String, List<String>> targets) {
        Cycles search = new Cycles(targets);
        for (String name : names) {
            List<String> cycle = search.from(name, new ArrayList<>());
            if (!cycle.isEmpty()) {
                return cycle;
            }
        }
        return List.of();
    }

    private List<String> from(String name, List<String> way) {
        int before = way.indexOf(name);
        if (before >= 0) {
            List<String> cycle = new ArrayList<>(way.subList(before, way.size()));
            cycle.add(name);
            return cycle;
        }
        if (cleared.contains(name)) {
            return List.of();
        }
        way.add(name);
        for (String target : targets.apply(name)) {
            List<String> cycle = from(target, way);
            if (!cycle.isEmpty()) {
                return cycle;
            }
        }
        way.remove(way.size() - 1);
        cleared.add(name);
        return List.of();
    }
}
