package dev.trivium.app.routes.edit;

import java.util.List;

/**
 * What an edit makes of a route.
 *
 * @param selection the steps that are selected afterwards
 */
public record Edited(RouteContent content, List<String> selection) {

    public Edited {
        selection = List.copyOf(selection);
    }

    Edited(RouteContent content, String selected) {
        this(content, List.of(selected));
    }
}
