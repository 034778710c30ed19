package dev.trivium.route.export;

import dev.trivium.route.Route;
import dev.trivium.yaml.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The routes that come with the sample workspace. */
final class Templates {

    static final List<String> NAMES = List.of(
            "demo-cascade", "demo-cost-capped", "demo-hybrid", "demo-judge", "demo-local-first", "demo-pipeline");

    private Templates() {}

    static List<Route> all() {
        return NAMES.stream().map(Templates::route).toList();
    }

    static Route route(String name) {
        String file = name + ".route.yaml";
        try (InputStream in = Templates.class.getResourceAsStream("/dev/trivium/sample/routes/" + file)) {
            return Route.parse(file, name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ProblemException e) {
            throw new IllegalStateException(e);
        }
    }
}
