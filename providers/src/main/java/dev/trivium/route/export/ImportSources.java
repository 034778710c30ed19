package dev.trivium.route.export;

import java.util.List;
import java.util.Optional;

/** All formats from which a route can come. */
public final class ImportSources {

    private ImportSources() {}

    /** In the order in which they are offered. */
    public static List<ImportSource> all() {
        return List.of(new LiteLlmSource(), new PortkeySource());
    }

    public static Optional<ImportSource> named(String name) {
        return all().stream().filter(source -> source.name().equals(name)).findFirst();
    }
}
