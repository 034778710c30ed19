package dev.trivium.compare.export;

import java.util.Iterator;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes JSON values as literals of a language. */
enum Literals {
    JSON("true", "false", "null"),
    PYTHON("True", "False", "None");

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String STEP = "    ";

    private final String yes;
    private final String no;
    private final String nothing;

    Literals(String yes, String no, String nothing) {
        this.yes = yes;
        this.no = no;
        this.nothing = nothing;
    }

    /** A text in double quotes; its escapes mean the same in JSON, Python and JavaScript. */
    static String text(String value) {
        return MAPPER.writeValueAsString(value);
    }

    /** Over several lines; all but the first are indented by so many steps. */
    String of(JsonNode value, int depth) {
        StringBuilder out = new StringBuilder();
        write(out, value, depth);
        return out.toString();
    }

    private void write(StringBuilder out, JsonNode value, int depth) {
        if (value.isObject() && !value.isEmpty()) {
            out.append("{\n");
            for (Iterator<Map.Entry<String, JsonNode>> entries =
                            value.properties().iterator();
                    entries.hasNext(); ) {
                Map.Entry<String, JsonNode> entry = entries.next();
                out.append(STEP.repeat(depth + 1)).append(text(entry.getKey())).append(": ");
                write(out, entry.getValue(), depth + 1);
                out.append(entries.hasNext() ? ",\n" : "\n");
            }
            out.append(STEP.repeat(depth)).append('}');
        } else if (value.isArray() && !value.isEmpty()) {
            out.append("[\n");
            for (Iterator<JsonNode> items = value.iterator(); items.hasNext(); ) {
                out.append(STEP.repeat(depth + 1));
                write(out, items.next(), depth + 1);
                out.append(items.hasNext() ? ",\n" : "\n");
            }
            out.append(STEP.repeat(depth)).append(']');
        } else if (value.isBoolean()) {
            out.append(value.booleanValue() ? yes : no);
        } else {
            out.append(value.isNull() ? nothing : value.toString());
        }
    }
}
