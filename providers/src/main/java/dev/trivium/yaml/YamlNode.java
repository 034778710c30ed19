package dev.trivium.yaml;

import java.util.List;
import java.util.Map;

/**
 * A node of a YAML document and where it stands. Mappings keep the order of the file. Anchors and aliases are
 * resolved.
 */
public sealed interface YamlNode {

    /** From 1. */
    int line();

    /** Such as {@code steps.fast.model}; empty for the root. */
    String path();

    /**
     * A value.
     *
     * @param text as written, without quotes
     * @param plain whether it stands without quotes, so that {@code null}, {@code true} or {@code 1} mean more than text
     */
    record Scalar(int line, String path, String text, boolean plain) implements YamlNode {

        public boolean isNull() {
            return plain && (text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null"));
        }
    }

    record Sequence(int line, String path, List<YamlNode> items) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** @param entries in the order of the file */
    record Mapping(int line, String path, Map<String, Entry> entries) implements YamlNode {}

    /** @param line the line of the key */
    record Entry(int line, String key, YamlNode value) {}
}
