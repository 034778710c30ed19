package dev.trivium.prompt;

import dev.trivium.yaml.Problem;
import dev.trivium.yaml.ProblemException;
import dev.trivium.yaml.YamlFields;
import dev.trivium.yaml.YamlReader;
import dev.trivium.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Named sets of values for a prompt's variables, as {@code NAME.values.yaml} holds them:
 *
 * <pre>
 * sets:
 *   First customer:
 *     plan: Growth
 * </pre>
 *
 * @param sets from a set's name to its values, in the order of the file
 */
public record ValueSets(Map<String, Map<String, String>> sets) {

    public ValueSets {
        Map<String, Map<String, String>> copy = new LinkedHashMap<>();
        sets.forEach((name, values) -> copy.put(name, Collections.unmodifiableMap(new LinkedHashMap<>(values))));
        sets = Collections.unmodifiableMap(copy);
    }

    /** @throws ProblemException if the text is not of this form */
    public static ValueSets parse(String file, String text) throws ProblemException {
        List<Problem> problems = new ArrayList<>();
        YamlFields root = YamlFields.of(file, YamlReader.read(file, text), problems);
        Map<String, Map<String, String>> sets = new LinkedHashMap<>();
        YamlFields all = root.fields("sets");
        if (all != null) {
            all.keys().forEach(name -> sets.put(name, all.textMap(name)));
        }
        root.done();
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return new ValueSets(sets);
    }

    /** As YAML; empty if no set has a value. Values that are empty are left out. */
    public String text() {
        Map<String, Map<String, String>> filled = new LinkedHashMap<>();
        sets.forEach((name, values) -> {
            Map<String, String> given = new LinkedHashMap<>(values);
            given.values().removeIf(String::isEmpty);
            filled.put(name, given);
        });
        boolean nothing = filled.size() <= 1 && filled.values().stream().allMatch(Map::isEmpty);
        return nothing ? "" : YamlWriter.block(Map.of("sets", filled));
    }
}
