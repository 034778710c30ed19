package dev.trivium.route.export;

import java.util.List;
import java.util.Optional;

/** All formats that are known. */
public final class ExportTargets {

    private ExportTargets() {}

    /** In the order in which they are offered. */
    public static List<ExportTarget> all() {
        return List.of(new PortkeyTarget(), new TriviumTarget());
    }

    public static Optional<ExportTarget> named(String name) {
        return all().stream().filter(target -> target.name().equals(name)).findFirst();
    }
}
