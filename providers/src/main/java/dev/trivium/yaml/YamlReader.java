package dev.trivium.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads YAML 1.2 into {@link YamlNode}s. No types are constructed, so a document cannot do more than say something. */
public final class YamlReader {

    private YamlReader() {}

    /**
     * @param file the name by which mistakes are reported
     * @return the document, or an empty mapping if the text holds none
     * @throws ProblemException if the text is not YAML
     */
    public static YamlNode read(String file, String text) throws ProblemException {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setAllowDuplicateKeys(true)
                .setMaxAliasesForCollections(50)
                .build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            return root.isPresent() ? convert(file, root.get(), "", 0) : new YamlNode.Mapping(1, "", Map.of());
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            String what = e.getProblem() == null
                    ? "This is not valid YAML."
                    : "This is not valid YAML: " + e.getProblem() + ".";
            throw new ProblemException(new Problem(
                    file, line, "", what, "Check the indentation, quotes and colons on this line and the one before."));
        } catch (YamlEngineException e) {
            throw new ProblemException(new Problem(file, 0, "", "This is not valid YAML: " + e.getMessage(), ""));
        }
    }

    private static YamlNode convert(String file, Node node, String path, int depth) throws ProblemException {
        int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
        if (depth > 100) {
            throw new ProblemException(new Problem(file, line, path, "This is nested more than 100 levels deep.", ""));
        }
        if (node instanceof ScalarNode scalar) {
            return new YamlNode.Scalar(line, path, scalar.getValue(), scalar.getScalarStyle() == ScalarStyle.PLAIN);
        }
        if (node instanceof SequenceNode sequence) {
            List<YamlNode> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                items.add(convert(file, item, path + "[" + items.size() + "]", depth + 1));
            }
            return new YamlNode.Sequence(line, path, items);
        }
        return mapping(file, (MappingNode) node, line, path, depth);
    }

    private static YamlNode mapping(String file, MappingNode node, int line, String path, int depth)
            throws ProblemException {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            int keyLine = tuple.getKeyNode()
                    .getStartMark()
                    .map(mark -> mark.getLine() + 1)
                    .orElse(line);
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new ProblemException(new Problem(file, keyLine, path, "A key must be plain text.", ""));
            }
            String name = key.getValue();
            String inner = path.isEmpty() ? name : path + "." + name;
            YamlNode.Entry before = entries.put(
                    name, new YamlNode.Entry(keyLine, name, convert(file, tuple.getValueNode(), inner, depth + 1)));
            if (before != null) {
                throw new ProblemException(new Problem(
                        file,
                        keyLine,
                        path,
                        "\"" + name + "\" stands twice; it was first given on line " + before.line() + ".",
                        "Keep one of them."));
            }
        }
        return new YamlNode.Mapping(line, path, java.util.Collections.unmodifiableMap(entries));
    }
}
