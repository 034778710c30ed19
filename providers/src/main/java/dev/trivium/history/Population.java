package dev.trivium.history;

/** Which calls are counted, and timed. */
public enum Population {
    /** What a user started: calls of models and of routes, not what a route calls in turn. */
    ROOTS,
    /** Calls of models, by a user or by a route; not the routes themselves. */
    LEAVES;

    boolean has(Series.Place place) {
        return this == ROOTS ? place.root() : place.leaf();
    }
}
