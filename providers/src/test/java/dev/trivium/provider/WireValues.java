package dev.trivium.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the values of fields in a stream of JSON, so that tests can put others there. */
final class WireValues {

    private static final Pattern FIELD = Pattern.compile("\":(?=[\"\\d{\\[tf])");

    private WireValues() {}

    /** Start and end of each value: a text, a number, an object, an array, true or false. */
    static List<int[]> find(String stream) {
        List<int[]> values = new ArrayList<>();
        Matcher field = FIELD.matcher(stream);
        while (field.find()) {
            values.add(new int[] {field.end(), end(stream, field.end())});
        }
        return values;
    }

    private static int end(String stream, int start) {
        int depth = 0;
        boolean text = false;
        for (int i = start; i < stream.length(); i++) {
            char c = stream.charAt(i);
            if (c == '"' && stream.charAt(i - 1) != '\\') {
                text = !text;
            } else if (!text && (c == '{' || c == '[')) {
                depth++;
            } else if (!text && depth == 0 && (c == ',' || c == '}' || c == ']')) {
                return i;
            } else if (!text && (c == '}' || c == ']')) {
                depth--;
            }
        }
        return stream.length();
    }
}
