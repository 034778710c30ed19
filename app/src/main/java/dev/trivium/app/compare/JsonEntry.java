package dev.trivium.app.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One line of a JSON tree.
 *
 * @param key a member's name or an element's index; empty at the root
 * @param path how to get there, as JSONPath (RFC 9535) writes it
 * @param pointer the same as a JSON Pointer (RFC 6901)
 */
record JsonEntry(String key, String path, String pointer, JsonNode value) {

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** A longer string is cut on the screen; copied it is whole. */
    private static final int LONGEST = 300;

    static JsonEntry root(JsonNode value) {
        return new JsonEntry("", "$", "", value);
    }

    List<JsonEntry> children() {
        List<JsonEntry> children = new ArrayList<>();
        if (value.isObject()) {
            value.forEachEntry((name, child) ->
                    children.add(new JsonEntry(name, path + member(name), pointer + "/" + escaped(name), child)));
        } else {
            for (int i = 0; i < value.size(); i++) {
                children.add(new JsonEntry(Integer.toString(i), path + "[" + i + "]", pointer + "/" + i, value.get(i)));
            }
        }
        return children;
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static String member(String name) {
        return PLAIN_NAME.matcher(name).matches()
                ? "." + name
                : "['" + name.replace("\\", "\\\\").replace("'", "\\'") + "']";
    }

    /** What stands beside the key: a value, or how much is inside. */
    String text() {
        if (value.isObject()) {
            return value.size() == 1 ? "{1 member}" : "{" + value.size() + " members}";
        }
        if (value.isArray()) {
            return value.size() == 1 ? "[1 element]" : "[" + value.size() + " elements]";
        }
        String text = value.toString();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    /** {@code object}, {@code array}, {@code string}, {@code number} or {@code literal}. */
    String kind() {
        if (value.isContainer()) {
            return value.isObject() ? "object" : "array";
        }
        return value.isString() ? "string" : value.isNumber() ? "number" : "literal";
    }

    /** A string as it is, anything else as JSON. */
    String copied() {
        return value.isString() ? value.stringValue() : JsonText.pretty(value);
    }
}
