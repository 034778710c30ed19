package dev.trivium.workspace;

import dev.trivium.yaml.ProblemException;
import dev.trivium.yaml.YamlNode;
import dev.trivium.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The text of a YAML file that holds a list of mappings, changed line by line: what is not meant stays as it was
 * written, comments, order and line ends included. Whoever writes the result reads it back first; that catches the
 * forms that this class does not know.
 */
final class ListText {

    /** An entry is written in a form that cannot be changed line by line. */
    static final class UnknownFormException extends Exception {
        private static final long serialVersionUID = 1L;

        UnknownFormException(String message) {
            super(message);
        }
    }

    private final String file;
    private final @Nullable String key;
    private final String mark;
    private final String lineEnd;
    private final List<String> lines;
    private final boolean ended;

    /** @param key of the root under which the list stands; null if the list is the root */
    ListText(String file, String text, @Nullable String key) {
        this.file = file;
        this.key = key;
        this.mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
        this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        String body = text.substring(mark.length());
        this.ended = body.isEmpty() || body.endsWith("\n");
        String whole = ended && !body.isEmpty() ? body.substring(0, body.length() - 1) : body;
        this.lines = new ArrayList<>();
        if (!whole.isEmpty()) {
            for (String line : whole.split("\n", -1)) {
                lines.add(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
            }
        }
    }

    String text() {
        String body = String.join(lineEnd, lines);
        return mark + (ended && !body.isEmpty() ? body + lineEnd : body);
    }

    /** The entries as they stand now. */
    List<ListEntry> entries() throws ProblemException, UnknownFormException {
        YamlNode root = YamlReader.read(file, String.join("\n", lines));
        YamlNode list = key == null ? root : value(root, key);
        List<ListEntry> entries = new ArrayList<>();
        if (list instanceof YamlNode.Sequence sequence) {
            for (YamlNode item : sequence.items()) {
                if (item instanceof YamlNode.Mapping mapping) {
                    entries.add(new ListEntry(lines, mapping));
                }
            }
        }
        return entries;
    }

    /** The place among {@link #entries} of the first whose keys have these values; -1 for none. */
    int find(Map<String, String> values) throws ProblemException, UnknownFormException {
        List<ListEntry> entries = entries();
        for (int i = 0; i < entries.size(); i++) {
            ListEntry entry = entries.get(i);
            if (values.entrySet().stream().allMatch(value -> value.getValue().equals(entry.scalar(value.getKey())))) {
                return i;
            }
        }
        return -1;
    }

    /** @param fields lines such as {@code id: openai}, without indentation */
    void append(List<String> fields) throws ProblemException, UnknownFormException {
        List<ListEntry> entries = entries();
        int at;
        int indent;
        if (entries.isEmpty()) {
            at = openList();
            indent = key == null ? 0 : 2;
        } else {
            ListEntry last = entries.get(entries.size() - 1);
            at = last.end();
            indent = last.dash();
        }
        List<String> added = new ArrayList<>();
        for (String field : fields) {
            added.add(" ".repeat(indent) + (added.isEmpty() ? "- " : "  ") + field);
        }
        lines.addAll(at, added);
    }

    void remove(int index) throws ProblemException, UnknownFormException {
        List<ListEntry> entries = entries();
        ListEntry entry = entries.get(index);
        lines.subList(entry.start(), entry.end()).clear();
        int keyLine = keyLine();
        if (entries.size() == 1 && keyLine >= 0) {
            String line = lines.get(keyLine);
            int colon = line.indexOf(':');
            lines.set(keyLine, line.substring(0, colon + 1) + " []" + line.substring(colon + 1));
        }
    }

    /** Makes room for the first entry; the line at which it belongs. */
    private int openList() throws ProblemException, UnknownFormException {
        if (key == null) {
            return lines.size();
        }
        int keyLine = keyLine();
        if (keyLine < 0) {
            lines.add(key + ":");
            return lines.size();
        }
        String line = lines.get(keyLine);
        String opened = line.replaceFirst(":\\s*(\\[\\s*]|~|null)?\\s*(#.*)?$", ":$2");
        if (!opened.startsWith(key + ":")
                || !opened.substring(key.length() + 1).replaceFirst("#.*", "").isBlank()) {
            throw new UnknownFormException("\"" + key + "\" on line " + (keyLine + 1)
                    + " is written in brackets. Write it as a list with one entry under the other.");
        }
        lines.set(keyLine, opened.replaceFirst(":#", ": #"));
        return keyLine + 1;
    }

    private int keyLine() throws ProblemException {
        YamlNode root = YamlReader.read(file, String.join("\n", lines));
        boolean there = key != null
                && root instanceof YamlNode.Mapping mapping
                && mapping.entries().containsKey(key);
        if (!there) {
            return -1;
        }
        YamlNode.Entry entry = ((YamlNode.Mapping) root).entries().get(key);
        return entry == null ? -1 : entry.line() - 1;
    }

    private static @Nullable YamlNode value(YamlNode root, String key) {
        if (root instanceof YamlNode.Mapping mapping) {
            YamlNode.Entry entry = mapping.entries().get(key);
            return entry == null ? null : entry.value();
        }
        return null;
    }
}
