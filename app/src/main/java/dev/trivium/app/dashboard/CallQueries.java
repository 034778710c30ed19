package dev.trivium.app.dashboard;

import dev.trivium.chat.ModelAddress;
import dev.trivium.history.CallQuery;
import dev.trivium.history.FigureFilter;
import java.time.Instant;
import java.util.Set;

/**
 * The question to the history for the calls behind a scope.
 *
 * @param until not included
 */
record CallQueries(CallQuery query, Instant from, Instant until) {

    static CallQueries of(DashboardAddress address, Scope scope, Span span) {
        FigureFilter filter = address.filter();
        ModelAddress of = scope.of();
        if (of != null) {
            filter = of.isRoute() ? filter.withRoutes(Set.of(of.model())) : filter.withModels(Set.of(of));
        }
        if (scope.prompt() != null) {
            filter = filter.withPrompts(Set.of(scope.prompt()));
        }
        Instant from = scope.from();
        Instant until = scope.until();
        return new CallQueries(
                new CallQuery(span.first(), span.last().plusDays(1), filter, address.population(), scope.status()),
                from == null ? span.from() : from,
                until == null ? span.until() : until);
    }
}
