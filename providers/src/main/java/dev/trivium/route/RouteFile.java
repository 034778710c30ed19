package dev.trivium.route;

import dev.trivium.yaml.Problem;
import dev.trivium.yaml.ProblemException;
import dev.trivium.yaml.YamlChange;
import dev.trivium.yaml.YamlPlaces;
import dev.trivium.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A route's file as a person wrote it. A change touches only the text that it is about: comments, order and layout of
 * everything else stay. Each change gives a new file, read again; one that would make a mistake is refused with it.
 *
 * @param file the name by which mistakes are reported
 */
public record RouteFile(String file, String text, Route route) {

    private record Edit(int start, int end, String text) {}

    public static RouteFile parse(String file, String name, String text) throws ProblemException {
        return new RouteFile(file, text, Route.parse(file, name, text));
    }

    /** A new file for a route. */
    public static String write(Route route) {
        return YamlWriter.block(plain(route.description(), route.entry(), route.steps()));
    }

    private static Map<String, Object> plain(String description, String entry, Map<String, Step> all) {
        StepYaml yaml = new StepYaml(all);
        Map<String, Object> root = new LinkedHashMap<>();
        if (!description.isEmpty()) {
            root.put("description", description);
        }
        root.put("entry", entry);
        Map<String, Object> steps = new LinkedHashMap<>();
        all.forEach((name, step) -> {
            if (name.indexOf('.') < 0) {
                steps.put(name, step.match(yaml));
            }
        });
        root.put("steps", steps);
        return root;
    }

    /**
     * Gives the route another entry and other steps at once. Steps with a dot in their name are written in place, where a
     * step leads to them, and are named anew after where they stand then.
     *
     * @throws ProblemException if the steps are no route
     */
    public RouteFile with(String entry, Map<String, Step> steps) throws ProblemException {
        String changed = YamlChange.apply(
                text,
                plain(route.description(), route.entry(), route.steps()),
                plain(route.description(), entry, steps));
        return parse(file, route.name(), changed);
    }

    /**
     * A step as it would stand in a file, with the steps that it leads to by name: the key of its kind first, then its options,
     * those that are as usual left out. Maps, lists, texts, numbers and booleans.
     */
    public static Map<String, Object> plain(Step step) {
        return step.match(new StepYaml(Map.of()));
    }

    /** What the file says of a step, as plain values under its keys; what is as usual is left out. */
    public Map<String, Object> fields(String name) {
        Step step = route.steps().get(name);
        return step == null ? Map.of() : step.match(new StepYaml(route.steps()));
    }

    /**
     * Gives a step that has a name of its own other values.
     *
     * @param fields as {@link #fields} gives them
     * @throws ProblemException if they would be a mistake
     */
    public RouteFile withFields(String name, Map<String, Object> fields) throws ProblemException {
        Map<String, Object> before = plain(route.description(), route.entry(), route.steps());
        Map<String, Object> after = new LinkedHashMap<>(before);
        Map<String, Object> steps = new LinkedHashMap<>();
        route.steps().forEach((key, step) -> {
            if (key.indexOf('.') < 0) {
                steps.put(key, key.equals(name) ? fields : step.match(new StepYaml(route.steps())));
            }
        });
        after.put("steps", steps);
        return parse(file, route.name(), YamlChange.apply(text, before, after));
    }

    /**
     * Puts a step in the place of a named one. What its targets name stays; those that were written in place stay so.
     *
     * @throws ProblemException if there is no such step, or the new one would be a mistake
     */
    public RouteFile replaceStep(String name, Step step) throws ProblemException {
        YamlPlaces places = new YamlPlaces(text);
        YamlPlaces.Place place = place(places, name);
        Map<String, Object> before =
                Objects.requireNonNull(route.steps().get(name)).match(new StepYaml(route.steps()));
        Map<String, Object> after = step.match(new StepYaml(route.steps()));
        if (place.flow()
                || !before.keySet()
                        .iterator()
                        .next()
                        .equals(after.keySet().iterator().next())) {
            return changed(List.of(new Edit(place.start(), place.end(), YamlWriter.inline(after))));
        }
        List<Edit> edits = new ArrayList<>();
        Set<String> keys = new LinkedHashSet<>(before.keySet());
        keys.addAll(after.keySet());
        StringBuilder added = new StringBuilder();
        int column = 0;
        for (String key : keys) {
            YamlPlaces.Place value = places.find("steps." + name + "." + key);
            Object wanted = after.get(key);
            column = value == null ? column : value.column();
            if (Objects.equals(before.get(key), wanted)) {
                continue;
            }
            if (value == null) {
                added.append('\n').append(" ".repeat(column)).append(key).append(": ");
                added.append(YamlWriter.inline(wanted));
            } else if (wanted == null) {
                edits.add(new Edit(lineStart(value.keyStart()), lineEnd(value.end()), ""));
            } else {
                edits.add(new Edit(afterColon(value.keyEnd()), value.end(), " " + YamlWriter.inline(wanted)));
            }
        }
        if (added.length() > 0) {
            int at = lineBreak(place.end());
            edits.add(new Edit(at, at, added.toString()));
        }
        return changed(edits);
    }

    /** Adds a step at the end. */
    public RouteFile addStep(String name, Step step) throws ProblemException {
        if (route.steps().containsKey(name)) {
            throw refused("There is a step \"" + name + "\" already.", "Choose another name.");
        }
        Map<String, Object> map = step.match(new StepYaml(route.steps()));
        YamlPlaces.Place steps = Objects.requireNonNull(new YamlPlaces(text).find("steps"));
        if (steps.flow()) {
            int at = steps.end() - 1;
            return changed(List.of(new Edit(at, at, ", " + name + ": " + YamlWriter.inline(map))));
        }
        int indent = steps.start() - lineStart(steps.start());
        String block = YamlWriter.block(Map.of(name, map)).indent(indent).stripTrailing();
        int at = lineBreak(steps.end());
        return changed(List.of(new Edit(at, at, "\n" + block)));
    }

    /** Removes a step; refused while something leads to it. Comments above it stay. */
    public RouteFile removeStep(String name) throws ProblemException {
        YamlPlaces places = new YamlPlaces(text);
        YamlPlaces.Place place = place(places, name);
        if (Objects.requireNonNull(places.find("steps")).flow()) {
            throw refused("The steps are written in braces.", "Remove it by hand.");
        }
        return changed(List.of(new Edit(lineStart(place.keyStart()), lineEnd(place.end()), "")));
    }

    /** Renames a step wherever it is named, in templates too. */
    public RouteFile renameStep(String name, String newName) throws ProblemException {
        YamlPlaces places = new YamlPlaces(text);
        YamlPlaces.Place key = place(places, name);
        if (route.steps().containsKey(newName)) {
            throw refused("There is a step \"" + newName + "\" already.", "Choose another name.");
        }
        RouteReader reader = new RouteReader(file);
        reader.read(route.name(), text);
        List<Edit> edits = new ArrayList<>();
        edits.add(new Edit(key.keyStart(), key.keyEnd(), newName));
        for (RouteReader.Reference reference : reader.references()) {
            YamlPlaces.Place value = reference.target().equals(name) ? places.find(reference.path()) : null;
            if (value != null) {
                edits.add(new Edit(value.start(), value.end(), newName));
            }
        }
        Matcher variable = Pattern.compile("\\banswers\\." + Pattern.quote(name) + "(?![\\w-])")
                .matcher(text);
        while (variable.find()) {
            edits.add(new Edit(variable.start(), variable.end(), "answers." + newName));
        }
        return changed(edits);
    }

    /** Lets requests enter elsewhere. */
    public RouteFile withEntry(String target) throws ProblemException {
        YamlPlaces.Place entry = Objects.requireNonNull(new YamlPlaces(text).find("entry"));
        return changed(List.of(new Edit(entry.start(), entry.end(), YamlWriter.inline(target))));
    }

    private YamlPlaces.Place place(YamlPlaces places, String name) throws ProblemException {
        YamlPlaces.Place place = name.indexOf('.') < 0 ? places.find("steps." + name) : null;
        if (place == null) {
            throw refused("There is no step \"" + name + "\" with a name of its own.", "");
        }
        return place;
    }

    private RouteFile changed(List<Edit> edits) throws ProblemException {
        List<Edit> backwards = new ArrayList<>(edits);
        backwards.sort(Comparator.comparingInt(Edit::start).reversed());
        StringBuilder changed = new StringBuilder(text);
        backwards.forEach(edit -> changed.replace(edit.start, edit.end, edit.text));
        return parse(file, route.name(), changed.toString());
    }

    private int afterColon(int keyEnd) {
        return text.indexOf(':', keyEnd) + 1;
    }

    private int lineStart(int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    /** The line break that ends the line, or the end of the text. */
    private int lineBreak(int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private int lineEnd(int at) {
        return Math.min(text.length(), lineBreak(at) + 1);
    }

    private ProblemException refused(String what, String remedy) {
        return new ProblemException(new Problem(file, 0, "", what, remedy));
    }
}
