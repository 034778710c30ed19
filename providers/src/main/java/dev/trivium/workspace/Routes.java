package dev.trivium.workspace;

import dev.trivium.chat.ModelAddress;
import dev.trivium.route.Cycles;
import dev.trivium.route.Route;
import dev.trivium.yaml.Problem;
import dev.trivium.yaml.ProblemException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The routes of a workspace: those that can run, and what is wrong with the others. */
final class Routes {

    static final String FOLDER = "routes";
    static final String ENDING = ".route.yaml";

    private final Map<String, Route> usable = new TreeMap<>();
    private final Map<String, List<Problem>> broken = new TreeMap<>();

    private Routes() {}

    /**
     * Reads {@code routes/*.route.yaml}.
     *
     * @param mistake what is wrong with the address of a model that is no route; null for nothing
     */
    static Routes read(Path workspace, Function<ModelAddress, @Nullable String> mistake) {
        Routes routes = new Routes();
        Path folder = workspace.resolve(FOLDER);
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
                files.forEach(file -> routes.readFile(workspace, file));
            } catch (IOException e) {
                routes.broken.put("", List.of(unreadable(folder)));
            }
        }
        routes.rejectCircles();
        routes.rejectUnknownModels(mistake);
        return routes;
    }

    List<Route> all() {
        return List.copyOf(usable.values());
    }

    /** @throws IllegalArgumentException with a message for the user, if there is none or it cannot be used */
    Route find(String name) {
        Route route = usable.get(name);
        if (route == null) {
            List<Problem> problems = broken.get(name);
            throw new IllegalArgumentException(
                    problems == null
                            ? "There is no route \"" + name + "\"."
                            : "The route \"" + name + "\" cannot be used: " + problems.get(0));
        }
        return route;
    }

    boolean isBroken(String name) {
        return broken.containsKey(name);
    }

    /** Everything that is wrong, by the name of the route. */
    List<Problem> problems() {
        return broken.values().stream().flatMap(List::stream).toList();
    }

    private void readFile(Path workspace, Path file) {
        String label = workspace.relativize(file).toString().replace('\\', '/');
        String fileName = String.valueOf(file.getFileName());
        String name = fileName.substring(0, fileName.length() - ENDING.length());
        try {
            usable.put(name, Route.parse(label, name, Files.readString(file)));
        } catch (ProblemException e) {
            broken.put(name, e.problems());
        } catch (IOException e) {
            broken.put(name, List.of(unreadable(Path.of(label))));
        }
    }

    private void rejectCircles() {
        List<String> circle = Cycles.among(usable.values());
        while (!circle.isEmpty()) {
            String way = String.join(" → ", circle);
            for (String address : circle) {
                reject(
                        ModelAddress.parse(address).model(),
                        "The routes lead in a circle: " + way + ".",
                        "Let one of them call a model instead.");
            }
            circle = Cycles.among(usable.values());
        }
    }

    private void rejectUnknownModels(Function<ModelAddress, @Nullable String> mistake) {
        for (Route route : all()) {
            for (ModelAddress model : route.models()) {
                String wrong = model.isRoute() ? null : mistake.apply(model);
                if (wrong != null) {
                    reject(route.name(), wrong, "");
                }
            }
        }
        boolean more = true;
        while (more) {
            more = false;
            for (Route route : all()) {
                for (ModelAddress other : route.routes()) {
                    if (!usable.containsKey(other.model()) && usable.containsKey(route.name())) {
                        reject(
                                route.name(),
                                "It uses " + other
                                        + (isBroken(other.model()) ? ", which has a mistake." : ", which is missing."),
                                "");
                        more = true;
                    }
                }
            }
        }
    }

    private void reject(String name, String what, String remedy) {
        if (usable.remove(name) != null) {
            List<Problem> problems = new ArrayList<>();
            problems.add(new Problem(FOLDER + "/" + name + ENDING, 0, "", what, remedy));
            broken.put(name, problems);
        }
    }

    private static Problem unreadable(Path file) {
        return new Problem(
                file.toString().replace('\\', '/'),
                0,
                "",
                "This cannot be read.",
                "Check that you may read it and that it is UTF-8 text.");
    }
}
