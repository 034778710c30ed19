package dev.trivium.yaml;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Where everything stands in a YAML text that {@link YamlReader} accepts, so that a program can change one part of it. */
public final class YamlPlaces {

    /**
     * A value and its key. Positions are of chars in the text, from 0; ends are exclusive and leave out comments and white
     * space behind.
     *
     * @param keyStart where its key begins, or the value itself where it has none
     * @param column of the key, from 0
     * @param flow whether the value is written in brackets or braces
     */
    public record Place(int keyStart, int keyEnd, int start, int end, int column, boolean flow) {}

    private final String text;
    private final Map<String, Place> places = new HashMap<>();

    /** @param text that {@link YamlReader} has accepted */
    public YamlPlaces(String text) {
        this.text = text;
        Optional<Node> root =
                new Compose(LoadSettings.builder().setAllowDuplicateKeys(true).build()).composeString(text);
        root.ifPresent(node -> add("", null, node));
    }

    /** @param path as in {@link YamlNode#path()}; null if nothing stands there */
    public @Nullable Place find(String path) {
        return places.get(path);
    }

    private void add(String path, @Nullable Node key, Node node) {
        int start = offset(node.getStartMark());
        Node named = key == null ? node : key;
        boolean flow = node instanceof CollectionNode<?> collection && collection.getFlowStyle() == FlowStyle.FLOW;
        places.put(
                path,
                new Place(
                        offset(named.getStartMark()),
                        key == null ? start : offset(key.getEndMark()),
                        start,
                        end(node),
                        named.getStartMark().map(Mark::getColumn).orElse(0),
                        flow));
        if (node instanceof SequenceNode sequence) {
            List<Node> items = sequence.getValue();
            for (int i = 0; i < items.size(); i++) {
                add(path + "[" + i + "]", null, items.get(i));
            }
        } else if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                String name = ((ScalarNode) tuple.getKeyNode()).getValue();
                add(path.isEmpty() ? name : path + "." + name, tuple.getKeyNode(), tuple.getValueNode());
            }
        }
    }

    /** A block's own end mark lies behind the comments that follow it; its last part's does not. */
    private int end(Node node) {
        if (node instanceof CollectionNode<?> collection && collection.getFlowStyle() != FlowStyle.FLOW) {
            List<?> parts = collection.getValue();
            Object last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
            if (last instanceof NodeTuple tuple) {
                return end(tuple.getValueNode());
            }
            if (last instanceof Node part) {
                return end(part);
            }
        }
        int end = offset(node.getEndMark());
        while (end > 0 && end > offset(node.getStartMark()) && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private int offset(Optional<Mark> mark) {
        return mark.map(found -> text.offsetByCodePoints(0, found.getIndex())).orElse(0);
    }
}
