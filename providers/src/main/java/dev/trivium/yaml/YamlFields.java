package dev.trivium.yaml;

import dev.trivium.yaml.YamlNode.Entry;
import dev.trivium.yaml.YamlNode.Mapping;
import dev.trivium.yaml.YamlNode.Scalar;
import dev.trivium.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one mapping, noting every mistake as a {@link Problem} instead of stopping at the first.
 *
 * <p>Call {@link #done()} last: it notes the keys that nobody asked for.
 */
public final class YamlFields {

    private final String file;
    private final Mapping mapping;
    private final List<Problem> problems;
    private final Set<String> known = new HashSet<>();

    private YamlFields(String file, Mapping mapping, List<Problem> problems) {
        this.file = file;
        this.mapping = mapping;
        this.problems = problems;
    }

    /**
     * @param problems where mistakes are noted
     * @return the fields; those of an empty mapping, with a problem noted, if the node is something else
     */
    public static YamlFields of(String file, YamlNode node, List<Problem> problems) {
        if (node instanceof Mapping mapping) {
            return new YamlFields(file, mapping, problems);
        }
        boolean empty = node instanceof Scalar scalar && scalar.isNull();
        if (!empty) {
            problems.add(new Problem(
                    file, node.line(), node.path(), "A mapping of keys to values belongs here.", "Write key: value."));
        }
        return new YamlFields(file, new Mapping(node.line(), node.path(), Map.of()), problems);
    }

    public int line() {
        return mapping.line();
    }

    /** The line of a key, or of the mapping where the key is missing. */
    public int line(String key) {
        Entry entry = mapping.entries().get(key);
        return entry == null ? mapping.line() : entry.line();
    }

    public Set<String> keys() {
        return mapping.entries().keySet();
    }

    /** The node under a key; null if it is missing or null. */
    public @Nullable YamlNode node(String key) {
        known.add(key);
        Entry entry = mapping.entries().get(key);
        if (entry == null || (entry.value() instanceof Scalar scalar && scalar.isNull())) {
            return null;
        }
        return entry.value();
    }

    /** A text; null if missing. */
    public @Nullable String text(String key) {
        YamlNode node = node(key);
        if (node == null) {
            return null;
        }
        if (node instanceof Scalar scalar) {
            return scalar.text();
        }
        problem(key, "\"" + key + "\" must be a text.", "");
        return null;
    }

    /** A text that must be there; empty, with a problem noted, if it is not. */
    public String requiredText(String key, String example) {
        String text = text(key);
        if (text == null || text.isBlank()) {
            problem(key, "\"" + key + "\" is missing.", "Add " + key + ": " + example + ".");
            return "";
        }
        return text;
    }

    public @Nullable Double number(String key) {
        String text = text(key);
        if (text == null) {
            return null;
        }
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            problem(key, "\"" + key + "\" must be a number, not \"" + text + "\".", "");
            return null;
        }
    }

    public @Nullable Long integer(String key) {
        String text = text(key);
        if (text == null) {
            return null;
        }
        try {
            return Long.valueOf(text.replace("_", ""));
        } catch (NumberFormatException e) {
            problem(key, "\"" + key + "\" must be a whole number, not \"" + text + "\".", "");
            return null;
        }
    }

    public @Nullable Boolean flag(String key) {
        String text = text(key);
        if (text == null) {
            return null;
        }
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        problem(key, "\"" + key + "\" must be true or false, not \"" + text + "\".", "");
        return null;
    }

    /** The items of a list; empty if missing. */
    public List<YamlNode> items(String key) {
        YamlNode node = node(key);
        if (node == null) {
            return List.of();
        }
        if (node instanceof Sequence sequence) {
            return sequence.items();
        }
        problem(key, "\"" + key + "\" must be a list.", "Start each item with a dash.");
        return List.of();
    }

    /** A list of texts, or one text alone; empty if missing. */
    public List<String> texts(String key) {
        YamlNode node = node(key);
        if (node instanceof Scalar scalar) {
            return List.of(scalar.text());
        }
        List<String> texts = new ArrayList<>();
        for (YamlNode item : items(key)) {
            if (item instanceof Scalar scalar) {
                texts.add(scalar.text());
            } else {
                problems.add(new Problem(file, item.line(), item.path(), "A text belongs here.", ""));
            }
        }
        return texts;
    }

    /** A mapping of names to texts, in the order of the file; empty if missing. */
    public Map<String, String> textMap(String key) {
        YamlNode node = node(key);
        Map<String, String> texts = new LinkedHashMap<>();
        if (node != null) {
            YamlFields fields = of(file, node, problems);
            for (String name : fields.keys()) {
                String text = fields.text(name);
                texts.put(name, text == null ? "" : text);
            }
        }
        return texts;
    }

    /** The fields under a key; null if missing. */
    public @Nullable YamlFields fields(String key) {
        YamlNode node = node(key);
        return node == null ? null : of(file, node, problems);
    }

    public void problem(String key, String what, String remedy) {
        String path = mapping.path().isEmpty() ? key : mapping.path() + "." + key;
        problems.add(new Problem(file, line(key), path, what, remedy));
    }

    /** Notes a problem for each key that was never read. */
    public void done() {
        for (Entry entry : mapping.entries().values()) {
            if (!known.contains(entry.key())) {
                String allowed = known.stream().sorted().collect(Collectors.joining(", "));
                String hint = Nearest.hint(entry.key(), known);
                problem(
                        entry.key(),
                        "\"" + entry.key() + "\" is not known here.",
                        (hint.isEmpty() ? "" : hint + " ") + "Known keys: " + allowed + ".");
            }
        }
    }
}
