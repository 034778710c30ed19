package dev.trivium.workspace;

import dev.trivium.workspace.ListText.UnknownFormException;
import dev.trivium.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One mapping of a {@link ListText}. A change makes its line numbers stale: ask for the entries anew after each. */
final class ListEntry {

    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s+)#.*$");

    private final List<String> lines;
    private final YamlNode.Mapping mapping;
    private final int start;
    private final int end;
    private final int dash;
    private final int column;

    /** @param lines of the whole file; changed in place */
    ListEntry(List<String> lines, YamlNode.Mapping mapping) throws UnknownFormException {
        this.lines = lines;
        this.mapping = mapping;
        int first = mapping.line() - 1;
        int dashed = first;
        while (dashed > 0 && !lines.get(dashed).stripLeading().startsWith("-")) {
            dashed--;
        }
        this.start = dashed;
        this.dash = indent(lines.get(dashed));
        this.column =
                dashed == first ? dash + 1 + indent(lines.get(first).substring(dash + 1)) : indent(lines.get(first));
        String beginning =
                lines.get(first).substring(Math.min(column, lines.get(first).length()));
        if (beginning.startsWith("{")
                || beginning.startsWith("&")
                || mapping.entries().isEmpty()) {
            throw new UnknownFormException("The entry on line " + (first + 1)
                    + " is written in braces. Write it with one key a line, then it can be changed here.");
        }
        this.end = blockEnd(lines, dashed + 1, dash, lines.size());
    }

    /** The line of the dash, from 0. */
    int start() {
        return start;
    }

    /** The line after the entry's last, its own comments included. */
    int end() {
        return end;
    }

    /** The column of the dash. */
    int dash() {
        return dash;
    }

    @Nullable
    String scalar(String key) {
        YamlNode.Entry entry = mapping.entries().get(key);
        return entry != null && entry.value() instanceof YamlNode.Scalar scalar && !scalar.isNull()
                ? scalar.text()
                : null;
    }

    /** @param value as it is to be written in the file; null takes the key away */
    void set(String key, @Nullable String value) {
        set(new Block(mapping.entries(), column, end), key, value);
    }

    /**
     * Adds a key that is not there, with lines of its own below it.
     *
     * @param below as they are to be written, indented only against one another
     */
    void add(String key, List<String> below) {
        List<String> added = new ArrayList<>();
        added.add(" ".repeat(column) + YamlText.scalar(key) + ":");
        below.forEach(line -> added.add(" ".repeat(column + 2) + line));
        lines.addAll(contentEnd(lines, start + 1, end), added);
    }

    /** The same in a mapping below a key, such as {@code headers}. */
    void set(String block, String key, @Nullable String value) {
        YamlNode.Entry outer = mapping.entries().get(block);
        Map<String, YamlNode.Entry> inner =
                outer != null && outer.value() instanceof YamlNode.Mapping nested ? nested.entries() : Map.of();
        boolean own = outer != null
                && !inner.isEmpty()
                && inner.values().stream().allMatch(entry -> entry.line() > outer.line());
        if (outer != null && own && !(value == null && inner.size() == 1 && inner.containsKey(key))) {
            int firstLine = inner.values().iterator().next().line() - 1;
            Block range = new Block(mapping.entries(), column, end);
            set(new Block(inner, indent(lines.get(firstLine)), range.endOf(outer, lines)), key, value);
            return;
        }
        Map<String, String> all = new LinkedHashMap<>();
        inner.forEach((name, entry) -> all.put(
                name, entry.value() instanceof YamlNode.Scalar scalar ? YamlText.scalar(scalar.text()) : "null"));
        if (value == null) {
            all.remove(key);
        } else {
            all.put(key, value);
        }
        set(block, null);
        if (!all.isEmpty()) {
            List<String> added = new ArrayList<>();
            added.add(" ".repeat(column) + block + ":");
            all.forEach((name, text) -> added.add(" ".repeat(column + 2) + YamlText.scalar(name) + ": " + text));
            int removed = outer == null ? 0 : new Block(mapping.entries(), column, end).lengthOf(outer, lines);
            lines.addAll(contentEnd(lines, start + 1, end - removed), added);
        }
    }

    /** A list of words; those that stay keep their lines, where each has one. */
    void setList(String key, List<String> words) {
        YamlNode.Entry entry = mapping.entries().get(key);
        boolean inLines = entry != null
                && entry.value() instanceof YamlNode.Sequence sequence
                && !sequence.items().isEmpty()
                && sequence.items().stream().allMatch(item -> item.line() > entry.line());
        if (words.isEmpty() || !inLines || entry == null) {
            set(key, words.isEmpty() ? null : YamlText.list(words));
            return;
        }
        List<String> missing = new ArrayList<>(words);
        List<Integer> dropped = new ArrayList<>();
        List<YamlNode> items = ((YamlNode.Sequence) entry.value()).items();
        for (YamlNode item : items) {
            boolean stays = item instanceof YamlNode.Scalar scalar && missing.remove(scalar.text());
            if (!stays) {
                dropped.add(item.line() - 1);
            }
        }
        int last = items.get(items.size() - 1).line() - 1;
        String dashes = lines.get(last).substring(0, indent(lines.get(last))) + "- ";
        int at = last + 1;
        for (String word : missing) {
            lines.add(at++, dashes + YamlText.scalar(word));
        }
        for (int i = dropped.size() - 1; i >= 0; i--) {
            lines.remove((int) dropped.get(i));
        }
    }

    private void set(Block block, String key, @Nullable String value) {
        YamlNode.Entry entry = block.entries().get(key);
        if (entry == null) {
            if (value != null) {
                String line = " ".repeat(block.column()) + YamlText.scalar(key) + ": " + value;
                lines.add(contentEnd(lines, start + 1, block.end()), line);
            }
            return;
        }
        int line = entry.line() - 1;
        int length = block.lengthOf(entry, lines);
        String old = lines.get(line);
        if (value != null) {
            String comment = length == 1 ? comment(old) : "";
            lines.subList(line + 1, line + length).clear();
            lines.set(line, old.substring(0, block.column()) + YamlText.scalar(key) + ": " + value + comment);
        } else {
            boolean dashed = !old.substring(0, block.column()).isBlank();
            lines.subList(line, line + length).clear();
            if (dashed && line < lines.size()) {
                passDash(old.substring(0, block.column()), line);
            }
        }
    }

    /** The dash stood before a key that is gone: the next key gets it. */
    private void passDash(String prefix, int from) {
        int next = from;
        while (next < lines.size() && (lines.get(next).isBlank() || isComment(lines.get(next)))) {
            next++;
        }
        if (next < lines.size() && lines.get(next).length() > prefix.length()) {
            lines.set(next, prefix + lines.get(next).substring(prefix.length()));
        }
    }

    /** What stands behind a value, from the spaces before the sign on. */
    private static String comment(String line) {
        boolean quoted = line.contains("\"") || line.contains("'");
        Matcher matcher = COMMENT.matcher(line);
        return !quoted && matcher.find() ? matcher.group() : "";
    }

    /** @param end the line after the last that can belong to it */
    private record Block(Map<String, YamlNode.Entry> entries, int column, int end) {

        int lengthOf(YamlNode.Entry entry, List<String> lines) {
            return endOf(entry, lines) - (entry.line() - 1);
        }

        int endOf(YamlNode.Entry entry, List<String> lines) {
            int next = entries.values().stream()
                    .mapToInt(other -> other.line() - 1)
                    .filter(line -> line >= entry.line())
                    .min()
                    .orElse(end);
            return Math.max(entry.line(), contentEnd(lines, entry.line(), next));
        }
    }

    /** The line after the last one in a range that is neither blank nor a comment. */
    private static int contentEnd(List<String> lines, int from, int to) {
        int end = Math.min(to, lines.size());
        while (end > from && (lines.get(end - 1).isBlank() || isComment(lines.get(end - 1)))) {
            end--;
        }
        return end;
    }

    private static int blockEnd(List<String> lines, int from, int dash, int to) {
        int end = from;
        for (int i = from; i < to; i++) {
            String line = lines.get(i);
            if (line.isBlank()) {
                continue;
            }
            if (indent(line) <= dash) {
                break;
            }
            end = i + 1;
        }
        return end;
    }

    private static boolean isComment(String line) {
        return line.stripLeading().startsWith("#");
    }

    private static int indent(String line) {
        int spaces = 0;
        while (spaces < line.length() && line.charAt(spaces) == ' ') {
            spaces++;
        }
        return spaces;
    }
}
