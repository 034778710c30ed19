package dev.trivium.workspace;

import dev.trivium.workspace.ListText.UnknownFormException;
import dev.trivium.yaml.ProblemException;
import dev.trivium.yaml.YamlNode;
import dev.trivium.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a YAML file whose root holds blocks of single values, changed line by line: what is not meant stays as it
 * was written, comments, order and line ends included. Whoever writes the result reads it back first.
 */
final class BlockText {

    private final String file;
    private final String mark;
    private final String lineEnd;
    private final List<String> lines;

    BlockText(String file, String text) {
        this.file = file;
        this.mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
        this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        this.lines = new ArrayList<>(text.substring(mark.length()).lines().toList());
    }

    String text() {
        return lines.isEmpty() ? mark : mark + String.join(lineEnd, lines) + lineEnd;
    }

    /**
     * @param path the keys from the root on, such as {@code history, retention, age}
     * @param value null takes the last key away, and whatever is empty without it
     */
    void set(List<String> path, @Nullable String value) throws ProblemException, UnknownFormException {
        YamlNode node = YamlReader.read(file, String.join("\n", lines));
        int indent = 0;
        int end = lines.size();
        int empty = -1;
        for (int depth = 0; depth < path.size(); depth++) {
            YamlNode.Entry entry =
                    node instanceof YamlNode.Mapping mapping ? mapping.entries().get(path.get(depth)) : null;
            if (entry == null) {
                insert(end, indent, path.subList(depth, path.size()), value);
                return;
            }
            int line = entry.line() - 1;
            boolean alone = depth > 0 && ((YamlNode.Mapping) node).entries().size() == 1;
            empty = alone ? empty : line;
            if (depth == path.size() - 1) {
                replace(value == null ? empty : line, path.get(depth), value);
                return;
            }
            node = entry.value();
            if (node instanceof YamlNode.Mapping inner && !inner.entries().isEmpty()) {
                indent = indentOf(inner, line);
                end = contentEnd(line + 1, blockEnd(line));
            } else if (value == null) {
                return;
            } else {
                lines.set(line, " ".repeat(indent) + path.get(depth) + ":" + comment(lines.get(line)));
                indent += 2;
                end = line + 1;
            }
        }
    }

    private int indentOf(YamlNode.Mapping inner, int line) throws UnknownFormException {
        int first = inner.entries().values().iterator().next().line() - 1;
        if (first == line) {
            throw new UnknownFormException("Line " + (line + 1)
                    + " is written in braces. Write it with one key a line, then it can be changed here.");
        }
        return indent(lines.get(first));
    }

    private void insert(int at, int indent, List<String> path, @Nullable String value) {
        if (value == null) {
            return;
        }
        List<String> added = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            String tail = i == path.size() - 1 ? " " + value : "";
            added.add(" ".repeat(indent + 2 * i) + path.get(i) + ":" + tail);
        }
        lines.addAll(at, added);
    }

    private void replace(int line, String key, @Nullable String value) {
        int end = contentEnd(line + 1, blockEnd(line));
        String old = lines.get(line);
        if (value == null) {
            lines.subList(line, end).clear();
            return;
        }
        String comment = end == line + 1 ? comment(old) : "";
        lines.subList(line + 1, end).clear();
        lines.set(line, " ".repeat(indent(old)) + key + ": " + value + comment);
    }

    /** What stands behind a value, from the spaces before the sign on. */
    private static String comment(String line) {
        int sign = line.indexOf(" #");
        if (sign < 0 || line.contains("\"") || line.contains("'")) {
            return "";
        }
        return line.substring(line.substring(0, sign).stripTrailing().length());
    }

    /** The line after the last that can belong to the key on a line. */
    private int blockEnd(int line) {
        int end = line + 1;
        while (end < lines.size()
                && (lines.get(end).isBlank()
                        || isComment(lines.get(end))
                        || indent(lines.get(end)) > indent(lines.get(line)))) {
            end++;
        }
        return end;
    }

    private int contentEnd(int from, int to) {
        int end = to;
        while (end > from && (lines.get(end - 1).isBlank() || isComment(lines.get(end - 1)))) {
            end--;
        }
        return end;
    }

    private static boolean isComment(String line) {
        return line.stripLeading().startsWith("#");
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
