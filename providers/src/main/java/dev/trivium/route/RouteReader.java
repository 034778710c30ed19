package dev.trivium.route;

import dev.trivium.chat.ModelAddress;
import dev.trivium.yaml.Problem;
import dev.trivium.yaml.ProblemException;
import dev.trivium.yaml.YamlFields;
import dev.trivium.yaml.YamlNode;
import dev.trivium.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a route's file, noting every mistake. */
final class RouteReader {

    static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");
    private static final String NAME_RULE = "Use letters, digits, hyphens and underscores.";

    private final String file;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final List<Reference> references = new ArrayList<>();

    /** A step that is named somewhere. */
    record Reference(String target, int line, String path) {}

    RouteReader(String file) {
        this.file = file;
    }

    Route read(String name, String yaml) throws ProblemException {
        YamlFields root = YamlFields.of(file, YamlReader.read(file, yaml), problems);
        String description = root.text("description");
        String entry = root.requiredText("entry", "the name of the first step");
        YamlFields named = root.fields("steps");
        if (named == null || named.keys().isEmpty()) {
            root.problem("steps", "A route needs at least one step.", "Add steps: with a name and what it does.");
        } else {
            readSteps(named);
        }
        root.done();
        if (!entry.isEmpty()) {
            references.add(new Reference(entry, root.line("entry"), "entry"));
        }
        references.forEach(this::check);
        if (problems.isEmpty()) {
            checkCycles();
        }
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparingInt(Problem::line));
            throw new ProblemException(problems);
        }
        return new Route(name, description == null ? "" : description.strip(), entry, steps);
    }

    /** Every place at which a step or route is named, once the file has been read. */
    List<Reference> references() {
        return references;
    }

    String file() {
        return file;
    }

    List<Problem> problems() {
        return problems;
    }

    void reference(String target, int line, String path) {
        references.add(new Reference(target, line, path));
    }

    @Nullable
    String target(YamlFields fields, String key, String derived) {
        YamlNode node = fields.node(key);
        if (node == null) {
            fields.problem(key, "\"" + key + "\" is missing.", "Add " + key + ": with a step.");
            return null;
        }
        return target(node, derived);
    }

    /** The name of a step, or one written in place, which is then kept under the derived name. */
    @Nullable
    String target(YamlNode node, String derived) {
        if (node instanceof YamlNode.Scalar scalar && !scalar.isNull()) {
            reference(scalar.text(), scalar.line(), scalar.path());
            return scalar.text();
        }
        if (node instanceof YamlNode.Mapping) {
            read(derived, node);
            return derived;
        }
        note(node, "A step belongs here.", "Name one, or write one in place, such as {call: openai/gpt-5.5}.");
        return null;
    }

    void note(YamlNode node, String what, String remedy) {
        problems.add(new Problem(file, node.line(), node.path(), what, remedy));
    }

    private void readSteps(YamlFields named) {
        for (String name : named.keys()) {
            YamlNode node = named.node(name);
            if (!NAME.matcher(name).matches()) {
                named.problem(name, "\"" + name + "\" cannot be the name of a step.", NAME_RULE);
            } else if (node == null) {
                named.problem(name, "The step \"" + name + "\" is empty.", "Give it one of " + kinds() + ".");
            } else {
                read(name, node);
            }
        }
    }

    private void read(String name, YamlNode node) {
        // The step takes its place in the order of the file before those that are written inside it.
        steps.put(name, new Step.Use(name));
        lines.put(name, node.line());
        if (!(node instanceof YamlNode.Mapping mapping)) {
            note(
                    node,
                    "The step \"" + name + "\" must say what it does.",
                    "Write, for example, use: NAME or call: MODEL.");
            return;
        }
        YamlFields fields = YamlFields.of(file, mapping, problems);
        List<String> given =
                StepReader.KINDS.stream().filter(mapping.entries()::containsKey).toList();
        if (given.size() != 1) {
            String what = given.isEmpty()
                    ? "The step \"" + name + "\" does not say what kind it is."
                    : "The step \"" + name + "\" is of more than one kind: " + String.join(", ", given) + ".";
            note(node, what, "Give it exactly one of " + kinds() + ".");
            return;
        }
        Step step = new StepReader(this, name, fields).read(given.get(0));
        fields.done();
        if (step != null) {
            steps.put(name, step);
        }
    }

    private void check(Reference reference) {
        String target = reference.target();
        boolean known = Route.isRoute(target)
                ? target.length() > ModelAddress.ROUTE.length() + 1
                : NAME.matcher(target).matches() && steps.containsKey(target);
        if (!known) {
            String names = steps.keySet().stream()
                    .filter(name -> NAME.matcher(name).matches())
                    .collect(Collectors.joining(", "));
            problems.add(new Problem(
                    file,
                    reference.line(),
                    reference.path(),
                    "There is no step \"" + target + "\".",
                    "Known steps: " + names + "."));
        }
    }

    private void checkCycles() {
        List<String> cycle = Cycles.find(steps.keySet(), name -> {
            Step step = steps.get(name);
            return step == null ? List.of() : step.targets();
        });
        if (!cycle.isEmpty()) {
            String first = cycle.get(0);
            problems.add(new Problem(
                    file,
                    lines.getOrDefault(first, 0),
                    "steps." + first,
                    "The step \"" + first + "\" leads back to itself: " + String.join(" → ", cycle) + ".",
                    "Let one of them lead elsewhere."));
        }
    }

    private static String kinds() {
        return String.join(", ", StepReader.KINDS);
    }
}
