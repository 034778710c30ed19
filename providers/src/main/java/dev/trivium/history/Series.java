package dev.trivium.history;

import dev.trivium.chat.ModelAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What calls are told apart by in figures.
 *
 * @param route the name of the route that a call is, or in which it was made; null outside routes
 * @param prompt the prompt file's name; null for an untitled prompt
 * @param tags of the run, sorted
 * @param status {@link #OK}, or the kind of error such as {@code rate_limit}
 */
record Series(
        boolean simulated,
        Place place,
        ModelAddress model,
        @Nullable String route,
        @Nullable String prompt,
        List<String> tags,
        String status) {

    static final String OK = "ok";

    /** Where in a run's tree of calls a call stands. */
    enum Place {
        /** A model that the user called: root and leaf at once. */
        DIRECT(true, true),
        /** A route that the user called, or whatever else called others. */
        ROUTE(true, false),
        /** A model that a route called. */
        PART(false, true),
        /** A route that a route called. */
        INNER(false, false);

        private final boolean root;
        private final boolean leaf;

        Place(boolean root, boolean leaf) {
            this.root = root;
            this.leaf = leaf;
        }

        static Place of(boolean root, boolean leaf) {
            return root ? (leaf ? DIRECT : ROUTE) : leaf ? PART : INNER;
        }

        boolean root() {
            return root;
        }

        boolean leaf() {
            return leaf;
        }
    }

    boolean answered() {
        return status.equals(OK);
    }

    Series withTags(List<String> value) {
        return new Series(simulated, place, model, route, prompt, value, status);
    }
}
