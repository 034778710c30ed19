package dev.trivium.app.cli;

import dev.trivium.route.Route;
import dev.trivium.yaml.Problem;
import dev.trivium.yaml.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files of routes on the command line. */
final class RouteFiles {

    private static final String ENDING = ".route.yaml";

    private RouteFiles() {}

    static Route read(Path file) throws UsageException {
        try {
            return Route.parse(file.toString(), name(file), Files.readString(file));
        } catch (ProblemException e) {
            throw new UsageException(problems(e.problems()));
        } catch (IOException e) {
            throw new UsageException(
                    "The file " + file + " cannot be read. Check that it is there and that it is UTF-8 text.");
        }
    }

    static String problems(List<Problem> problems) {
        StringBuilder text = new StringBuilder();
        for (Problem problem : problems) {
            text.append(text.length() == 0 ? "" : System.lineSeparator()).append(problem);
        }
        return text.toString();
    }

    /** The name of the route that a file is, or would be. */
    static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }

    /** The path of one of several files: into a folder under its name, else the main one at the path, others beside it. */
    static Path place(Path output, String name, boolean main) {
        if (Files.isDirectory(output)) {
            return output.resolve(name);
        }
        return main ? output : output.resolveSibling(name);
    }

    static void write(Path path, String text) throws UsageException {
        try {
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UsageException("The file " + path
                    + " cannot be written. Check that its folder is there and that you may write in it.");
        }
    }
}
