package dev.trivium.app.routes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and changes plain values by a path such as {@code check.score.at_least} or {@code choose[0].when}. */
final class FieldValues {

    private FieldValues() {}

    static @Nullable Object get(Map<String, Object> values, String path) {
        Object at = values;
        for (String part : path.split("\\.", -1)) {
            int bracket = part.indexOf('[');
            String key = bracket < 0 ? part : part.substring(0, bracket);
            at = at instanceof Map<?, ?> map ? map.get(key) : null;
            if (bracket >= 0) {
                int index = index(part);
                at = at instanceof List<?> list && index < list.size() ? list.get(index) : null;
            }
        }
        return at;
    }

    /** A copy with another value; without it, if that is null. What holds nothing any more goes too. */
    static Map<String, Object> with(Map<String, Object> values, String path, @Nullable Object value) {
        int dot = path.indexOf('.');
        String part = dot < 0 ? path : path.substring(0, dot);
        String rest = dot < 0 ? "" : path.substring(dot + 1);
        int bracket = part.indexOf('[');
        String key = bracket < 0 ? part : part.substring(0, bracket);
        Map<String, Object> changed = new LinkedHashMap<>(values);
        Object before = values.get(key);
        Object inner = bracket < 0 ? inner(before, rest, value) : item(before, index(part), rest, value);
        if (inner == null) {
            changed.remove(key);
        } else {
            changed.put(key, inner);
        }
        return changed;
    }

    private static @Nullable Object inner(@Nullable Object before, String rest, @Nullable Object value) {
        if (rest.isEmpty()) {
            return value;
        }
        Map<String, Object> map = with(map(before), rest, value);
        return map.isEmpty() ? null : map;
    }

    private static Object item(@Nullable Object before, int index, String rest, @Nullable Object value) {
        List<Object> items = new ArrayList<>(before instanceof List<?> list ? list : List.of());
        Object changed = inner(index < items.size() ? items.get(index) : null, rest, value);
        if (changed == null) {
            items.remove(index);
        } else if (index < items.size()) {
            items.set(index, changed);
        } else {
            items.add(changed);
        }
        return items;
    }

    private static Map<String, Object> map(@Nullable Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> known) {
            known.forEach((key, one) -> map.put(key.toString(), one));
        }
        return map;
    }

    private static int index(String part) {
        return Integer.parseInt(part.substring(part.indexOf('[') + 1, part.length() - 1));
    }
}
