package dev.trivium.app.routes;

import dev.trivium.app.routes.edit.RouteContent;
import dev.trivium.route.Route;
import dev.trivium.route.RouteFile;
import dev.trivium.yaml.Problem;
import dev.trivium.yaml.ProblemException;
import java.util.Map;

/** What edits make of the text of a route's file. */
final class RouteText {

    private RouteText() {}

    /** The text of a route with other contents; of an empty one only what stands above its steps. */
    static String written(String name, ParsedText now, RouteContent content) throws ProblemException {
        RouteFile file = now.file();
        if (content.isEmpty()) {
            return head(now.text());
        }
        return file != null
                ? file.with(content.entry(), content.steps()).text()
                : head(now.text()) + RouteFile.write(new Route(name, "", content.entry(), content.steps()));
    }

    /** The comments and the description at the beginning. */
    private static String head(String text) {
        StringBuilder head = new StringBuilder();
        text.lines()
                .takeWhile(line -> line.isBlank() || line.startsWith("#") || line.startsWith("description:"))
                .forEach(line -> head.append(line).append('\n'));
        return head.toString();
    }

    /** Gives a step that is written in place a name of its own. */
    static RouteFile named(RouteFile file, String id, String wanted) throws ProblemException {
        RouteContent content = RouteContent.of(file.route()).named(id, wanted);
        return file.with(content.entry(), content.steps());
    }

    /** Gives a step other values; one that is written in place gets a name of its own first. */
    static RouteFile withFields(RouteFile file, String id, Map<String, Object> fields) throws ProblemException {
        RouteFile named = id.indexOf('.') < 0 ? file : named(file, id, own(id));
        return named.withFields(own(id), fields);
    }

    /** The name that a step gets that was written in place; any other keeps its own. */
    static String own(String id) {
        return id.replace('.', '_');
    }

    /** The first mistake, with what would be right. */
    static String sentence(ProblemException e) {
        Problem first = e.problems().get(0);
        return (first.what() + " " + first.remedy()).strip();
    }
}
