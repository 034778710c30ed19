package dev.trivium.app.routes;

import dev.trivium.route.RouteFile;
import dev.trivium.yaml.Problem;
import dev.trivium.yaml.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a route's file, read.
 *
 * @param file null if the text is no route
 * @param problems why it is none; empty if it is one, or holds nothing yet
 */
record ParsedText(String name, String text, @Nullable RouteFile file, List<Problem> problems) {

    private static final String ENDING = ".route.yaml";

    ParsedText {
        problems = List.copyOf(problems);
    }

    /** Takes some milliseconds for a long text. */
    static ParsedText of(String name, String text) {
        if (holdsNothing(text)) {
            return new ParsedText(name, text, null, List.of());
        }
        try {
            return new ParsedText(name, text, RouteFile.parse("routes/" + name + ENDING, name, text), List.of());
        } catch (ProblemException e) {
            return new ParsedText(name, text, null, e.problems());
        }
    }

    /** Only a description and comments, as in the file of a route that nobody has drawn yet. */
    private static boolean holdsNothing(String text) {
        return text.lines().allMatch(line -> line.isBlank() || line.startsWith("#") || line.startsWith("description:"));
    }

    boolean isEmpty() {
        return file == null && problems.isEmpty();
    }
}
