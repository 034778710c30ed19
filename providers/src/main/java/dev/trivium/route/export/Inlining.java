package dev.trivium.route.export;

import dev.trivium.route.Route;
import dev.trivium.route.Step;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A route with the routes that it uses laid into it, since a gateway knows one policy only. Steps of another route are named
 * {@code route/NAME:STEP}. A route that is not there stays a {@link Step.Use} of its address.
 */
final class Inlining {

    private final ExportContext context;
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final Set<String> laid = new LinkedHashSet<>();

    private Inlining(ExportContext context) {
        this.context = context;
    }

    static Route of(Route route, ExportContext context) {
        Inlining inlining = new Inlining(context);
        Retargeting own = new Retargeting(inlining::resolve, UnaryOperator.identity());
        String entry = inlining.resolve(route.entry());
        inlining.laid.add(route.address().toString());
        Map<String, Step> renamed = new LinkedHashMap<>();
        route.steps().forEach((name, step) -> renamed.put(name, step.match(own)));
        renamed.putAll(inlining.steps);
        return new Route(route.name(), route.description(), entry, renamed);
    }

    /** The name of the step at which another route is entered. */
    private String resolve(String target) {
        if (!Route.isRoute(target)) {
            return target;
        }
        Route other = context.route(target.substring(target.indexOf('/') + 1));
        if (other == null) {
            steps.putIfAbsent(target, new Step.Use(target));
            return target;
        }
        String prefix = target + ":";
        if (laid.add(target)) {
            Retargeting into = new Retargeting(this::resolve, prefix::concat);
            Map<String, Step> renamed = new LinkedHashMap<>();
            other.steps().forEach((name, step) -> renamed.put(prefix + name, step.match(into)));
            steps.putAll(renamed);
        }
        return Route.isRoute(other.entry()) ? resolve(other.entry()) : prefix + other.entry();
    }
}
