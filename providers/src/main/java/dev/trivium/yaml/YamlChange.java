package dev.trivium.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns one document into another by changing only the lines that differ: comments, order and layout of everything else
 * stay. Values are plain (maps with texts as keys, lists, texts, numbers, booleans).
 *
 * <p>What a person wrote out although it is as usual may be missing from both values; it stays then.
 */
public final class YamlChange {

    private record Edit(int start, int end, String text) {}

    private final String text;
    private final YamlPlaces places;
    private final List<Edit> edits = new ArrayList<>();

    private YamlChange(String text) {
        this.text = text;
        this.places = new YamlPlaces(text);
    }

    /**
     * Changes a text.
     *
     * @param text that {@link YamlReader} has accepted, and that says {@code before}
     */
    public static String apply(String text, Map<String, Object> before, Map<String, Object> after) {
        YamlChange change = new YamlChange(text.endsWith("\n") ? text : text + "\n");
        change.compare("", before, after);
        change.edits.sort(Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end));
        StringBuilder changed = new StringBuilder();
        int at = 0;
        for (Edit edit : change.edits) {
            changed.append(change.text, at, edit.start).append(edit.text);
            at = edit.end;
        }
        return changed.append(change.text, at, change.text.length()).toString();
    }

    private void compare(String path, Object before, Object after) {
        YamlPlaces.Place place = places.find(path);
        if (place == null || before.equals(after)) {
            return;
        }
        if (before instanceof Map<?, ?> from && after instanceof Map<?, ?> to && !from.isEmpty() && !to.isEmpty()) {
            maps(path, place, from, to);
        } else if (before instanceof List<?> from && after instanceof List<?> to && !from.isEmpty() && !to.isEmpty()) {
            lists(path, place, from, to);
        } else {
            replace(place, after);
        }
    }

    private void maps(String path, YamlPlaces.Place place, Map<?, ?> before, Map<?, ?> after) {
        Set<Object> keys = new LinkedHashSet<>(before.keySet());
        keys.addAll(after.keySet());
        boolean otherKind = path.startsWith("steps.") && !first(before).equals(first(after));
        boolean otherKeys = keys.stream()
                .anyMatch(key -> child(path, key) == null ? after.containsKey(key) : !after.containsKey(key));
        boolean plain = keys.stream()
                .allMatch(key -> child(path, key) == null || after.containsKey(key) || ownLines(child(path, key)));
        int kept = keys.stream()
                .filter(after::containsKey)
                .map(key -> child(path, key))
                .filter(Objects::nonNull)
                .mapToInt(YamlPlaces.Place::end)
                .max()
                .orElse(-1);
        if (otherKeys && (place.flow() || otherKind || !plain || kept < 0)) {
            replace(place, after);
            return;
        }
        StringBuilder added = new StringBuilder();
        for (Object key : keys) {
            YamlPlaces.Place value = child(path, key);
            Object wanted = after.get(key);
            Object known = before.get(key);
            if (value == null && wanted != null) {
                added.append(indented(Map.of(key, wanted), column(path, keys))).append('\n');
            } else if (value != null && wanted == null) {
                edits.add(new Edit(lineStart(value.keyStart()), lineEnd(value.end()), ""));
            } else if (value != null && known == null) {
                replace(value, Objects.requireNonNull(wanted));
            } else if (value != null && known != null && wanted != null) {
                compare(join(path, key), known, wanted);
            }
        }
        if (added.length() > 0) {
            int at = lineEnd(kept);
            edits.add(new Edit(at, at, added.toString()));
        }
    }

    private void lists(String path, YamlPlaces.Place place, List<?> before, List<?> after) {
        if (place.flow() && before.size() != after.size()) {
            replace(place, after);
            return;
        }
        int least = Math.min(before.size(), after.size());
        int head = 0;
        while (head < least && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < least - head && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        int both = least - tail;
        for (int i = head; i < both; i++) {
            compare(path + "[" + i + "]", before.get(i), after.get(i));
        }
        for (int i = both; i < before.size() - tail; i++) {
            YamlPlaces.Place item = item(path, i);
            edits.add(new Edit(lineStart(item.start()), lineEnd(item.end()), ""));
        }
        insert(path, both, after.subList(both, Math.max(both, after.size() - tail)));
    }

    private void insert(String path, int index, List<?> items) {
        if (items.isEmpty()) {
            return;
        }
        YamlPlaces.Place first = item(path, 0);
        int start = lineStart(first.start());
        int dash = text.indexOf('-', start) - start;
        StringBuilder added = new StringBuilder();
        for (Object item : items) {
            added.append(" ".repeat(dash)).append("- ");
            added.append(indented(item, dash + 2).strip()).append('\n');
        }
        int at = index == 0 ? start : lineEnd(item(path, index - 1).end());
        edits.add(new Edit(at, at, added.toString()));
    }

    private YamlPlaces.Place item(String path, int index) {
        return Objects.requireNonNull(places.find(path + "[" + index + "]"));
    }

    /** A block stays one where it is of several parts, and stands where it stood. */
    private void replace(YamlPlaces.Place place, Object value) {
        boolean onNextLine = place.keyEnd() < place.start() && lineStart(place.start()) > place.keyEnd();
        boolean collection = value instanceof Map || value instanceof List;
        if (onNextLine && !collection) {
            edits.add(new Edit(text.indexOf(':', place.keyEnd()) + 1, place.end(), " " + YamlWriter.inline(value)));
        } else if (value instanceof Map && !place.flow() && (onNextLine || place.keyEnd() == place.start())) {
            int column = place.start() - lineStart(place.start());
            edits.add(
                    new Edit(place.start(), place.end(), indented(value, column).strip()));
        } else {
            edits.add(new Edit(place.start(), place.end(), YamlWriter.inline(value)));
        }
    }

    private static String indented(Object value, int column) {
        return YamlWriter.block(value).indent(column).stripTrailing();
    }

    private int column(String path, Set<Object> keys) {
        return keys.stream()
                .map(key -> child(path, key))
                .filter(Objects::nonNull)
                .mapToInt(YamlPlaces.Place::column)
                .findFirst()
                .orElse(0);
    }

    /** Whether a key and its value can be cut out as lines. */
    private boolean ownLines(YamlPlaces.@Nullable Place value) {
        return value != null
                && text.substring(lineStart(value.keyStart()), value.keyStart()).isBlank();
    }

    private YamlPlaces.@Nullable Place child(String path, Object key) {
        return places.find(join(path, key));
    }

    private static String join(String path, Object key) {
        return path.isEmpty() ? key.toString() : path + "." + key;
    }

    private static Object first(Map<?, ?> map) {
        return map.keySet().iterator().next();
    }

    private int lineStart(int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    private int lineEnd(int at) {
        return text.indexOf('\n', at) + 1;
    }
}
