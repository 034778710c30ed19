package dev.trivium.provider.gemini;

import dev.trivium.provider.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts a value where a JSONPath (RFC 9535) of names and indexes points, making what lies between. Text is appended to
 * text that is already there.
 */
final class GeminiJsonPath {

    private static final Pattern STEP = Pattern.compile(
            "\\.([^.\\[\\]]+)|\\[(\\d{1,4})]|\\['((?:[^'\\\\]|\\\\.)*)']|\\[\"((?:[^\"\\\\]|\\\\.)*)\"]");

    private GeminiJsonPath() {}

    static void put(ObjectNode root, String path, JsonNode value) {
        List<Object> steps = steps(path);
        if (steps.isEmpty()) {
            return;
        }
        JsonNode at = root;
        for (int i = 0; i < steps.size() - 1; i++) {
            JsonNode next = get(at, steps.get(i));
            if (!next.isContainer()) {
                next = steps.get(i + 1) instanceof Integer ? Json.MAPPER.createArrayNode() : Json.object();
                set(at, steps.get(i), next);
            }
            at = next;
        }
        Object last = steps.get(steps.size() - 1);
        JsonNode older = get(at, last);
        set(
                at,
                last,
                older.isString() && value.isString()
                        ? Json.MAPPER.getNodeFactory().stringNode(older.stringValue() + value.stringValue())
                        : value);
    }

    private static List<Object> steps(String path) {
        List<Object> steps = new ArrayList<>();
        Matcher step = STEP.matcher(path);
        while (step.find()) {
            if (step.group(2) != null) {
                steps.add(Integer.valueOf(step.group(2)));
            } else {
                String quoted = step.group(3) != null ? step.group(3) : step.group(4);
                steps.add(quoted == null ? step.group(1) : quoted.replaceAll("\\\\(.)", "$1"));
            }
        }
        return steps;
    }

    private static JsonNode get(JsonNode at, Object step) {
        return step instanceof Integer index ? at.path(index) : at.path((String) step);
    }

    private static void set(JsonNode at, Object step, JsonNode value) {
        if (at instanceof ObjectNode object) {
            object.set(step.toString(), value);
        } else if (at instanceof ArrayNode array && step instanceof Integer index) {
            while (array.size() <= index) {
                array.addNull();
            }
            array.set(index, value);
        }
    }
}
