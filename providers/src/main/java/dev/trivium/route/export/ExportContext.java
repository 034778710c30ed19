package dev.trivium.route.export;

import dev.trivium.chat.ModelAddress;
import dev.trivium.route.Route;
import org.jspecify.annotations.Nullable;

/** What an export has to know beside the route. */
public interface ExportContext {

    /** Where a model is served. Answers for every address: for one whose connection is not known, with what is usual. */
    Upstream upstream(ModelAddress model);

    /** Another route that a step uses, by its name without {@code route/}; null if there is none. */
    @Nullable
    Route route(String name);
}
